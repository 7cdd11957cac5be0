//! A series: one relay, its rounds and the path of its baton.

use super::agency::{AgencyRef, NamePeriod};
use super::chain::Chain;
use super::ids::{SeriesId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::base::Date;
use crate::content::{RelationKind, SeriesFacts};
use std::sync::Arc;

/// What became of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesRelation {
    /// What happened.
    pub kind: RelationKind,
    /// The other series.
    pub series: SeriesId,
    /// When.
    pub date: Option<Date>,
}

/// A relay: its rounds and the path of its baton.
#[derive(Clone, Debug)]
pub struct Series {
    /// What all records share.
    pub head: Head,
    /// The fields that need no other record to be understood.
    pub facts: Arc<SeriesFacts>,
    /// The names it has had, in the order written.
    pub names: Vec<NamePeriod>,
    /// Who organises it.
    pub organizer: Option<AgencyRef>,
    /// The series it goes on from.
    pub continues: Option<SeriesId>,
    /// What became of it, in the order written.
    pub relations: Vec<SeriesRelation>,
    /// Its rounds in order, and how the baton went from one to the next.
    pub chain: Chain,
}

impl Series {
    /// Whether there is a baton to hand on; without one, the rounds only follow each other.
    #[must_use]
    pub fn has_baton(&self) -> bool {
        self.facts.baton.is_some()
    }
}

impl Record for Series {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Series {
    type Kind = kind::Series;
}
