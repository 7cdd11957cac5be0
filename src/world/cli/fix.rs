//! `ondo fix`: applies safe fixes, and shows them as a diff.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to disk and clock"
)]

use super::args::{Arguments, Fix};
use super::exit::Exit;
use super::open::read;
use super::terminal::{answer, said, say, stop, style_of_answers};
use super::words;
use crate::base::{self, SourcePath, Words, composed};
use crate::content::{self, SourceFile, Sources, encoding_of};
use crate::site::{self, Options};
use crate::world::host::clock;
use crate::world::host::disk::DiskError;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Fixes the records of the site, or only shows how.
pub(super) fn fix(arguments: &Arguments, command: &Fix) -> Exit {
    let folder = match read(arguments) {
        Ok(folder) => folder,
        Err(end) => return end,
    };
    let config = content::config(folder.sources.config.as_ref()).value;
    let style = style_of_answers(arguments.lang, config.as_ref());
    let options = Options {
        with_drafts: true,
        ..Options::at(clock::now())
    };
    let texts = fixed_texts(&folder.sources, |sources| {
        site::safe_fixes(sources, &options, command.agencies.map(Into::into))
    });
    let files = folder.sources.records.iter().chain(&folder.sources.config);
    let changed = files.filter_map(|file| {
        let text = texts.get(&file.path)?;
        (text.as_bytes() != &*file.bytes).then_some((file, text))
    });
    let changed: Vec<(&SourceFile, &String)> = changed.collect();
    for (file, text) in &changed {
        answer(&shown(file, text, style.language));
        if command.dry_run {
            continue;
        }
        let Some(path) = folder.records.get(&file.path) else {
            continue;
        };
        if let Err(error) = replace(path, text) {
            return stop(&error.words(), style.language, Exit::Failure);
        }
    }
    let fixed = words::fixed(changed.len(), command.dry_run);
    say(&fixed, style.language);
    Exit::Fine
}

/// The texts of all files that can be read, with every safe fix applied. `safe_fixes` finds the
/// fixes in normalized sources; one fix may make the next possible.
fn fixed_texts(
    sources: &Sources,
    safe_fixes: impl Fn(&Sources) -> Vec<base::Fix>,
) -> BTreeMap<SourcePath, String> {
    // Each round fixes something, or is the last: a line with a tab may stand below the next.
    const ROUNDS: usize = 32;
    let plain = |file: &SourceFile| SourceFile {
        path: file.path.clone(),
        bytes: match plain(&file.bytes) {
            Some(text) => text.into_bytes().into(),
            None => file.bytes.clone(),
        },
    };
    let mut sources = Sources {
        config: sources.config.as_ref().map(plain),
        records: sources.records.iter().map(plain).collect(),
        ..sources.clone()
    };
    for _ in 0..ROUNDS {
        let mut by_file: BTreeMap<SourcePath, Vec<base::Fix>> = BTreeMap::new();
        for fix in safe_fixes(&sources) {
            by_file.entry(fix.place.path.clone()).or_default().push(fix);
        }
        if by_file.is_empty() {
            break;
        }
        let files = sources.records.iter_mut().chain(&mut sources.config);
        for file in files {
            if let Some(fixes) = by_file.remove(&file.path)
                && let Ok(text) = std::str::from_utf8(&file.bytes)
            {
                file.bytes = applied(text, fixes).into_bytes().into();
            }
        }
    }
    let files = sources.records.into_iter().chain(sources.config);
    let text = |file: SourceFile| {
        let text = String::from_utf8(file.bytes.to_vec()).ok()?;
        Some((file.path, text))
    };
    files.filter_map(text).collect()
}

/// A text as Ondo keeps texts: UTF-8 without a byte order mark, line feeds, Hangul in whole
/// syllables. `None` where its encoding is unknown.
fn plain(bytes: &[u8]) -> Option<String> {
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let text = content::decoded(bytes);
    // Nothing is written that has lost a character on the way.
    let is_whole = is_utf8 || !text.contains(char::REPLACEMENT_CHARACTER);
    (is_whole && (is_utf8 || encoding_of(bytes).is_some()))
        .then(|| composed(&text.replace("\r\n", "\n")).into_owned())
}

