//! Records that are no part of a relay: plain pages and withdrawn records.

use super::ids::{SeriesId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::content::Withdrawal;

/// A page that stands for itself, or the text of the home page.
#[derive(Clone, Debug)]
pub struct Plain {
    /// What all records share.
    pub head: Head,
}

/// A record that is published no more. Nothing counts it, lists it or finds it; it has a page that
/// says why.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// What all records share. Only its title, its addresses and its language are published.
    pub head: Head,
    /// Why and since when.
    pub withdrawal: Withdrawal,
    /// The series of a round.
    pub series: Option<SeriesId>,
}

impl Record for Plain {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Plain {
    type Kind = kind::Plain;
}

impl Record for Withdrawn {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Withdrawn {
    type Kind = kind::Withdrawn;
}
