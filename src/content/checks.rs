//! What is wrong with one file by itself though each of its fields is right: persons, texts, media.

use super::address::has_allowed_scheme;
use super::document::{Body, Common, Media, MediaKind};
use super::fields::{Reader, is_no_letter};
use super::press::{self, as_lists};
use super::{SourceFile, personal, problems};
use crate::base::{Place, Span};

/// Reports what a file tells of a person, wherever in it that stands.
pub(super) fn check_persons(file: &SourceFile, reader: &mut Reader<'_>) {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        return;
    };
    for (personal, range) in personal::find(text) {
        let place = reader.place(Span::new(range));
        reader.report(problems::personal_data(personal, &place));
    }
}

/// Reports a record that offers documents in the formats of one office program alone. `links` are the
/// addresses in its text.
pub(super) fn check_documents(common: &Common, body: &Body, reader: &mut Reader<'_>) {
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
        let place = body.place(reader.path, &link.span);
        (link.target.as_str(), place)
    });
    let media = common.media.iter();
    let media = media.map(|media| (media.file.value.as_str(), media.file.place.clone()));
    let named: Vec<(&str, Place)> = media.chain(links).collect();
    let mut locked = named.iter().filter(|(path, _)| is_of(&LOCKED, path));
    if let Some((_, place)) = locked.next()
        && !named.iter().any(|(path, _)| is_of(&OPEN, path))
    {
        reader.report(problems::document_without_alternative(place));
    }
}

/// Reports a photo or video without words for those who do not see or hear it.
pub(super) fn check_media(media: &Media, reader: &mut Reader<'_>) {
    match media.kind {
        MediaKind::Photo if media.alt.is_none() && !media.is_decorative => {
            reader.report(problems::missing_alt(&media.file.place));
        }
        MediaKind::Video if media.captions.is_none() && media.transcript.is_none() => {
            reader.report(problems::missing_captions(&media.file.place));
        }
        _ => {}
    }
}

/// Reports what is wrong with a text by itself.
pub(super) fn check_body(body: &Body, reader: &mut Reader<'_>) {
    let bullets = &body.outline.press_bullets;
    if let (Some(first), Some((range, lists))) = (bullets.first(), as_lists(&body.text, bullets)) {
        let (_, length) = press::bullet(&body.text[*first..]).unwrap_or_default();
        let mark = body.place(reader.path, &(*first..first + length));
        let whole = body.place(reader.path, &range);
        reader.report(problems::press_bullets(
            bullets.len(),
            &mark,
            &whole,
            &lists,
        ));
    }
    let text = &body.text;
    let is_line_end = |at: usize| text[at..].starts_with("\r\n");
    let mut odd = text.match_indices(is_no_letter);
    if let Some((at, odd)) = odd.find(|(at, _)| !is_line_end(*at)) {
        let place = body.place(reader.path, &(at..at + odd.len()));
        reader.report(problems::no_letter(&place));
    }
    for link in body.outline.references() {
        if !has_allowed_scheme(&link.target) {
            let problem =
                problems::refused_address(&link.target, &body.place(reader.path, &link.span));
            reader.report(problem);
        }
    }
}
