//! Where a form of a term stands: reads the files of the index that it needs, and no others.

use super::answers::{self, Answer};
use super::format::{VERSION, lists};
use super::hangul::is_syllable;
use super::index::Files;
use super::pairs::{self, List, Place};
use super::rank::{impact, length, strength, weight};
use super::text::End;
use super::tokens::key_order;
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What is looked for: units in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// The units.
    pub(super) units: Vec<String>,
    /// Between which syllables the one behind them must be.
    pub(super) next: Option<(char, char)>,
    /// Whether the last unit may go on (`plat` for `platform`).
    pub(super) goes_on: bool,
    /// Whether spaces may stand anywhere.
    pub(super) is_phrase: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Manifest {
    version: u8,
    pub(super) entries: u32,
    average: u32,
    answers: Vec<String>,
    pub(super) lexicon: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Pairs {
    first: Vec<String>,
    classes: String,
}

/// The files of an index, opened.
#[derive(Debug)]
pub(super) struct Store<'f> {
    files: &'f Files,
    pub(super) manifest: Manifest,
    first: Vec<String>,
    classes: Vec<u32>,
}

impl<'f> Store<'f> {
    /// Opens an index; `None` where it is none, or of another version.
    pub(super) fn open(files: &'f Files) -> Option<Self> {
        let manifest: Manifest =
            json(files, "manifest").filter(|manifest: &Manifest| manifest.version == VERSION)?;
        let pairs: Pairs = json(files, "pairs")?;
        let classes: Vec<u32> = pairs
            .classes
            .bytes()
            .map(|byte| u32::from(byte.wrapping_sub(b'0')))
            .collect();
        let is_whole =
            classes.len() == manifest.entries as usize && classes.iter().all(|class| *class < 96);
        is_whole.then_some(Self {
            files,
            manifest,
            first: pairs.first,
            classes,
        })
    }

    /// A file of JSON.
    pub(super) fn json<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        json(self.files, name)
    }

    /// The entries with a form, in order, each with what the finds are worth.
    pub(super) fn find(&self, form: &Form) -> Answer {
        let is_plain = form.next.is_none() && !form.goes_on && !form.is_phrase;
        if form.units.is_empty() {
            return Answer::new();
        }
        if is_plain && let Some(answer) = self.ready(&form.units.concat()) {
            return answer;
        }
        let mut weights: BTreeMap<u32, u32> = BTreeMap::new();
        let mut tell = |entry: u32, strength: u32, field: u8| {
            let length = length(self.classes[entry as usize], self.manifest.average);
            *weights.entry(entry).or_default() += weight(strength, field, length);
        };
        match (&form.units[..], form.next) {
            ([unit], None) => self.single(unit, form.goes_on, &mut tell),
            _ => self.chain(form, &mut tell),
        }
        weights
            .into_iter()
            .map(|(entry, weight)| (entry, impact(weight)))
            .collect()
    }

    /// The ready answer of a word.
    pub(super) fn ready(&self, word: &str) -> Option<Answer> {
        let at = shard(&self.manifest.answers, word)?;
        let file = lists(self.files.get(&format!("w/{at}"))?)?;
        let (_, list) = file.into_iter().find(|(key, _)| key == word)?;
        answers::decode(list, self.manifest.entries)
    }

    /// One unit: all pairs it begins. A syllable counts at the start of words only.
    fn single(&self, unit: &str, goes_on: bool, tell: &mut impl FnMut(u32, u32, u8)) {
        let (low, high) = match goes_on {
            true => (unit.to_owned(), format!("{unit}\u{ffff}")),
            false => (format!("{unit} "), format!("{unit} \u{ffff}")),
        };
        let everywhere = !is_syllable(unit);
        for (key, list) in self.range(&low, &high) {
            let ends_run = key.ends_with(' ');
            for (entry, from, to) in &list.entries {
                for place in &list.places[*from..*to] {
                    let is_clean = place.has_space || ends_run;
                    if place.offset == 0 || everywhere {
                        tell(*entry, strength(place.offset == 0, is_clean), place.field);
                    }
                }
            }
        }
    }

    /// Several units: each pair must stand where the one before it ends, or a word later where a word
    /// ends there. A last word of one syllable is not looked for behind a space, unless a word of one
    /// unit stands before it: every syllable begins words beyond number.
    fn chain(&self, form: &Form, tell: &mut impl FnMut(u32, u32, u8)) {
        let units = form.units.len() + usize::from(form.next.is_some());
        let pairs: Vec<List> = (0..units - 1).map(|at| self.pair(form, at)).collect();
        let last = form
            .units
            .last()
            .filter(|last| form.next.is_none() && (form.is_phrase || !is_syllable(last)));
        let alone = last.map_or_else(List::default, |last| {
            merge(
                self.range(&format!("{last} "), &format!("{last} \u{ffff}"))
                    .into_iter()
                    .map(|(_, list)| list),
            )
        });
        for (entry, from, to) in &pairs[0].entries {
            let of_entry: Vec<&[Place]> = pairs.iter().map(|list| list.of(*entry)).collect();
            let alone = alone.of(*entry);
            for first in &pairs[0].places[*from..*to] {
                let Some((last, has_space)) = follow(*first, &of_entry, alone) else {
                    continue;
                };
                let is_clean = last != End::Inside;
                if !has_space || form.is_phrase || (first.offset == 0 && is_clean) {
                    tell(*entry, strength(first.offset == 0, is_clean), first.field);
                }
            }
        }
    }

    /// The list of the pair at a position of a form; of all pairs it may be, in one.
    fn pair(&self, form: &Form, at: usize) -> List {
        let first = &form.units[at];
        let found = match (form.units.get(at + 1), form.next) {
            (None, Some((low, high))) => {
                self.range(&format!("{first} {low}"), &format!("{first} {high}"))
            }
            (Some(second), _) if form.goes_on && at + 2 == form.units.len() => self.range(
                &format!("{first} {second}"),
                &format!("{first} {second}\u{ffff}"),
            ),
            (Some(second), _) => {
                self.range(&format!("{first} {second}"), &format!("{first} {second}"))
            }
            (None, None) => Vec::new(),
        };
        let mut lists = found.into_iter().map(|(_, list)| list);
        match (lists.next(), lists.len()) {
            (None, _) => List::default(),
            (Some(only), 0) => only,
            (Some(first), _) => merge(std::iter::once(first).chain(lists)),
        }
    }

    /// The lists of the keys from one to another, both included.
    fn range(&self, low: &str, high: &str) -> Vec<(String, List)> {
        let mut found = Vec::new();
        let from = shard(&self.first, low).unwrap_or(0);
        for at in from..self.first.len() {
            if key_order(&self.first[at], high) == Ordering::Greater {
                break;
            }
            let Some(file) = self
                .files
                .get(&format!("p/{at}"))
                .and_then(|file| lists(file))
            else {
                continue;
            };
            for (key, list) in file {
                let is_inside = key_order(&key, low) != Ordering::Less
                    && key_order(&key, high) != Ordering::Greater;
                if is_inside && let Some(list) = pairs::decode(list, &self.classes) {
                    found.push((key, list));
                }
            }
        }
        found
    }
}

