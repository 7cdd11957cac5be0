//! A record in another language: a file that repeats what it translates, and nothing else.

use super::checks::check_body;
use super::form::{Field, MapEntry, Node, NodeKind, Reader, cut};
use super::records::{
    Body, Document, Name, RecordKind, fields_of, front_matter, not_translatable, other_length,
};
use super::sources::SourceFile;
use super::values::Language;
use crate::base::korean::index_key;
use crate::base::{Diagnostic, Outcome, Place, SourcePath, Span};
use std::sync::Arc;

/// A translation of a record: `2019-07.en.md` beside `2019-07.md`.
#[derive(Debug)]
pub struct Translation {
    /// The file.
    pub path: SourcePath,
    /// The name of the record it translates.
    pub name: Name,
    /// The language it is written in.
    pub language: Language,
    front: Node,
    body: Arc<Body>,
}

/// A record in another language.
#[derive(Debug)]
pub struct Translated {
    /// The record: the fields of the translation, and the other fields of the original. Its tags
    /// and values are those of the original, because records are matched by them. It comes from two
    /// files: the places in its front matter are not valid for diagnostics.
    pub document: Arc<Document>,
    /// The tags of the original, each with its translation.
    pub tags: Vec<(String, String)>,
    /// The values of the original, each with its translation.
    pub values: Vec<(String, String)>,
}

/// Reads a translation by itself; [`translate`] checks whether it fits its original.
pub(crate) fn read(
    file: &SourceFile,
    name: &Name,
    language: Language,
    reader: &mut Reader<'_>,
) -> Option<Translation> {
    let cut = cut(file, reader)?;
    let is_whole = cut.is_whole;
    reader.is_partial = true;
    front_matter(&cut.front, cut.start, name.kind, reader);
    reader.is_partial = false;
    check_fields(&cut.front, name.kind, reader);
    let body = Body::of(&cut, &file.path);
    check_body(&body, reader);
    is_whole.then(|| Translation {
        path: file.path.clone(),
        name: name.clone(),
        language,
        front: cut.front,
        body: Arc::new(body),
    })
}

impl Translation {
    /// Its text; empty where it leaves that of the original.
    #[must_use]
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The place of its first line, for what is wrong with the file as a whole.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::start_of(&self.path)
    }
}

/// Puts a translation over its original, which lies in `file`.
///
/// Maps are joined field by field, lists of maps item by item; any other value of the translation
/// replaces that of the original. Reports lists that do not have as many items as the original's.
#[must_use]
pub fn translate(
    original: &Document,
    file: &SourceFile,
    translation: &Translation,
) -> Outcome<Option<Translated>> {
    let mut reader = Reader::new(&translation.path);
    let translated = put_over(original, file, translation, &mut reader);
    // The lists of a withdrawn record may be gone from its file while its translation still has
    // them.
    if original.withdrawal.is_some() {
        reader.problems.clear();
    }
    Outcome::new(translated, reader.problems)
}

fn put_over(
    original: &Document,
    file: &SourceFile,
    translation: &Translation,
    reader: &mut Reader<'_>,
) -> Option<Translated> {
    // Problems of the original are reported where it is read.
    let mut silent = Reader::new(&translation.path);
    let front = cut(file, &mut silent)?.front;
    let kind = original.name.kind;
    let tags = pairs("tags", &front, &translation.front, reader);
    let values = pairs("values", &front, &translation.front, reader);
    let mut merged = joined(&front, &translation.front, reader);
    for key in ["tags", "values"] {
        keep(key, &front, &mut merged);
    }
    let front = front_matter(&merged, Span::default(), kind, &mut silent)?;
    let mut common = front.common;
    common.language = Some(translation.language);
    let has_body = !translation.body.text.trim().is_empty();
    let document = Document {
        path: translation.path.clone(),
        name: original.name.clone(),
        title_key: index_key(&common.title.value),
        common,
        aliases: front.aliases,
        withdrawal: front.withdrawal,
        own: front.own,
        when: original.when.clone(),
        body: if has_body {
            translation.body.clone()
        } else {
            original.body.clone()
        },
        body_language: has_body.then_some(translation.language),
    };
    Some(Translated {
        document: Arc::new(document),
        tags,
        values,
    })
}

/// Reports the fields that records have and translations do not. Fields that no record has are
/// already reported.
fn check_fields(translation: &Node, kind: RecordKind, reader: &mut Reader<'_>) {
    let NodeKind::Map(entries) = &translation.kind else {
        return;
    };
    let fields = fields_of(kind);
    let is_translatable = |key: &str| {
        let mut fields = fields.iter();
        fields.any(|field| field.key == key && field.roles.is_translatable)
    };
    for entry in entries {
        let place = reader.place(entry.key_span);
        let is_at = |problem: &Diagnostic| problem.labels.iter().any(|label| label.place == place);
        if !is_translatable(&entry.key) && !reader.problems.iter().any(is_at) {
            reader.report(not_translatable(&entry.key, &place));
        }
    }
}

/// The words of a list of the original, each with its translation; none where nothing is
/// translated.
fn pairs(
    key: &str,
    original: &Node,
    translation: &Node,
    reader: &mut Reader<'_>,
) -> Vec<(String, String)> {
    let mut silent = Reader::new(reader.path);
    let mut words = |node: &Node| {
        node.get(key)
            .and_then(|node| Vec::<String>::read(node, &mut silent))
            .unwrap_or_default()
    };
    let (from, to) = (words(original), words(translation));
    if let Some(node) = translation.get(key).filter(|_| from.len() != to.len()) {
        let place = reader.place(node.span);
        reader.report(other_length(from.len(), to.len(), &place));
        return Vec::new();
    }
    from.into_iter().zip(to).collect()
}

