//! Makes an agency from its document, or from its name alone.

use super::lookup::Lookup;
use super::resolver::agency_fields;
use crate::content::{AgencyFacts, Document};
use crate::model::agency::{Agency, NamePeriod, Relation};
use crate::model::record::Head;
use crate::model::table::Table;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Makes an agency; one without a file is called by its `key`.
pub(super) fn agency<'l>(
    names: &mut Lookup<'l>,
    key: &str,
    document: Option<&'l Document>,
) -> Agency {
    let mut agency = named(key);
    if let Some(document) = document {
        describe(&mut agency, names.words(document), document);
        refer(&mut agency, names, document);
    }
    agency
}

/// An agency that is only named.
fn named(key: &str) -> Agency {
    Agency {
        key: key.to_owned(),
        title: key.to_owned(),
        head: None,
        facts: Arc::new(AgencyFacts {
            short: Vec::new(),
            aliases: Vec::new(),
            agency_type: None,
            region: None,
            codes: BTreeMap::new(),
            closed: None,
        }),
        names: Vec::new(),
        parent: None,
        homepage: None,
        children: Vec::new(),
        relations: Vec::new(),
        predecessors: Vec::new(),
        events: Vec::new(),
        cases: Vec::new(),
    }
}

/// Gives an agency what its document says, in the words of a language.
fn describe(agency: &mut Agency, words: &Document, original: &Document) {
    agency.title.clone_from(&words.common.title.value);
    agency.head = Some(Head::of(words));
    if let Some(fields) = agency_fields(words) {
        agency.facts = fields.facts.clone();
        agency.names = fields.names.iter().map(NamePeriod::of).collect();
        agency.homepage = fields.homepage.as_ref().map(|url| url.value.0.clone());
    }
    // The original name is a name by which readers know and find the agency.
    let title = &original.common.title.value;
    if *title != agency.title {
        let facts = Arc::make_mut(&mut agency.facts);
        facts.aliases.insert(0, title.clone());
    }
}

/// Gives an agency the others that its document names.
fn refer(agency: &mut Agency, names: &mut Lookup<'_>, document: &Document) {
    let Some(fields) = agency_fields(document) else {
        return;
    };
    let parent = fields.parent.as_ref();
    let parent = parent.and_then(|name| names.agency(&name.0, None));
    agency.parent = parent.map(|parent| parent.id);
    let relations = fields.relations.iter().filter_map(|written| {
        Some(Relation {
            kind: written.kind,
            agency: names.agency(&written.agency.0, written.date)?.id,
            date: written.date,
        })
    });
    agency.relations = relations.collect();
}

/// Gives each agency those below it, and those that became it.
pub(super) fn collect_relations(agencies: &mut Table<Agency>) {
    for id in agencies.ids() {
        let (parent, relations) = (agencies[id].parent, agencies[id].relations.clone());
        if let Some(parent) = parent {
            agencies.get_mut(parent).children.push(id);
        }
        for relation in relations {
            let back = Relation {
                agency: id,
                ..relation
            };
            agencies.get_mut(relation.agency).predecessors.push(back);
        }
    }
}
