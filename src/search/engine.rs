//! From a query to ranked entries: as typed first, then other readings of each word, until one is found.
//!
//! `themes/default/assets/js/search.js` does the same; the tests hold both to the same answers.

use super::answers::Answer as Finds;
use super::find::{Form, Store};
use super::format::BLOCK;
use super::hangul::{from_latin, initial, is_consonant, is_syllable, letters, to_latin};
use super::index::Files;
use super::particles::is_verb;
use super::query::{Query, Term};
use super::rank::rarity;
use super::readings::{form, half_typed, stems, without_tail};
use super::text::units;
use std::collections::{BTreeMap, BTreeSet};

/// How a word was found. Later ones are weaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// As typed.
    Exact,
    /// Without a particle or in another form of the verb.
    Stem,
    /// The last syllable or Latin word is half typed.
    Partial,
    /// By initial consonants.
    Initials,
    /// Typed on the other keyboard.
    Keyboard,
    /// With a slip.
    Typo,
    /// Not all words are there.
    Most,
}

impl Step {
    /// How much a find counts, in quarters.
    fn quality(self) -> u32 {
        match self {
            Self::Exact | Self::Keyboard => 4,
            Self::Stem | Self::Partial | Self::Initials => 3,
            Self::Typo | Self::Most => 2,
        }
    }
}

/// What was done with a word that was not found as typed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// As typed.
    pub from: String,
    /// What was looked for.
    pub to: Vec<String>,
    /// Why.
    pub step: Step,
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// `events/gov/2019-07`.
    pub id: String,
    /// The address below the root of the site.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is worth beside the others.
    pub score: u32,
    /// How it was found.
    pub step: Step,
    /// What each term adds: the term, how rare it is, what its finds are worth here.
    #[serde(skip)]
    pub parts: Vec<(String, u32, u32)>,
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// How many entries were found.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
    /// What was done with words not found as typed.
    pub changes: Vec<Change>,
}

/// A term with where it stands.
struct Found {
    term: String,
    step: Step,
    /// Entries with what the finds are worth, quality included.
    finds: Finds,
    needles: Vec<String>,
}

/// An entry with what it is worth.
struct Ranked {
    entry: u32,
    score: u32,
    /// Whether it lacks a term.
    is_most: bool,
}

/// An index, ready to be asked.
#[derive(Debug)]
pub struct Engine<'f> {
    store: Store<'f>,
}

/// From how few entries on other forms of a word are looked for as well.
const FEW: usize = 5;
/// How many initials or slips may stand for a word.
const READINGS: usize = 3;
/// The most entries where not all words are there.
const MOST_HITS: usize = 10;

impl<'f> Engine<'f> {
    /// Opens an index; `None` where the files are none of this version.
    #[must_use]
    pub fn open(files: &'f Files) -> Option<Self> {
        Store::open(files).map(|store| Self { store })
    }

