//! Which cases are like a case, and why.

use super::archive::Archive;
use super::ids::CaseId;
use super::topic::TopicKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A tag or value that more cases than these bear says nothing of any two of them.
const MOST_BEARERS: usize = 100;

/// Why a case is like another, the strongest reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One of the two records names the other.
    Named,
    /// They serve a goal of government innovation together.
    Value,
    /// An agency presented both.
    Agency,
    /// They bear a tag together.
    Tag,
    /// A round showed both.
    Round,
}

impl Likeness {
    /// What a reason is worth. Each value, agency, tag and round shared counts by itself.
    fn weight(self) -> u32 {
        match self {
            Self::Named => 100,
            Self::Value => 3,
            Self::Agency | Self::Tag => 2,
            Self::Round => 1,
        }
    }

    /// The word for it in themes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Value => "value",
            Self::Agency => "agency",
            Self::Tag => "tag",
            Self::Round => "round",
        }
    }
}

/// A case like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The case.
    pub case: CaseId,
    /// Why, each reason once, the strongest first.
    pub reasons: Vec<Likeness>,
}

impl Archive {
    /// The cases most like one: those that either record names first, then those that share most
    /// with it; of equal ones the earlier by title. At most so many, but all that are named.
    #[must_use]
    pub fn related(&self, id: CaseId, most: usize) -> Vec<Related> {
        let mut found: BTreeMap<CaseId, (u32, BTreeSet<Likeness>)> = BTreeMap::new();
        let mut add = |others: &[CaseId], why: Likeness| {
            for other in others.iter().filter(|other| **other != id) {
                let (score, reasons) = found.entry(*other).or_default();
                *score += why.weight();
                reasons.insert(why);
            }
        };
        let case = &self[id];
        add(&case.related, Likeness::Named);
        add(&case.named_by, Likeness::Named);
        let tags = case.head.tags.iter().map(|tag| (TopicKind::Tag, tag));
        let values = case
            .facts
            .values
            .iter()
            .map(|value| (TopicKind::Value, value));
        for (kind, word) in values.chain(tags) {
            let topic = self.topic(kind, word).map(|topic| &self[topic]);
            let why = match kind {
                TopicKind::Value => Likeness::Value,
                TopicKind::Tag => Likeness::Tag,
            };
            match topic {
                Some(topic) if topic.cases.len() <= MOST_BEARERS => add(&topic.cases, why),
                _ => {}
            }
        }
        for agency in &case.agencies {
            let cases = &self[agency.id].cases;
            if cases.len() <= MOST_BEARERS {
                add(cases, Likeness::Agency);
            }
        }
        for event in &case.events {
            let cases: Vec<CaseId> = self[*event].case_ids().collect();
            add(&cases, Likeness::Round);
        }
        let mut related: Vec<(u32, Related)> = found
            .into_iter()
            .map(|(case, (score, reasons))| {
                let reasons = reasons.into_iter().collect();
                (score, Related { case, reasons })
            })
            .collect();
        related.sort_by_key(|(score, related)| (Reverse(*score), related.case));
        let named = related
            .iter()
            .filter(|(score, _)| *score >= Likeness::Named.weight())
            .count();
        related.truncate(most.max(named));
        related.into_iter().map(|(_, related)| related).collect()
    }
}
