//! An agency, and the way one is named at a time.

use super::archive::{AgencyId, CaseId, EventId};
use crate::base::Date;
use crate::content::document::Document;
use crate::content::drafts::{AgencyFields, RelationKind, Role};
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

/// An agency and all that the archive says of it.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its id: the path of its file, or its name where it has none.
    pub key: String,
    /// Its present official name.
    pub title: String,
    /// Its file, where it has one.
    pub document: Option<Arc<Document>>,
    /// The fields of its file, where it has one.
    pub fields: Option<Arc<AgencyFields>>,
    /// The agency above it.
    pub parent: Option<AgencyId>,
    /// The agencies below it, by title.
    pub children: Vec<AgencyId>,
    /// What became of it, in the order written.
    pub relations: Vec<Relation>,
    /// What other agencies say became of them with it: (what happened, the other agency).
    pub predecessors: Vec<Relation>,
    /// The events it took part in, in order of time, with its role.
    pub events: Vec<(EventId, Role)>,
    /// The cases it presented, by title.
    pub cases: Vec<CaseId>,
}

impl Agency {
    /// The shortest name the file gives, for narrow places; else the title.
    #[must_use]
    pub fn short(&self) -> &str {
        let fields = self.fields.as_deref();
        fields
            .and_then(|fields| fields.short.first())
            .map_or(&self.title, String::as_str)
    }
}
