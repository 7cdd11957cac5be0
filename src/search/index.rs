//! Makes the files of the index from entries.

use super::entry::{Entry, FACETS};
use super::format::{BLOCK, MANIFEST, Shards, VERSION, mark};
use super::hangul::initial;
use super::names::Name;
use super::pairs::most_words;
use super::text::units;
use super::tokens::{NONE, Tokens, key_order};
use super::{answers, lexicon, pairs, particles};
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// The files of an index by name, as [`super::format`] lists them.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The bytes of lists that a word may need before it gets a ready answer.
const HEAVY: usize = 12_000;
/// The most words with a ready answer, beside names and single syllables.
const MOST_ANSWERS: usize = 4_096;
/// The size of a file of words in bytes, before compression.
const WORDS: usize = 12_000;

/// Makes the index. Equal entries give equal bytes.
#[must_use]
pub fn index(entries: &[Entry<'_>], names: &[Name]) -> Files {
    let tokens = Tokens::new(entries);
    let classes = pairs::classes(&tokens);
    let average = average(&classes);
    let lists = pairs::lists(&tokens, &classes);
    let sizes: Vec<usize> = lists.iter().map(Vec::len).collect();
    let keys = tokens.pairs.iter().map(|pair| pairs::key(&tokens, *pair));
    let shards = Shards::new(keys.zip(lists));
    let lexicon = lexicon::words(&tokens);
    let frequent = frequent(&tokens, names, &lexicon, &sizes);
    let ready = ready(&tokens, &frequent, &classes, average);
    let (heads, lexicon) = lexicon_files(lexicon);
    let mut files = Files::new();
    let classes_text: String = classes
        .iter()
        .map(|class| char::from(b'0' + *class as u8))
        .collect();
    files.insert(
        "pairs".into(),
        zip(&json!({"first": shards.first, "classes": classes_text})),
    );
    numbered(&mut files, "p", shards.files);
    numbered(&mut files, "w", ready.files);
    numbered(&mut files, "l", lexicon);
    let blocks: Vec<Vec<u8>> = entries
        .par_chunks(BLOCK)
        .map(|block| zip(&Value::from_iter(block.iter().map(record))))
        .collect();
    numbered(&mut files, "r", blocks);
    let name = |name: &Name| json!([name.text, name.of, name.url, name.kind]);
    files.insert(
        "names".into(),
        zip(&Value::from_iter(names.iter().map(name))),
    );
    for (at, facet) in FACETS.iter().enumerate() {
        files.insert(format!("f-{facet}"), zip(&facet_values(entries, at)));
    }
    let manifest = json!({
        "version": VERSION,
        "marks": marks(&files),
        "entries": entries.len(),
        "average": average,
        "answers": ready.first,
        "lexicon": heads,
        "endings": particles::ENDINGS,
        "particles": particles::particles(),
        "questions": particles::QUESTIONS,
    });
    files.insert(MANIFEST.into(), zip(&manifest));
    files
}

/// The ready answers of `frequent` words, in shards.
fn ready(tokens: &Tokens, frequent: &[Vec<u32>], classes: &[u32], average: u32) -> Shards {
    let answers = answers::answers(tokens, frequent, classes, average);
    let unit = |unit: &u32| tokens.units[*unit as usize].as_str();
    let text = |units: &Vec<u32>| units.iter().map(unit).collect::<String>();
    let answers = frequent.iter().map(text).zip(answers);
    let mut answers: Vec<_> = answers.filter(|(_, answer)| !answer.is_empty()).collect();
    answers.sort_by(|a, b| key_order(&a.0, &b.0));
    answers.dedup_by(|a, b| a.0 == b.0);
    let count = classes.len() as u32;
    let encoded = |(key, answer): (String, _)| (key, answers::encode(&answer, count));
    Shards::new(answers.into_iter().map(encoded))
}

/// The marks of all files by folder or name; those of numbered files one behind the other.
fn marks(files: &Files) -> BTreeMap<&str, String> {
    let mut numbered: Vec<(&str, usize, &[u8])> = files
        .iter()
        .map(|(name, bytes)| {
            let (folder, number) = name.split_once('/').unwrap_or((name, "0"));
            let number = number.parse().expect("files are numbered");
            (folder, number, bytes.as_slice())
        })
        .collect();
    numbered.sort_unstable();
    let mut marks: BTreeMap<&str, String> = BTreeMap::new();
    for (folder, _, bytes) in numbered {
        marks.entry(folder).or_default().push_str(&mark(bytes));
    }
    marks
}

/// The texts of all entries, for a portable site, by name as in [`Files`].
#[must_use]
pub fn texts(entries: &[Entry<'_>]) -> Files {
    let text = |(at, entry): (usize, &Entry<'_>)| {
        let body = entry
            .body
            .map(|body| body.outline.runs(&body.text).collect::<Vec<_>>().join("\n"));
        (
            format!("t/{at}"),
            zip(&Value::from(body.unwrap_or_default())),
        )
    };
    entries.par_iter().enumerate().map(text).collect()
}

fn numbered(files: &mut Files, folder: &str, parts: Vec<Vec<u8>>) {
    files.extend(
        parts
            .into_iter()
            .enumerate()
            .map(|(at, part)| (format!("{folder}/{at}"), part)),
    );
}

fn average(classes: &[u32]) -> u32 {
    let sum: u64 = classes
        .iter()
        .map(|class| u64::from(most_words(*class)))
        .sum();
    (sum / (classes.len() as u64).max(1)) as u32
}

/// The words that get a ready answer: names, by which words typed apart are known to belong
/// together; frequent words whose pairs have long lists; single syllables with many pairs.
fn frequent(
    tokens: &Tokens,
    names: &[Name],
    lexicon: &[(String, u32)],
    sizes: &[usize],
) -> Vec<Vec<u32>> {
    let units_of = |text: &str| -> Option<Vec<u32>> {
        let unit = |unit: &String| {
            let found = tokens.units[1..].binary_search_by(|known| key_order(known, unit));
            found.ok().map(|at| at as u32 + 1)
        };
        units(text).iter().map(unit).collect()
    };
    let cost = |units: &[u32]| -> usize {
        let pair = |pair: &[u32]| {
            tokens
                .pairs
                .binary_search(&(pair[0], pair[1]))
                .map_or(0, |at| sizes[at])
        };
        units.windows(2).map(pair).sum()
    };
    let names = names.iter().map(|name| &name.text);
    let names = names.filter_map(|text| units_of(text));
    let words = lexicon.iter().filter_map(|(word, _)| units_of(word));
    let words = words.filter(|units| cost(units) > HEAVY).take(MOST_ANSWERS);
    let mut seen = BTreeSet::new();
    let mut frequent: Vec<Vec<u32>> = names
        .chain(words)
        .filter(|units| units.len() > 1 && seen.insert(units.clone()))
        .collect();
    let mut singles: BTreeMap<u32, usize> = BTreeMap::new();
    for ((first, _), size) in tokens.pairs.iter().zip(sizes) {
        *singles.entry(*first).or_default() += size;
    }
    let singles = singles
        .into_iter()
        .filter(|(unit, size)| *unit != NONE && *size > HEAVY);
    frequent.extend(singles.map(|(unit, _)| vec![unit]));
    frequent
}

/// The words by initial consonants, cut into files: the initials that each begins with, and the
/// files.
fn lexicon_files(mut words: Vec<(String, u32)>) -> (Vec<String>, Vec<Vec<u8>>) {
    let initials = |word: &str| word.chars().map(initial).collect::<String>();
    words.sort_by_cached_key(|(word, _)| {
        (
            initials(word).encode_utf16().collect::<Vec<_>>(),
            word.clone(),
        )
    });
    let (mut heads, mut files, mut part, mut size) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut before = String::new();
    for (word, count) in words {
        let head = initials(&word);
        // Words of the same initials are in one file, so that a page reads only one.
        if size > WORDS && head != before {
            files.push(zip(&Value::from(std::mem::take(&mut part))));
            size = 0;
        }
        if part.is_empty() {
            heads.push(head.clone());
        }
        size += word.len() + 8;
        part.push(json!([word, count]));
        before = head;
    }
    if !part.is_empty() {
        files.push(zip(&Value::from(part)));
    }
    (heads, files)
}

fn record(entry: &Entry<'_>) -> Value {
    let date = entry.date.map(|date| date.to_string()).unwrap_or_default();
    json!([
        entry.id,
        entry.url,
        entry.title,
        entry.kind,
        date,
        entry.agencies,
        entry.series,
        entry.summary
    ])
}

/// The values of a facet in order, each with its entries: the first, then the difference to each
/// next.
fn facet_values(entries: &[Entry<'_>], facet: usize) -> Value {
    let mut values: BTreeMap<&(String, String), Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        for value in &entry.facets[facet] {
            let list = values.entry(value).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let distances = |list: Vec<usize>| -> Vec<usize> {
        let mut before = 0;
        list.into_iter()
            .map(|at| at - std::mem::replace(&mut before, at))
            .collect()
    };
    Value::from_iter(
        values
            .into_iter()
            .map(|((value, label), list)| json!([value, label, distances(list)])),
    )
}

fn zip(value: &Value) -> Vec<u8> {
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::new(6));
    let written = encoder.write_all(value.to_string().as_bytes());
    written
        .and_then(|()| encoder.finish())
        .expect("memory takes what is written")
}