/// The file that would hold a key: the last whose first key is not behind it.
fn shard(first: &[String], key: &str) -> Option<usize> {
    first
        .partition_point(|first| key_order(first, key) != Ordering::Greater)
        .checked_sub(1)
}

/// Follows units from the first pair on: how the last unit stands to the end of its word, and whether
/// there is a space between. `pairs` has the places of each pair of units, `alone` those of the last unit.
fn follow(first: Place, pairs: &[&[Place]], alone: &[Place]) -> Option<(End, bool)> {
    let at = |places: &[Place], word: u32, offset: u32| {
        let wanted = (word, offset);
        let found = places.partition_point(|place| (place.word, place.offset) < wanted);
        let place = places.get(found)?;
        ((place.word, place.offset) == wanted).then_some(*place)
    };
    let (mut place, mut has_space, mut here) = (first, false, 0);
    loop {
        has_space |= place.has_space;
        if here + 1 == pairs.len() {
            return Some((place.end, has_space));
        }
        let (word, offset) = match place.has_space {
            true => (place.word + 1, 0),
            false => (place.word, place.offset + 1),
        };
        if let Some(next) = at(pairs[here + 1], word, offset) {
            (place, here) = (next, here + 1);
            continue;
        }
        if place.end != End::Last {
            return None;
        }
        has_space = true;
        if here + 2 == pairs.len() {
            return at(alone, word + 1, 0).map(|_| (End::Last, true));
        }
        (place, here) = (at(pairs[here + 2], word + 1, 0)?, here + 2);
    }
}

fn merge(lists: impl Iterator<Item = List>) -> List {
    let mut places: BTreeMap<u32, Vec<Place>> = BTreeMap::new();
    for list in lists {
        for (entry, from, to) in list.entries {
            places
                .entry(entry)
                .or_default()
                .extend_from_slice(&list.places[from..to]);
        }
    }
    let mut merged = List::default();
    for (entry, mut of_entry) in places {
        of_entry.sort_by_key(|place| (place.word, place.offset));
        let from = merged.places.len();
        merged.places.extend(of_entry);
        merged.entries.push((entry, from, merged.places.len()));
    }
    merged
}

fn json<T: DeserializeOwned>(files: &Files, name: &str) -> Option<T> {
    serde_json::from_reader(GzDecoder::new(files.get(name)?.as_slice())).ok()
}
