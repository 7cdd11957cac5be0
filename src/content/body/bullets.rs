//! Bullets as press releases have them (□ ○ ㅇ ※ -): Markdown takes them for text and joins the
//! lines.

use std::ops::Range;

/// The length of the bullet that a line of text begins with, and its sign; `None` where it begins
/// with none.
///
/// A dash with a space behind it is a list in Markdown already, a dash before a number is a minus.
pub(crate) fn bullet(line: &str) -> Option<(char, usize)> {
    const BULLETS: &str = "□■○●◦◎▪▫◇◆▶▷☐❍•∙※";
    let mut characters = line.chars();
    let sign = characters.next()?;
    let next = characters.next().unwrap_or('\n');
    let is_bullet = match sign {
        'ㅇ' | '·' => next.is_whitespace(),
        '-' => next.is_alphabetic() || "“‘「(<[".contains(next),
        sign => BULLETS.contains(sign),
    };
    is_bullet.then_some((sign, sign.len_utf8()))
}

/// The lines of a text that begin with bullets, as lists of Markdown: the bytes from the first of
/// them to the last, and what they become. `starts` are the bytes of the bullets, in order.
///
/// The depth of an item follows from its sign: the sign that came first is the outermost.
pub(crate) fn as_lists(text: &str, starts: &[usize]) -> Option<(Range<usize>, String)> {
    let (first, last) = (*starts.first()?, *starts.last()?);
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let begin = line_of(first);
    let mut lists = String::new();
    let mut written = begin;
    let mut open: Vec<char> = Vec::new();
    for start in starts {
        let Some((sign, length)) = bullet(&text[*start..]) else {
            continue;
        };
        let line = line_of(*start);
        let between = &text[written..line];
        if between.contains("\n\n") || between.contains("\n\r\n") {
            open.clear();
        }
        let depth = match open.iter().position(|known| *known == sign) {
            Some(at) => at,
            // A note belongs to the item it stands below.
            None if sign == '※' => open.len(),
            None => {
                open.push(sign);
                open.len() - 1
            }
        };
        if sign != '※' {
            open.truncate(depth + 1);
        }
        lists.push_str(between);
        lists.push_str(&"  ".repeat(depth));
        lists.push_str(if sign == '※' { "- ※ " } else { "- " });
        let words = &text[start + length..];
        written =
            start + length + words.len() - words.trim_start_matches([' ', '\u{3000}', '\t']).len();
    }
    let end = last + text[last..].find(['\r', '\n']).unwrap_or(text.len() - last);
    lists.push_str(&text[written..end.max(written)]);
    Some((begin..end.max(written), lists))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bullets_of_press_releases_become_lists_of_lists() {
        let text = "앞글\n□ 하나\n  ㅇ 둘\n   이어짐\n ㅇ 셋\n   -넷\n※ 주\n□ 다섯\n끝\n";
        let starts: Vec<usize> = text
            .char_indices()
            .filter(|(at, letter)| {
                "□ㅇ※".contains(*letter) || (*letter == '-' && text[*at..].starts_with("-넷"))
            })
            .map(|(at, _)| at)
            .collect();
        let (range, lists) = as_lists(text, &starts).expect("bullets");
        let mended = [&text[..range.start], &lists, &text[range.end..]].concat();
        let expected =
            "앞글\n- 하나\n  - 둘\n   이어짐\n  - 셋\n    - 넷\n      - ※ 주\n- 다섯\n끝\n";
        assert_eq!(mended, expected);
    }

    #[test]
    fn dashes_and_letters_are_bullets_only_where_they_can_be() {
        let check = |line, expected| assert_eq!(bullet(line).is_some(), expected, "{line}");
        check("□ 가", true);
        check("※가", true);
        check("ㅇ 가", true);
        check("ㅇㅇ", false);
        check("-가", true);
        check("- 가", false);
        check("-3도", false);
        check("---", false);
        check("가", false);
    }
}