    /// Searches, and gives the best `limit` entries.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Answer {
        let mut query = Query::parse(typed);
        self.join_syllables(&mut query.terms);
        let last = query.terms.len().saturating_sub(1);
        let found: Vec<Found> = query
            .terms
            .iter()
            .enumerate()
            .map(|(at, term)| self.found(term, at == last))
            .collect();
        let name = self.name(&query.terms);
        let mut ranked = self.rank(&found, &name);
        let without: Vec<Finds> = query
            .without
            .iter()
            .map(|term| self.store.find(&form(term)))
            .collect();
        ranked.retain(|ranked| {
            !without
                .iter()
                .any(|finds| worth(finds, ranked.entry).is_some())
        });
        let step = found
            .iter()
            .map(|found| found.step)
            .max()
            .unwrap_or(Step::Exact);
        let change = |found: &Found| Change {
            from: found.term.clone(),
            to: found.needles.clone(),
            step: found.step,
        };
        Answer {
            total: ranked.len(),
            changes: found
                .iter()
                .filter(|found| found.step != Step::Exact && !found.finds.is_empty())
                .map(change)
                .collect(),
            hits: ranked
                .iter()
                .take(limit)
                .map(|ranked| self.hit(ranked, step, &found, &name))
                .collect(),
        }
    }

    fn hit(&self, ranked: &Ranked, step: Step, found: &[Found], name: &Finds) -> Hit {
        let entry = ranked.entry;
        let block: Vec<Vec<String>> = self
            .store
            .json(&format!("r/{}", entry as usize / BLOCK))
            .unwrap_or_default();
        let mut record = block
            .into_iter()
            .nth(entry as usize % BLOCK)
            .unwrap_or_default()
            .into_iter();
        let part = |found: &Found| {
            let rarity = rarity(found.finds.len() as u32, self.store.manifest.entries);
            Some((found.needles.join("|"), rarity, worth(&found.finds, entry)?))
        };
        let together = worth(name, entry).map(|worth| {
            let words: Vec<&str> = found.iter().map(|found| found.term.as_str()).collect();
            let rarity = rarity(name.len() as u32, self.store.manifest.entries);
            (words.join("+"), rarity, worth * found.len() as u32)
        });
        Hit {
            id: record.next().unwrap_or_default(),
            url: record.next().unwrap_or_default(),
            title: record.next().unwrap_or_default(),
            score: ranked.score,
            step: if ranked.is_most { Step::Most } else { step },
            parts: found.iter().filter_map(part).chain(together).collect(),
        }
    }

    /// Joins a syllable that stands by itself to the word beside it, where that is found: 레드 팀.
    fn join_syllables(&self, terms: &mut Vec<Term>) {
        let mut at = 1;
        while at < terms.len() {
            let (before, after) = (&terms[at - 1], &terms[at]);
            let is_short = |term: &Term| term.units.len() == 1 && is_syllable(&term.text);
            let joined = Term {
                text: format!("{}{}", before.text, after.text),
                units: [&before.units[..], &after.units[..]].concat(),
                is_phrase: false,
            };
            let is_pair =
                !before.is_phrase && !after.is_phrase && (is_short(before) || is_short(after));
            if is_pair && !self.store.find(&form(&joined)).is_empty() {
                terms[at - 1] = joined;
                terms.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Where the words of a query together are a name, in which entries it stands.
    fn name(&self, terms: &[Term]) -> Finds {
        let is_plain = terms.len() > 1 && terms.iter().all(|term| !term.is_phrase);
        let text: String = terms.iter().map(|term| term.text.as_str()).collect();
        let ready = is_plain.then(|| self.store.ready(&text)).flatten();
        with_quality(ready.unwrap_or_default(), Step::Exact)
    }

    /// The entries by score; behind those with all words some with most of them.
    fn rank(&self, found: &[Found], name: &Finds) -> Vec<Ranked> {
        let entries = self.store.manifest.entries;
        let rarities: Vec<u32> = found
            .iter()
            .map(|found| rarity(found.finds.len() as u32, entries))
            .collect();
        // Of each entry: its score, how many terms it has, how telling these are together.
        let mut scores: BTreeMap<u32, (u32, usize, u32)> = BTreeMap::new();
        for (found, rarity) in found.iter().zip(&rarities) {
            for (entry, worth) in &found.finds {
                let score = scores.entry(*entry).or_default();
                score.0 += worth * rarity;
                score.1 += 1;
                score.2 += rarity;
            }
        }
        let rarity_of_name = rarity(name.len() as u32, entries);
        for (entry, worth) in name {
            scores.entry(*entry).or_default().0 += worth * rarity_of_name * found.len() as u32;
        }
        let all: Vec<(u32, u32)> = scores
            .iter()
            .filter(|(_, (_, terms, _))| *terms == found.len())
            .map(|(entry, (score, ..))| (*entry, *score))
            .collect();
        if found.len() < 2 || (!all.is_empty() && (found.len() == 2 || all.len() >= FEW)) {
            return sorted(all, false);
        }
        let total: u32 = rarities.iter().sum();
        // Where some have all words, few of these are worth a look; else what has the most.
        let least = if all.is_empty() {
            (100 / found.len() as u32).clamp(30, 45)
        } else {
            50
        };
        let best = scores.values().map(|(.., share)| *share).max().unwrap_or(0);
        let most = scores.into_iter().filter(|(_, (_, terms, share))| {
            *terms < found.len() && share * 100 >= total * least && share * 2 >= best
        });
        let mut most = sorted(
            most.map(|(entry, (score, ..))| (entry, score)).collect(),
            true,
        );
        most.truncate(MOST_HITS.saturating_sub(all.len()));
        sorted(all, false).into_iter().chain(most).collect()
    }

    /// The first reading of a term that is found.
    fn found(&self, term: &Term, is_last: bool) -> Found {
        let exact = self.store.find(&form(term));
        let mut found = Found {
            term: term.text.clone(),
            step: Step::Exact,
            finds: with_quality(exact, Step::Exact),
            needles: vec![term.text.clone()],
        };
        if term.is_phrase {
            return found;
        }
        let is_half = found.finds.is_empty() && is_last;
        let half = is_half
            .then(|| self.read(term, &half_typed(term), Step::Partial))
            .flatten();
        if half.is_none() && (found.finds.len() < FEW || is_verb(&term.text)) {
            self.add_stems(term, &mut found);
        }
        if !found.finds.is_empty() {
            return found;
        }
        let whole = || self.initials(term, true);
        let keyboard = || self.other_keyboard(term, is_last);
        // Consonants before a whole syllable are rather typed on the wrong keyboard: ㅊ대 is `ceo`.
        let ends_whole = term.units.last().is_some_and(|last| is_syllable(last));
        let either = || match ends_whole {
            true => keyboard().or_else(whole),
            false => whole().or_else(keyboard),
        };
        half.or_else(either)
            .or_else(|| self.initials(term, false))
            .or_else(|| self.slips(term))
            .unwrap_or(found)
    }

    /// Adds the entries with other forms of a term.
    fn add_stems(&self, term: &Term, found: &mut Found) {
        let Some(stems) = self.read(term, &stems(term), Step::Stem) else {
            return;
        };
        if found.finds.is_empty() {
            found.step = Step::Stem;
            found.needles.clear();
        }
        let finds = std::mem::take(&mut found.finds);
        found.finds = best_of(stems.finds.into_iter().chain(finds));
        found.needles.extend(stems.needles);
    }

    /// Looks for several forms, each with the words for it; an entry counts by its best one.
    fn read(&self, term: &Term, forms: &[(Form, String)], step: Step) -> Option<Found> {
        let mut all = Finds::new();
        let mut needles = Vec::new();
        for (form, needle) in forms {
            let finds = self.store.find(form);
            if !finds.is_empty() && !needles.contains(needle) {
                needles.push(needle.clone());
            }
            all.extend(with_quality(finds, step));
        }
        let found = Found {
            term: term.text.clone(),
            step,
            finds: best_of(all.into_iter()),
            needles,
        };
        (!found.finds.is_empty()).then_some(found)
    }

    /// Words with these initials: whole ones, or those that go on.
    fn initials(&self, term: &Term, is_whole: bool) -> Option<Found> {
        let typed: Vec<char> = term.text.chars().collect();
        let has_consonant = typed.iter().any(|letter| is_consonant(*letter));
        if typed.len() < 2 || !has_consonant {
            return None;
        }
        let fits = |word: &str| {
            let mut letters = word.chars();
            typed.iter().all(|typed| {
                letters.next().is_some_and(|letter| {
                    letter == *typed || (is_consonant(*typed) && initial(letter) == *typed)
                })
            })
        };
        let key: String = typed.iter().map(|letter| initial(*letter)).collect();
        // Names first, then the frequent ones.
        let mut fitting: Vec<(u32, String)> = self
            .known(&key)
            .into_iter()
            .filter(|(word, _)| (word.chars().count() == typed.len()) == is_whole && fits(word))
            .map(|(word, count)| (u32::MAX - count, word))
            .collect();
        fitting.sort();
        self.read_words(
            term,
            fitting.into_iter().map(|(.., word)| word),
            Step::Initials,
        )
    }

    fn other_keyboard(&self, term: &Term, is_last: bool) -> Option<Found> {
        let typed = &term.text;
        let other = match typed.is_ascii() {
            true => from_latin(typed).filter(|text| text.chars().count() > 1)?,
            false => to_latin(typed).filter(|text| text.chars().count() > 1)?,
        };
        let other = Term {
            units: units(&other),
            text: other,
            is_phrase: false,
        };
        let read = |forms: &[(Form, String)]| self.read(term, forms, Step::Keyboard);
        read(&[(form(&other), other.text.clone())])
            .or_else(|| is_last.then(|| read(&half_typed(&other))).flatten())
    }

    fn slips(&self, term: &Term) -> Option<Found> {
        let syllables = term.text.chars().count();
        if syllables < 3 || !is_syllable(&term.text) {
            return None;
        }
        let spell = |text: &str| letters(text).into_iter().collect::<String>();
        let spelled: Vec<String> = std::iter::once(term.text.as_str())
            .chain(without_tail(&term.text))
            .map(spell)
            .collect();
        let first: String = term.text.chars().take(1).map(initial).collect();
        let mut near: Vec<(usize, u32, String)> = Vec::new();
        for (mut word, count) in self.known(&first) {
            // The beginning of a longer word is a word too: 귀농귀촌 of 귀농귀촌을, 귀농귀촌종합센터.
            let start: String = word.chars().take(syllables).collect();
            if start.len() < word.len() && strsim::osa_distance(&spelled[0], &spell(&start)) < 2 {
                word = start;
            }
            let length = word.chars().count();
            if length < 3 || length.abs_diff(syllables) > 2 {
                continue;
            }
            let word_letters = spell(&word);
            let most = if length > 4 { 2 } else { 1 };
            let distance = |typed: &String| strsim::osa_distance(typed, &word_letters);
            let mut best = spelled.iter().map(distance).min().unwrap_or(usize::MAX);
            if length > 3
                && length.abs_diff(syllables) == 1
                && strsim::levenshtein(&term.text, &word) == 1
            {
                best = 1;
            }
            if best <= most {
                near.push((best, u32::MAX - count, word));
            }
        }
        near.sort();
        let best = near.first()?.0;
        // The beginnings of several longer words may be one word.
        let mut seen = BTreeSet::new();
        near.retain(|(distance, _, word)| *distance == best && seen.insert(word.clone()));
        self.read_words(term, near.into_iter().map(|(.., word)| word), Step::Typo)
    }

    /// Looks for the first few of some words instead of a term.
    fn read_words(
        &self,
        term: &Term,
        words: impl Iterator<Item = String>,
        step: Step,
    ) -> Option<Found> {
        let form = |word: String| {
            let form = Form {
                units: units(&word),
                ..Form::default()
            };
            (form, word)
        };
        let forms: Vec<_> = words.take(READINGS).map(form).collect();
        self.read(term, &forms, step)
    }

    /// The names and words whose initials begin with `initials`, names as more frequent than any word.
    fn known(&self, initials: &str) -> Vec<(String, u32)> {
        const NAME: u32 = 1_000_000;
        let heads = &self.store.manifest.lexicon;
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let starts = |text: &str| {
            let mut letters = text.chars().map(initial);
            initials
                .chars()
                .all(|initial| letters.next() == Some(initial))
        };
        for at in 0..heads.len() {
            let is_before = heads
                .get(at + 1)
                .is_some_and(|next| next.as_str() < initials);
            let is_behind = heads[at].as_str() > initials && !heads[at].starts_with(initials);
            if is_before || is_behind {
                continue;
            }
            let file: Vec<(String, u32)> = self.store.json(&format!("l/{at}")).unwrap_or_default();
            known.extend(file.into_iter().filter(|(word, _)| starts(word)));
        }
        let names: Vec<Vec<String>> = self.store.json("names").unwrap_or_default();
        for name in names {
            let text = units(name.first().map_or("", String::as_str)).concat();
            if starts(&text) {
                let count = known.entry(text).or_default();
                *count = count.saturating_add(NAME);
            }
        }
        known.into_iter().collect()
    }
}

fn worth(finds: &Finds, entry: u32) -> Option<u32> {
    let at = finds
        .binary_search_by_key(&entry, |(entry, _)| *entry)
        .ok()?;
    Some(finds[at].1)
}

/// Of each entry the best of its finds, in the order of the entries.
fn best_of(finds: impl Iterator<Item = (u32, u32)>) -> Finds {
    let mut best: BTreeMap<u32, u32> = BTreeMap::new();
    for (entry, worth) in finds {
        let known = best.entry(entry).or_default();
        *known = (*known).max(worth);
    }
    best.into_iter().collect()
}

fn with_quality(mut finds: Finds, step: Step) -> Finds {
    finds
        .iter_mut()
        .for_each(|(_, worth)| *worth *= step.quality());
    finds
}

/// The best first; among equals the newer, which have the lower number.
fn sorted(mut entries: Vec<(u32, u32)>, is_most: bool) -> Vec<Ranked> {
    entries.sort_by_key(|(entry, score)| (std::cmp::Reverse(*score), *entry));
    let ranked = |(entry, score)| Ranked {
        entry,
        score,
        is_most,
    };
    entries.into_iter().map(ranked).collect()
}
