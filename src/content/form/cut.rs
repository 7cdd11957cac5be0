//! Cuts a file into front matter and body.

use super::node::Node;
use super::problems;
use super::reader::Reader;
use super::repair::front_matter_end;
use super::syntax_problems;
use super::yaml::parse;
use crate::base::{Place, Span};
use crate::content::encoding::encoding_of;
use crate::content::sources::SourceFile;

/// The text of a file without its byte order mark, and how many bytes the mark took.
pub(crate) fn text_of<'f>(
    file: &'f SourceFile,
    reader: &mut Reader<'_>,
) -> Option<(&'f str, usize)> {
    const MARK: char = '\u{feff}';
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        let place = Place::start_of(&file.path);
        let encoding = encoding_of(&file.bytes).map(|(_, name)| name);
        reader.report(problems::not_utf8(&place, encoding));
        return None;
    };
    let without_mark = text.strip_prefix(MARK);
    Some(without_mark.map_or((text, 0), |rest| (rest, MARK.len_utf8())))
}

/// A file cut into the tree of its fields and the text of its body.
pub(crate) struct Cut<'f> {
    /// The fields.
    pub(crate) front: Node,
    /// Whether every field could be read.
    pub(crate) is_whole: bool,
    /// Where the front matter begins, for what is missing in it.
    pub(crate) start: Span,
    /// The text below the front matter.
    pub(crate) body: &'f str,
    /// Where the body begins in its file, in bytes.
    pub(crate) body_offset: usize,
}

/// Cuts a file; `None`, with a report, where it is not UTF-8 or has no front matter.
pub(crate) fn cut<'f>(file: &'f SourceFile, reader: &mut Reader<'_>) -> Option<Cut<'f>> {
    let (text, offset) = text_of(file, reader)?;
    let parts = split(text, offset, reader)?;
    let front = parse(parts.front, parts.front_offset, &file.path);
    reader.problems.extend(front.problems);
    Some(Cut {
        front: front.root,
        is_whole: front.is_whole,
        start: Span::new(offset..offset + 3),
        body: parts.body,
        body_offset: parts.body_offset,
    })
}

/// The texts of front matter and body, each with its offset in the file.
struct Parts<'t> {
    front: &'t str,
    front_offset: usize,
    body: &'t str,
    body_offset: usize,
}

fn split<'t>(text: &'t str, offset: usize, reader: &mut Reader<'_>) -> Option<Parts<'t>> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    let fence = |line: &str| line.trim_end() == "---";
    let Some((_, first)) = lines.next().filter(|(_, line)| fence(line)) else {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let place = reader.place(Span::new(offset..offset + end));
        let is_toml = text[..end].trim_end() == "+++";
        reader.report(if is_toml {
            syntax_problems::toml_front_matter(&place)
        } else {
            syntax_problems::front_matter_missing(&place)
        });
        return None;
    };
    let Some((close, line)) = lines.find(|(_, line)| fence(line)) else {
        let first = text.find('\n').map_or(text.len(), |end| end + 1);
        let prose = front_matter_end(&text[first..]);
        let mark = prose.map_or(0..3, |prose| first + prose.start..first + prose.end);
        let place = reader.place(Span::new(offset + mark.start..offset + mark.end));
        reader.report(syntax_problems::front_matter_open(&place));
        return None;
    };
    let body = close + line.len();
    Some(Parts {
        front: &text[first.len()..close],
        front_offset: offset + first.len(),
        body: &text[body..],
        body_offset: offset + body,
    })
}
