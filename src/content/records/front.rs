//! The front matter of a record of any kind.

use super::agency::AgencyFields;
use super::case::CaseFields;
use super::common::{ALIASES, Common};
use super::consistency::check_event;
use super::dates::{DATE, DATES, event_dates};
use super::document::KindFields;
use super::event::EventFields;
use super::kind::RecordKind;
use super::series::SeriesFields;
use super::sources::check_sources;
use super::withdrawal::{self, Withdrawal};
use crate::base::Span;
use crate::content::form::{FieldInfo, Fields, Map, Node, NodeKind, Reader};
use crate::content::values::OldAddress;
use std::sync::Arc;

/// The field that says whether an event took place.
const STATUS: &str = "status";

/// The front matter of a record, read.
pub(crate) struct Front {
    pub(crate) common: Common,
    pub(crate) aliases: Vec<OldAddress>,
    pub(crate) withdrawal: Option<Withdrawal>,
    pub(crate) own: KindFields,
    /// Where an event says when it is: its date, else its status.
    pub(crate) when: Option<Span>,
}

/// Reads the front matter of a record; its first line is at `start`.
pub(crate) fn front_matter(
    node: &Node,
    start: Span,
    kind: RecordKind,
    reader: &mut Reader<'_>,
) -> Option<Front> {
    let mut fields = Fields::of(node, start, reader)?;
    let common = Common::from_fields(&mut fields, reader);
    let aliases = match kind {
        RecordKind::Agency => Vec::new(),
        _ => fields.or_default(ALIASES.key, reader),
    };
    let updated = common.as_ref().and_then(|common| common.updated);
    let withdrawal = withdrawal::read(&mut fields, kind, updated, reader);
    let own = match kind {
        RecordKind::Home => Some(KindFields::Home),
        RecordKind::Page => Some(KindFields::Page),
        RecordKind::Series => SeriesFields::from_fields(&mut fields, reader)
            .map(|own| KindFields::Series(Arc::new(own))),
        RecordKind::Case => {
            CaseFields::from_fields(&mut fields, reader).map(|own| KindFields::Case(Arc::new(own)))
        }
        RecordKind::Agency => AgencyFields::from_fields(&mut fields, reader)
            .map(|own| KindFields::Agency(Arc::new(own))),
        RecordKind::Event => {
            let event = EventFields::from_fields(&mut fields, reader);
            let status = event.as_ref().and_then(|event| event.facts.status);
            let dates = event_dates(&mut fields, status, reader);
            dates
                .zip(event)
                .map(|(dates, event)| KindFields::Event(dates, Arc::new(event)))
        }
    };
    fields.finish(reader);
    let common = common?;
    check_sources(&common, own.as_ref(), reader);
    check_event(node, own.as_ref(), reader);
    Some(Front {
        common,
        aliases,
        withdrawal: withdrawal?,
        own: own?,
        when: [DATES.key, DATE.key, STATUS].into_iter().find_map(|key| {
            let value = node.get(key)?;
            (!matches!(value.kind, NodeKind::Null)).then_some(value.marked())
        }),
    })
}

/// The fields that a kind of record may have: those that [`front_matter`] reads.
pub(crate) fn fields_of(kind: RecordKind) -> Vec<&'static FieldInfo> {
    let mut fields = Common::fields();
    if kind != RecordKind::Agency {
        fields.push(&ALIASES);
    }
    fields.extend(withdrawal::fields(kind));
    match kind {
        RecordKind::Home | RecordKind::Page => {}
        RecordKind::Series => fields.extend(SeriesFields::fields()),
        RecordKind::Case => fields.extend(CaseFields::fields()),
        RecordKind::Agency => fields.extend(AgencyFields::fields()),
        RecordKind::Event => {
            fields.extend([&DATE, &DATES]);
            fields.extend(EventFields::fields());
        }
    }
    fields
}

/// Schema of the front matter of a kind of record.
#[must_use]
pub fn schema(kind: RecordKind) -> Map {
    let (name, words) = kind.words();
    Map {
        name,
        doc: words.doc,
        ko: words.ko,
        fields: fields_of(kind),
    }
}
