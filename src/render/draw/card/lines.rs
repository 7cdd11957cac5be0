//! Breaks the texts of a card into lines.

/// Breaks a text between words into lines of at most `ems` ems, all about as wide. Of more lines
/// than `most`, the first `most` are left, and the last of them ends in `…`.
#[must_use]
pub fn lines(text: &str, ems: f64, most: usize) -> Vec<String> {
    const STEP: f64 = 0.5;
    let mut lines = broken(text, ems);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(last) + 1.0 > ems {
                match last.rfind(' ') {
                    Some(word) => last.truncate(word),
                    None => drop(last.pop()),
                }
            }
            *last = format!("{}…", last.trim_end());
        }
        return lines;
    }
    let mut narrower = ems - STEP;
    while lines.len() > 1 && narrower > ems / 2.0 {
        let tried = broken(text, narrower);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
        narrower -= STEP;
    }
    lines
}

fn broken(text: &str, ems: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= ems => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
        // A word that no line can hold is cut.
        while let Some(last) = lines.last_mut().filter(|last| width(last) > ems) {
            let mut taken = 0.0;
            let at = last.char_indices().skip(1).find(|(at, character)| {
                taken = width(&last[..*at]) + character_width(*character);
                taken > ems
            });
            let Some((at, _)) = at else { break };
            let rest = last.split_off(at);
            lines.push(rest);
        }
    }
    lines
}

/// An estimate of the width of a text in ems, whatever the font: rather too wide than too narrow.
fn width(text: &str) -> f64 {
    text.chars().map(character_width).sum()
}

fn character_width(character: char) -> f64 {
    match character {
        ' ' | '.' | ',' | '\'' | ':' | ';' | '·' | '!' | 'i' | 'l' => 0.32,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 0.95,
        'A'..='Z' | '0'..='9' => 0.66,
        _ if character.is_ascii() || !character.is_alphanumeric() => 0.58,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_about_as_wide() {
        assert_eq!(lines("온도", 10.0, 3), ["온도"]);
        assert_eq!(lines("가나 다라 마바 사", 10.0, 3), ["가나 다라 마바 사"]);
        assert_eq!(
            lines("가나다 라마바 사아 자", 9.0, 3),
            ["가나다 라마바", "사아 자"]
        );
        assert!(lines("", 10.0, 3).is_empty());
    }

    #[test]
    fn a_word_that_no_line_can_hold_is_cut() {
        assert_eq!(lines("가나다라마바", 4.0, 3), ["가나다", "라마바"]);
    }

    #[test]
    fn what_is_too_long_says_that_it_goes_on() {
        let cut = lines("가나다 라마바 사아자 차카타", 4.0, 2);
        assert_eq!(cut, ["가나다", "라마바…"]);
    }
}
