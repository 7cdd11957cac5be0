//! A series: one relay, its rounds and the path of its baton.

use super::agency::{AgencyRef, NamePeriod};
use super::chain::Chain;
use super::ids::{SeriesId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::content::SeriesFacts;
use std::sync::Arc;

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
    /// Its rounds in order, and how the baton went from one to the next.
    pub chain: Chain,
}

impl Record for Series {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Series {
    type Kind = kind::Series;
}
