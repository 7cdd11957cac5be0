//! Checks of one file as a whole: personal data, documents, body text.

use super::persons;
use super::problems;
use crate::base::{Place, Span};
use crate::content::body::{as_lists, bullet};
use crate::content::form::{Reader, is_no_character, no_letter};
use crate::content::records::{Body, Common};
use crate::content::sources::SourceFile;
use crate::content::values::{has_allowed_scheme, refused_address};

/// Reports personal data anywhere in a file.
pub(crate) fn check_persons(file: &SourceFile, reader: &mut Reader<'_>) {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        return;
    };
    for (personal, range) in persons::find(text) {
        let place = reader.place(Span::new(range));
        reader.report(problems::personal_data(personal, &place));
    }
}

/// Reports a record that offers documents in the formats of one office program alone. `links` are
/// the addresses in its text.
pub(crate) fn check_documents(common: &Common, body: &Body, reader: &mut Reader<'_>) {
    const LOCKED: [&str; 2] = ["hwp", "hwpx"];
    const OPEN: [&str; 8] = ["pdf", "odt", "docx", "rtf", "txt", "html", "epub", "csv"];
    let ending = |path: &str| {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        path.rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase())
    };
    let is_of = |endings: &[&str], path: &str| {
        ending(path).is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    let links = body.outline.links.iter().map(|link| {
        let place = body.place(&link.span);
        (link.target.as_str(), place)
    });
    let media = common.media.iter();
    let media = media.map(|media| (media.file.0.value.as_str(), media.file.0.place.clone()));
    let named: Vec<(&str, Place)> = media.chain(links).collect();
    let mut locked = named.iter().filter(|(path, _)| is_of(&LOCKED, path));
    if let Some((_, place)) = locked.next()
        && !named.iter().any(|(path, _)| is_of(&OPEN, path))
    {
        reader.report(problems::document_without_alternative(place));
    }
}

/// Reports what is wrong with a text by itself.
pub(crate) fn check_body(body: &Body, reader: &mut Reader<'_>) {
    let bullets = &body.outline.press_bullets;
    if let (Some(first), Some((range, lists))) = (bullets.first(), as_lists(&body.text, bullets)) {
        let (_, length) = bullet(&body.text[*first..]).unwrap_or_default();
        let mark = body.place(&(*first..first + length));
        let whole = body.place(&range);
        reader.report(problems::press_bullets(
            bullets.len(),
            &mark,
            &whole,
            &lists,
        ));
    }
    let text = &body.text;
    let is_line_end = |at: usize| text[at..].starts_with("\r\n");
    let mut odd = text.match_indices(is_no_character);
    if let Some((at, odd)) = odd.find(|(at, _)| !is_line_end(*at)) {
        let place = body.place(&(at..at + odd.len()));
        reader.report(no_letter(&place));
    }
    for link in body.outline.references() {
        if !has_allowed_scheme(&link.target) {
            let problem = refused_address(&link.target, &body.place(&link.span));
            reader.report(problem);
        }
    }
}