/// A text with fixes applied; of two that overlap, the first.
fn applied(text: &str, mut fixes: Vec<base::Fix>) -> String {
    fixes.sort_by_key(|fix| fix.place.span);
    let mut written = 0;
    let mut applied = String::with_capacity(text.len());
    for fix in fixes {
        let range = fix.place.span.range();
        let Some(before) = text.get(written..range.start) else {
            continue;
        };
        if text.get(range.clone()).is_none() {
            continue;
        }
        applied.push_str(before);
        applied.push_str(&fix.replacement);
        written = range.end;
    }
    applied.push_str(&text[written..]);
    applied
}

/// What changes in a file: how it is stored, then the lines.
fn shown(file: &SourceFile, text: &str, language: content::Language) -> String {
    let before = content::decoded(&file.bytes).replace("\r\n", "\n");
    let is_utf8 = std::str::from_utf8(&file.bytes).is_ok();
    let mut stored = Vec::new();
    if let Some((_, name)) = encoding_of(&file.bytes).filter(|_| !is_utf8) {
        stored.push(words::Stored::Encoding(name));
    }
    if file.bytes.starts_with("\u{feff}".as_bytes()) {
        stored.push(words::Stored::Mark);
    }
    if content::decoded(&file.bytes).contains("\r\n") {
        stored.push(words::Stored::LineEnds);
    }
    let stored: Vec<Words> = stored.into_iter().map(words::Stored::change).collect();
    let path = file.path.as_str();
    let diff = TextDiff::from_lines(before.as_str(), text);
    let mut unified = diff.unified_diff();
    let lines = unified.context_radius(1).header(path, path).to_string();
    if stored.is_empty() {
        return lines;
    }
    let stored = Words::joined(&stored, ", ");
    format!("{path}: {}\n{lines}", said(&stored, language))
}

/// Replaces a file in one step: either all of the text is there, or the file is as it was.
fn replace(path: &Path, text: &str) -> Result<(), DiskError> {
    let at = || DiskError::at(path);
    // The target of a symbolic link is replaced, not the link.
    let path = path.canonicalize().map_err(at())?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let permissions = fs::metadata(&path).map_err(at())?.permissions();
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(at())?;
    file.write_all(text.as_bytes()).map_err(at())?;
    file.as_file().set_permissions(permissions).map_err(at())?;
    file.as_file().sync_all().map_err(at())?;
    file.persist(&path).map_err(|error| at()(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, Span};

    #[test]
    fn of_two_replacements_that_overlap_the_first_is_written() {
        let fix = |range, replacement: &str| base::Fix {
            place: Place {
                path: SourcePath::new("a.md"),
                span: Span::new(range),
            },
            replacement: replacement.to_owned(),
            is_safe: true,
        };
        let fixes = vec![
            fix(6..9, "라"),
            fix(0..6, "나"),
            fix(3..9, "다"),
            fix(99..100, "마"),
        ];
        assert_eq!(applied("가가가", fixes), "나라");
    }

    #[test]
    fn a_text_in_any_encoding_becomes_plain() {
        let check = |bytes: &[u8]| assert_eq!(plain(bytes).as_deref(), Some("혁신\n"));
        check("\u{feff}혁신\r\n".as_bytes());
        check(b"\xc7\xf5\xbd\xc5\r\n");
        check(b"\xff\xfe\x01\xd6\xe0\xc2\x0a\x00");
        check("\u{1112}\u{1167}\u{11a8}\u{1109}\u{1175}\u{11ab}\n".as_bytes());
        assert_eq!(plain(b"\xff\xfd\x00"), None);
        // Half a pair of UTF-16: a character that cannot be kept.
        assert_eq!(plain(b"\xff\xfe\x00\xd8\x0a\x00"), None);
    }
}
