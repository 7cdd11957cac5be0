//! How wide a text is, before any browser has drawn it. Errs on the wide side: faces differ.

/// The size of the letters in which a text of the drawing is set, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Face {
    pub(super) size: f64,
    /// How much wider than regular letters these are.
    pub(super) weight: f64,
}

pub(super) const NUMBER: Face = Face {
    size: 15.0,
    weight: 1.08,
};
pub(super) const NAME: Face = Face {
    size: 13.0,
    weight: 1.0,
};
pub(super) const DATE: Face = Face {
    size: 12.0,
    weight: 1.0,
};
pub(super) const LANE: Face = Face {
    size: 15.0,
    weight: 1.05,
};

impl Face {
    /// The width of a text, in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(em).sum::<f64>() * self.size * self.weight
    }

    /// The text, cut so that it is no wider than `most`, with `…` for what is left out.
    pub(super) fn cut(self, text: &str, most: f64) -> String {
        if self.width(text) <= most {
            return text.to_owned();
        }
        let mut cut = String::new();
        for letter in text.chars() {
            cut.push(letter);
            if self.width(&cut) + em('…') * self.size * self.weight > most {
                cut.pop();
                break;
            }
        }
        format!("{}…", cut.trim_end())
    }

    /// The text in lines no wider than `most`, broken between words; at most so many lines, of which
    /// the last takes what is left.
    pub(super) fn lines(self, text: &str, most: f64, count: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= most => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let rest = lines.split_off(lines.len().min(count));
        if let Some(last) = lines.last_mut() {
            for word in rest {
                last.push(' ');
                last.push_str(&word);
            }
        }
        lines.iter().map(|line| self.cut(line, most)).collect()
    }
}

/// The width of a letter in ems, as the widest of the common faces has it.
fn em(letter: char) -> f64 {
    match letter {
        ' ' | '.' | ',' | '\'' | '·' | ':' | ';' | '|' | 'i' | 'j' | 'l' | 'I' | '(' | ')'
        | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' | '&' => 0.72,
        _ if letter.is_ascii() => 0.6,
        '–' | '‘' | '’' => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_is_wider_than_digits_and_a_cut_text_fits() {
        assert!(NAME.width("산림청") > NAME.width("123"));
        assert_eq!(NAME.cut("산림청", 80.0), "산림청");
        let cut = NAME.cut("보은군 건강사랑(학습동아리)", 80.0);
        assert!(cut.ends_with('…') && NAME.width(&cut) <= 80.0, "{cut}");
    }

    #[test]
    fn a_long_name_is_broken_between_words_and_nothing_is_wider_than_asked_for() {
        let lines = LANE.lines("산업부 공공기관 혁신현장 이어달리기", 140.0, 2);
        assert_eq!(lines[0], "산업부 공공기관");
        assert!(
            lines.len() == 2 && lines.iter().all(|line| LANE.width(line) <= 140.0),
            "{lines:?}"
        );
        assert_eq!(LANE.lines("질러혁신", 140.0, 2), ["질러혁신"]);
    }
}