/// The original with the values of the translation.
fn joined(original: &Node, translation: &Node, reader: &mut Reader<'_>) -> Node {
    let kind = match (&original.kind, &translation.kind) {
        (_, NodeKind::Null) => original.kind.clone(),
        (NodeKind::Map(from), NodeKind::Map(to)) => {
            let mut entries = from.clone();
            for entry in to {
                match entries
                    .iter_mut()
                    .rev()
                    .find(|known| known.key == entry.key)
                {
                    Some(known) => known.value = joined(&known.value, &entry.value, reader),
                    None => entries.push(entry.clone()),
                }
            }
            NodeKind::Map(entries)
        }
        (NodeKind::List(from), NodeKind::List(to)) if to.iter().any(is_map) => {
            if from.len() != to.len() {
                let place = reader.place(translation.span);
                reader.report(other_length(from.len(), to.len(), &place));
            }
            let pairs = from.iter().zip(to);
            NodeKind::List(pairs.map(|(from, to)| joined(from, to, reader)).collect())
        }
        (_, to) => to.clone(),
    };
    Node {
        span: translation.span,
        kind,
    }
}

fn is_map(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Map(_))
}

/// Sets a field of `merged` to the value of the original.
fn keep(key: &str, original: &Node, merged: &mut Node) {
    let NodeKind::Map(entries) = &mut merged.kind else {
        return;
    };
    entries.retain(|entry| entry.key != key);
    if let Some(value) = original.get(key) {
        entries.push(MapEntry {
            key: key.to_owned(),
            key_span: value.span,
            value: value.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{KindFields, Region, Sources, parse};

    const EVENT: &str = "title: 제목\nsummary: 요약\nseries: gov\ndate: 2019-12-26\nhosts: 산림청\n\
        venue: {name: 대회의실, region: 세종}\ntags: [데이터, 안전]\n\
        quotes:\n  - {speaker: 가, agency: 산림청, text: 말}\n";

    /// What putting a translation over an event gives, and the rules that are broken.
    fn translated(front: &str, body: &str) -> (Option<Translated>, Vec<&'static str>) {
        let site = format!(
            "== content/events/a.md\n---\n{EVENT}---\n\n본문\n\
             == content/events/a.en.md\n---\n{front}---\n{body}"
        );
        let sources = Sources::of(&site);
        let of = |path: &str| {
            let path = SourcePath::new(path);
            let mut records = sources.records.iter();
            records.find(|file| file.path == path).expect("the file")
        };
        let original = of("content/events/a.md");
        let document = parse(original).value.document.expect("a whole original");
        let parsed = parse(of("content/events/a.en.md"));
        assert_eq!(parsed.value.claims, None);
        let mut rules: Vec<_> = parsed
            .problems
            .iter()
            .map(|problem| problem.rule.name())
            .collect();
        let translation = parsed.value.translation.expect("a translation");
        let outcome = translate(&document, original, &translation);
        rules.extend(outcome.problems.iter().map(|problem| problem.rule.name()));
        (outcome.value, rules)
    }

    #[test]
    fn a_translation_says_what_it_says_and_the_original_the_rest() {
        let front =
            "title: Title\nvenue: {name: Hall}\ntags: [Data, Safety]\nquotes:\n  - {text: Words}\n";
        let (translated, rules) = translated(front, "\nText\n");
        assert_eq!(rules, Vec::<&str>::new());
        let Translated { document, tags, .. } = translated.expect("a record");
        let common = &document.common;
        assert_eq!(common.title.value, "Title");
        assert_eq!(common.summary.as_deref(), Some("요약"));
        assert_eq!(common.language, Some(Language::English));
        assert_eq!(common.tags, ["데이터", "안전"]);
        assert_eq!(tags[1], ("안전".to_owned(), "Safety".to_owned()));
        assert_eq!(document.body.text.trim(), "Text");
        assert_eq!(document.body_language, Some(Language::English));
        let KindFields::Event(_, event) = &document.own else {
            panic!("an event stays one");
        };
        let venue = event.facts.venues.first().expect("a venue");
        assert_eq!(
            (
                venue.name.as_str(),
                venue.region.as_ref().map(|it| it.region)
            ),
            ("Hall", Some(Region::Sejong))
        );
        let quote = &event.quotes[0];
        assert_eq!(
            (quote.speaker.as_str(), quote.text.as_str()),
            ("가", "Words")
        );
    }

    #[test]
    fn a_translation_without_a_body_leaves_the_original_one() {
        let (translated, _) = translated("title: Title\n", "");
        let document = translated.expect("a record").document;
        assert_eq!(document.body.text.trim(), "본문");
        assert_eq!(document.body_language, None);
    }

    #[test]
    fn what_a_translation_may_not_say_is_told() {
        let check = |front: &str, expected: &[&str]| {
            assert_eq!(translated(front, "").1, expected, "{front}");
        };
        check("title: Title\ndate: 2020-01-01\n", &["unknown-field"]);
        check("titel: Title\n", &["unknown-field"]);
        check("tags: [Data]\n", &["invalid-value"]);
        check(
            "quotes:\n  - {text: a}\n  - {text: b}\n",
            &["invalid-value"],
        );
        check("quotes: {text: a}\n", &[]);
    }
}
