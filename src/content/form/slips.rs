//! The slips that make YAML unreadable, by name: what Korean keyboards and word processors do to
//! it, and signs of YAML inside titles.

use std::ops::Range;

/// Why a line is invalid YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// It is indented with a tab.
    Tab,
    /// A full-width colon stands where a colon must part name and value.
    FullWidthColon,
    /// No space stands behind the colon.
    NoSpace,
    /// A name has no colon.
    NoColon,
    /// A field is indented as if it belonged to the one before.
    Indented,
    /// The value holds a colon and a space.
    Colon,
    /// The value begins with a sign of YAML.
    Sign(char),
    /// The value begins with a bracket that is not closed.
    OpenBracket(char),
    /// The value begins with a quote that is not closed.
    OpenQuote,
    /// Words stand behind the closing quote.
    WordsBehindQuote,
}

/// A slip in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundSlip {
    pub(crate) slip: Slip,
    /// The bytes to mark.
    pub(crate) mark: Range<usize>,
    /// Bytes to replace, and by what, so that the line has the meaning intended.
    pub(crate) safe_fix: Option<(Range<usize>, String)>,
}

impl FoundSlip {
    fn new(slip: Slip, mark: Range<usize>) -> Self {
        Self {
            slip,
            mark,
            safe_fix: None,
        }
    }

    fn safe_fix(self, range: Range<usize>, replacement: impl Into<String>) -> Self {
        Self {
            safe_fix: Some((range, replacement.into())),
            ..self
        }
    }

    /// The same, so many bytes later in a text.
    pub(crate) fn shifted(self, by: usize) -> Self {
        let shifted = |range: Range<usize>| range.start + by..range.end + by;
        Self {
            mark: shifted(self.mark),
            safe_fix: self.safe_fix.map(|(range, text)| (shifted(range), text)),
            ..self
        }
    }
}

/// Finds the first slip in a field as it was written, from the first byte of its line.
pub(crate) fn find(field: &str) -> Option<FoundSlip> {
    let mut start = 0;
    let mut first: Option<&str> = None;
    for line in field.split_inclusive('\n') {
        let is_below_value = first.is_some_and(has_plain_value);
        let found = in_line(&field[start..], line, first.is_none() || is_below_value);
        if let Some(found) = found {
            return Some(found.shifted(start));
        }
        if !line.trim().is_empty() {
            first.get_or_insert(line);
        }
        start += line.len();
    }
    None
}

/// Whether a line is a field with a value that ends with it, so that none can stand below it.
fn has_plain_value(line: &str) -> bool {
    const OPENING: [char; 7] = ['|', '>', '[', '{', '"', '\'', '#'];
    let value = line.split_once(": ").map(|(_, value)| value.trim());
    value.is_some_and(|value| !value.is_empty() && !value.starts_with(OPENING))
}

