//! Every name by which a document refers to another record.

use crate::base::{Date, Located};
use crate::content::EventDates;
use crate::content::{Document, KindFields, RecordKind};
use crate::content::{EventFields, Receiver};

/// A name or id of another record, where a document gives it.
#[derive(Clone, Copy)]
pub(super) struct Mention<'a> {
    /// What kind of record is meant.
    pub(super) kind: RecordKind,
    /// The name or id.
    pub(super) name: &'a Located<String>,
    /// The day on which an agency was called so, where there is one.
    pub(super) day: Option<Date>,
}

/// Every mention of a document, in the order of its fields.
pub(super) fn mentions(document: &Document) -> Vec<Mention<'_>> {
    let of = |kind| {
        move |name| Mention {
            kind,
            name,
            day: None,
        }
    };
    let agency = of(RecordKind::Agency);
    match &document.draft {
        KindFields::Home | KindFields::Page => Vec::new(),
        KindFields::Series(fields) => {
            let continues = fields.continues.iter().map(of(RecordKind::Series));
            fields
                .organizer
                .iter()
                .map(agency)
                .chain(continues)
                .collect()
        }
        KindFields::Agency(fields) => {
            let relations = fields.relations.iter().map(|relation| &relation.agency);
            fields.parent.iter().chain(relations).map(agency).collect()
        }
        KindFields::Case(fields) => {
            let adopters = fields.adopted_by.iter().map(|adoption| &adoption.agency);
            let agencies = fields.agencies.iter().chain(adopters).map(agency);
            let related = fields.related.iter().map(of(RecordKind::Case));
            agencies.chain(related).collect()
        }
        KindFields::Event(dates, fields) => event_mentions(*dates, fields),
    }
}

fn event_mentions(dates: EventDates, fields: &EventFields) -> Vec<Mention<'_>> {
    let of = |kind| {
        move |name| Mention {
            kind,
            name,
            day: Some(dates.first),
        }
    };
    let hosts = fields.hosts.value.iter().map(|host| &host.agency);
    let quotes = fields.quotes.iter();
    let quotes = quotes.filter_map(|quote| quote.agency.as_ref());
    let handover = fields.handover.iter();
    let givers = handover.clone().flat_map(|handover| &handover.from);
    let receivers = handover.filter_map(|handover| match &handover.to.as_ref()?.value {
        Receiver::Agencies(names) => Some(names),
        Receiver::End => None,
    });
    let agencies = hosts.chain(quotes).chain(givers).chain(receivers.flatten());
    let series = std::iter::once(&fields.series).map(of(RecordKind::Series));
    let cases = fields.cases.iter().map(of(RecordKind::Case));
    series
        .chain(agencies.map(of(RecordKind::Agency)))
        .chain(cases)
        .collect()
}
