//! An agency, and the way one is named at a time.

use super::ids::{AgencyId, CaseId, EventId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::base::Date;
use crate::content::{AgencyFacts, DatedName, RelationKind, Role};
use std::sync::Arc;

/// An agency by the name it had when the record was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyRef {
    /// The agency.
    pub id: AgencyId,
    /// Its name then.
    pub name: String,
}

impl AgencyRef {
    /// The names of agencies in one text, with `between` between them.
    #[must_use]
    pub fn names<'a>(agencies: impl IntoIterator<Item = &'a Self>, between: &str) -> String {
        let names: Vec<&str> = agencies
            .into_iter()
            .map(|agency| agency.name.as_str())
            .collect();
        names.join(between)
    }
}

/// A name with the time it was in use; either end may be open or unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePeriod {
    /// The name.
    pub text: String,
    /// The first day it was in use.
    pub from: Option<Date>,
    /// The last day it was in use.
    pub until: Option<Date>,
}

impl NamePeriod {
    pub(super) fn of(written: &DatedName) -> Self {
        Self {
            text: written.text.value.clone(),
            from: written.from,
            until: written.until,
        }
    }
}

/// What became of an agency, or what it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What happened.
    pub kind: RelationKind,
    /// The other agency.
    pub agency: AgencyId,
    /// When.
    pub date: Option<Date>,
}

/// An agency, with its records.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its id: the path of its file, or its name where it has none.
    pub key: String,
    /// Its present official name.
    pub title: String,
    /// What all records share, where it has a file.
    pub head: Option<Head>,
    /// The fields that need no other record to be understood; in another language its original name
    /// is the first of its aliases.
    pub facts: Arc<AgencyFacts>,
    /// The official names it has had, in the order written.
    pub names: Vec<NamePeriod>,
    /// The agency above it.
    pub parent: Option<AgencyId>,
    /// Its own pages.
    pub homepage: Option<String>,
    /// The agencies below it, by title.
    pub children: Vec<AgencyId>,
    /// What became of it, in the order written.
    pub relations: Vec<Relation>,
    /// What other agencies say became of them with it: (what happened, the other agency).
    pub predecessors: Vec<Relation>,
    /// The events it took part in, in the order of rounds, with its role.
    pub events: Vec<(EventId, Role)>,
    /// The cases it presented, by title.
    pub cases: Vec<CaseId>,
}

impl Agency {
    /// The shortest name the file gives, for narrow places; else the title.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.facts.short.first().unwrap_or(&self.title)
    }

    /// Every name but the title, as written: the short ones, the others, the official ones with a
    /// time. One that stands in two lists comes twice.
    pub fn other_names(&self) -> impl Iterator<Item = &str> {
        let dated = self.names.iter().map(|name| &name.text);
        let all = self
            .facts
            .short
            .iter()
            .chain(&self.facts.aliases)
            .chain(dated);
        all.map(String::as_str).filter(|name| *name != self.title)
    }

    /// Every name it has or had, each once, its title first.
    #[must_use]
    pub fn all_names(&self) -> Vec<&str> {
        let mut names = vec![self.title.as_str()];
        for name in self.other_names() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Record for Agency {
    fn head(&self) -> Option<&Head> {
        self.head.as_ref()
    }
}

impl Row for Agency {
    type Kind = kind::Agency;
}