/// The slip in the first line of `rest`; `is_first` says whether it must begin with the name of a
/// field.
fn in_line(rest: &str, line: &str, is_first: bool) -> Option<FoundSlip> {
    let content = line.trim_end();
    let indent = content.len() - content.trim_start_matches(' ').len();
    if content[indent..].starts_with('\t') {
        let tab = indent..indent + 1;
        return Some(FoundSlip::new(Slip::Tab, tab.clone()).safe_fix(tab, "  "));
    }
    if content.trim_start().starts_with('#') {
        return None;
    }
    let item = content[indent..].trim_start_matches("- ");
    let item = content.len() - item.trim_start().len();
    let name = &content[item..];
    let name = &name[..name.len() - name.trim_start_matches(is_of_name).len()];
    let behind = &content[item + name.len()..];
    let sign = item + name.len();
    if name.is_empty() {
        return value_slip(rest, item, content);
    }
    if let Some(value) = behind.strip_prefix('：') {
        let colon = sign..sign + '：'.len_utf8();
        let replacement = if value.starts_with(' ') { ":" } else { ": " };
        return Some(
            FoundSlip::new(Slip::FullWidthColon, colon.clone()).safe_fix(colon, replacement),
        );
    }
    let Some(value) = behind.strip_prefix(':') else {
        let is_field = is_first && item == 0;
        return is_field.then(|| FoundSlip::new(Slip::NoColon, item..sign));
    };
    if !value.is_empty() && !value.starts_with([' ', '\t', '/']) {
        let colon = sign..sign + 1;
        return Some(FoundSlip::new(Slip::NoSpace, colon.clone()).safe_fix(colon, ": "));
    }
    if is_first && indent > 0 {
        return Some(FoundSlip::new(Slip::Indented, 0..sign));
    }
    let value = content.len() - value.trim_start().len();
    value_slip(rest, value, content)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

/// The slip in the value that begins `at` this byte of `rest`, the first line of which is `line`.
fn value_slip(rest: &str, at: usize, line: &str) -> Option<FoundSlip> {
    let value = &line[at..];
    let sign = value.chars().next()?;
    let whole = at..line.len();
    let mark = at..at + sign.len_utf8();
    let in_quotes = |slip, mark| FoundSlip::new(slip, mark).safe_fix(whole.clone(), quoted(value));
    match sign {
        '[' | '{' => {
            let close = if sign == '[' { ']' } else { '}' };
            let Some(end) = rest[at..].rfind(close).map(|end| at + end + 1) else {
                return Some(FoundSlip::new(Slip::OpenBracket(sign), mark));
            };
            let words = line.get(end..).unwrap_or_default();
            has_words(words).then(|| in_quotes(Slip::Sign(sign), whole.clone()))
        }
        '"' | '\'' => {
            let inside = at + 1;
            let Some(close) = closing(&rest[inside..], sign).map(|close| inside + close + 1) else {
                return Some(FoundSlip::new(Slip::OpenQuote, mark));
            };
            let words = line.get(close..).unwrap_or_default();
            has_words(words).then(|| in_quotes(Slip::WordsBehindQuote, whole.clone()))
        }
        '@' | '`' | '%' | '*' | '&' | '!' => Some(in_quotes(Slip::Sign(sign), whole.clone())),
        '|' | '>' => {
            let is_option = |c: char| "+-".contains(c) || c.is_ascii_digit();
            let words = value[1..].trim_start_matches(is_option);
            has_words(words).then(|| in_quotes(Slip::Sign(sign), whole.clone()))
        }
        '-' | '?' | '#' => None,
        _ => {
            let end = value.find(" #").unwrap_or(value.len());
            let value = value[..end].trim_end();
            let colon = value.find(": ").or(value.strip_suffix(':').map(str::len))?;
            let colon = at + colon;
            let found = FoundSlip::new(Slip::Colon, colon..colon + 1);
            Some(found.safe_fix(at..at + value.len(), quoted(value)))
        }
    }
}

/// Whether anything stands behind a value but a comment.
fn has_words(behind: &str) -> bool {
    let behind = behind.trim();
    !(behind.is_empty() || behind.starts_with('#'))
}

/// Where a quote closes; a doubled single quote and one behind a backslash do not.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if quote == '"' && c == '\\' {
            characters.next();
        } else if c == quote {
            let is_doubled =
                quote == '\'' && characters.next_if(|(_, next)| *next == '\'').is_some();
            if !is_doubled {
                return Some(at);
            }
        }
    }
    None
}

/// A value between quotes that it does not hold itself.
pub(crate) fn quoted(value: &str) -> String {
    let value = value.trim();
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a field is found to be, with the bytes marked, and what it is mended to.
    fn check(field: &str, slip: Slip, mark: &str, mended: Option<&str>) {
        let found = find(field).expect("a slip");
        assert_eq!((found.slip, &field[found.mark]), (slip, mark), "{field}");
        let written = found.safe_fix.map(|(range, replacement)| {
            [&field[..range.start], &replacement, &field[range.end..]].concat()
        });
        assert_eq!(written.as_deref(), mended, "{field}");
    }

    #[test]
    fn every_slip_has_a_name_a_place_and_a_cure_where_it_is_sure() {
        check("title：가", Slip::FullWidthColon, "：", Some("title: 가"));
        check("title:가", Slip::NoSpace, ":", Some("title: 가"));
        check("title 가", Slip::NoColon, "title", None);
        check("  title: 가", Slip::Indented, "  title", None);
        check("a: 나\n  b: 가", Slip::Indented, "  b", None);
        check("a:\n\tb: 가", Slip::Tab, "\t", Some("a:\n  b: 가"));
        check(
            "a: 가: 나 # 다",
            Slip::Colon,
            ":",
            Some("a: \"가: 나\" # 다"),
        );
        let check_whole = |field, slip, mark, mended| check(field, slip, mark, Some(mended));
        check_whole("a: [가] 나", Slip::Sign('['), "[가] 나", "a: \"[가] 나\"");
        check_whole("a: @가", Slip::Sign('@'), "@가", "a: \"@가\"");
        check_whole("a:\n  - %나", Slip::Sign('%'), "%나", "a:\n  - \"%나\"");
        check_whole(
            "a: \"가\" 나",
            Slip::WordsBehindQuote,
            "\"가\" 나",
            "a: '\"가\" 나'",
        );
        check("a: [가, 나\n", Slip::OpenBracket('['), "[", None);
        check("a: \"가\nb: 나\n", Slip::OpenQuote, "\"", None);
    }

    #[test]
    fn good_yaml_has_no_slip() {
        for field in [
            "title: 가 나\n",
            "title: \"가: 나\" # 주석\n",
            "title: '가''나'\n",
            "tags: [가, 나] # 주석\n",
            "tags:\n  - 가\n  - {a: 나}\n",
            "url: https://ondo.example/a\n",
            "# 주석: 가\n",
            "hosts: [\n  가,\n  나\n]\n",
            "time: 14:00\n",
        ] {
            assert_eq!(find(field), None, "{field}");
        }
    }
}
