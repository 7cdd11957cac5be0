//! Estimates how wide a text is, before any browser has drawn it. Errs on the wide side: fonts
//! differ.

/// The font in which a text of the drawing is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Font {
    /// In pixels.
    pub(super) size: f64,
    /// How much wider its characters are than those of the regular weight.
    pub(super) weight: f64,
}

pub(super) const NUMBER: Font = Font {
    size: 15.0,
    weight: 1.08,
};
pub(super) const NAME: Font = Font {
    size: 13.0,
    weight: 1.0,
};
pub(super) const DATE: Font = Font {
    size: 12.0,
    weight: 1.0,
};
pub(super) const LANE: Font = Font {
    size: 15.0,
    weight: 1.05,
};

impl Font {
    /// The width of a text, in pixels.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(em).sum::<f64>() * self.size * self.weight
    }

    /// The text, cut so that it is no wider than `most` pixels, with `…` for what is left out.
    pub(super) fn cut(self, text: &str, most: f64) -> String {
        if self.width(text) <= most {
            return text.to_owned();
        }
        let mut cut = String::new();
        for character in text.chars() {
            cut.push(character);
            if self.width(&cut) + em('…') * self.size * self.weight > most {
                cut.pop();
                break;
            }
        }
        format!("{}…", cut.trim_end())
    }

    /// The text in at most `count` lines no wider than `most` pixels, broken between words; what
    /// is left over is added to the last line, which is cut.
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

/// The width of a character in ems, as the widest of the common fonts has it.
fn em(character: char) -> f64 {
    match character {
        ' ' | '.' | ',' | '\'' | '·' | ':' | ';' | '|' | 'i' | 'j' | 'l' | 'I' | '(' | ')'
        | '-' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' | '&' => 0.72,
        _ if character.is_ascii() => 0.6,
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
