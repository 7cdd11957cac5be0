//! Sentences, titles and bodies in Markdown, made of the words. Knows no record; a link is given to it.

use crate::chance::Chance;
use crate::words::{ITEMS, KINDS, LINKED, NOUNS, PEOPLE, SENTENCES};
use ondo::base::korean::with_particle;
use std::sync::LazyLock;

/// How many Korean syllables a body has at least.
const BODY_SYLLABLES: usize = 1_150;

static NOUN_LIST: LazyLock<Vec<&str>> = LazyLock::new(|| NOUNS.split_whitespace().collect());
static KIND_LIST: LazyLock<Vec<&str>> = LazyLock::new(|| KINDS.split_whitespace().collect());

/// A link to another record.
pub(crate) struct Link {
    /// What it says.
    pub(crate) words: String,
    /// The path of the record, from the folder of the one that links.
    pub(crate) target: String,
}

impl Link {
    fn with(&self, particle: &str) -> String {
        let particle = &with_particle(&self.words, particle)[self.words.len()..];
        format!("[{}]({}){particle}", self.words, self.target)
    }
}

/// A part of a body: its heading, the links its text has, and the links it lists.
pub(crate) struct Section {
    /// The heading.
    pub(crate) heading: &'static str,
    /// The links woven into its text.
    pub(crate) links: Vec<Link>,
    /// The links that make a numbered list.
    pub(crate) list: Vec<Link>,
}

/// A noun, or two that make one term.
pub(crate) fn term(chance: &mut Chance) -> String {
    let noun = *chance.pick_early(&NOUN_LIST);
    match chance.below(10) {
        0..4 => format!("{} {noun}", chance.pick_early(&NOUN_LIST)),
        4..6 => format!("{} {noun}", chance.pick(&KIND_LIST)),
        _ => noun.to_owned(),
    }
}

/// The name of a person.
pub(crate) fn person(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick(PEOPLE.0), chance.pick(PEOPLE.1))
}

/// One of the patterns, its gaps filled.
pub(crate) fn phrase(patterns: &[&str], chance: &mut Chance) -> String {
    let pattern = *chance.pick(patterns);
    fill(pattern, |gap| {
        if gap == "#" {
            return chance.between(2, 480).to_string();
        }
        let noun = term(chance);
        let particle = |pair: &str| with_particle(&noun, pair)[noun.len()..].to_owned();
        match (gap.strip_prefix('*'), gap.strip_prefix('+')) {
            (Some(pair), _) => format!("**{noun}({})**{}", term(chance), particle(pair)),
            (_, Some(pair)) => format!("**{noun}**{}", particle(pair)),
            (None, None) => format!("{noun}{}", particle(gap)),
        }
    })
}

fn fill(pattern: &str, mut gap: impl FnMut(&str) -> String) -> String {
    let mut text = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').expect("a pattern closes its gaps");
        text.push_str(before);
        text.push_str(&gap(name));
        rest = after;
    }
    text.push_str(rest);
    text
}

/// A body with these sections, about 1,200 syllables long.
pub(crate) fn body(sections: &[Section], chance: &mut Chance) -> String {
    let mut text = String::with_capacity(6_000);
    let share = BODY_SYLLABLES / sections.len().max(1);
    for section in sections {
        text.push_str(&format!("## {}\n\n", section.heading));
        write_section(&mut text, section, share, chance);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn write_section(text: &mut String, section: &Section, syllables: usize, chance: &mut Chance) {
    let start = text.len();
    let mut links = section.links.iter();
    loop {
        let mut sentences: Vec<String> = (0..chance.between(3, 4))
            .map(|_| phrase(SENTENCES, chance))
            .collect();
        if let Some(link) = links.next() {
            let pattern = *chance.pick(LINKED);
            let linked = fill(pattern, |gap| link.with(gap));
            sentences.insert(chance.between(1, sentences.len()), linked);
        }
        text.push_str(&sentences.join(" "));
        text.push_str("\n\n");
        let is_long = syllables_in(&text[start..]) >= syllables.saturating_sub(120);
        if is_long && links.len() == 0 {
            break;
        }
    }
    for (at, link) in section.list.iter().enumerate() {
        let item = phrase(ITEMS, chance);
        text.push_str(&format!("{}. {}: {item}\n", at + 1, link.with("")));
    }
    if section.list.is_empty() && syllables_in(&text[start..]) < syllables {
        for _ in 0..3 {
            text.push_str(&format!("- {}\n", phrase(ITEMS, chance)));
        }
    }
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
}

fn syllables_in(text: &str) -> usize {
    text.chars()
        .filter(|letter| ('가'..='힣').contains(letter))
        .count()
}
