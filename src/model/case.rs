//! An innovation case.

use super::agency::AgencyRef;
use super::ids::{CaseId, EventId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::base::Date;
use crate::content::CaseFacts;
use std::sync::Arc;

/// An agency that took a case over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The agency, by its name on that day.
    pub agency: AgencyRef,
    /// When.
    pub date: Option<Date>,
}

/// An innovation case.
#[derive(Clone, Debug)]
pub struct Case {
    /// What all records share.
    pub head: Head,
    /// The fields that need no other record to be understood; the values in the language of the
    /// original.
    pub facts: Arc<CaseFacts>,
    /// Who presented it; the holders of its first event where the record does not say.
    pub agencies: Vec<AgencyRef>,
    /// Who took it over, in the order written; agencies that are not published are left out.
    pub adopted_by: Vec<Adoption>,
    /// The events that showed it, in the order of rounds.
    pub events: Vec<EventId>,
    /// The cases it names as like it.
    pub related: Vec<CaseId>,
    /// The cases that name it as like them.
    pub named_by: Vec<CaseId>,
}

impl Record for Case {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Case {
    type Kind = kind::Case;
}
