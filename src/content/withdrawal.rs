//! The withdrawal of a record: its page stays and says why; what the record said is published no more. Knows no page.

use super::document::RecordKind;
use super::fields::{Field, Fields, Reader};
use super::shape::{FieldShape, Shape};
use crate::base::Date;

const WITHDRAWN: &str = "withdrawn";
const REASON: &str = "withdrawn_reason";

/// Why a record is published no more, and since when.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// The reason, for readers.
    pub reason: String,
    /// The day: that of the last change of the record.
    pub day: Date,
}

/// Whether a record of a kind may be withdrawn. An agency that ceased to be says so with `closed`, and a series goes
/// with its rounds.
fn is_possible(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Event | RecordKind::Case | RecordKind::Page => true,
        RecordKind::Home | RecordKind::Series | RecordKind::Agency => false,
    }
}

/// Reads whether a record is withdrawn; then a reason and a day are required. `None` where it cannot be told:
/// such a record must not be published by mistake.
pub(super) fn read(
    fields: &mut Fields<'_>,
    kind: RecordKind,
    updated: Option<Date>,
    reader: &mut Reader<'_>,
) -> Option<Option<Withdrawal>> {
    if !is_possible(kind) {
        return Some(None);
    }
    let is_withdrawn = match fields.has(REASON) && !reader.is_partial {
        true => fields.required(WITHDRAWN, reader),
        false => Some(fields.or_default(WITHDRAWN, reader)),
    };
    let reason = match is_withdrawn {
        Some(true) => fields.required(REASON, reader),
        _ => fields.optional(REASON, reader),
    };
    match is_withdrawn {
        Some(true) => {
            fields.need("updated");
            let withdrawn = |(reason, day)| Some(Withdrawal { reason, day });
            reason.zip(updated).map(withdrawn)
        }
        Some(false) => Some(None),
        // What stands for a record that cannot be read is never published.
        None => reader.has_stand_ins.then_some(None),
    }
}

/// The fields that [`read`] reads, as a schema tells them.
pub(super) fn field_shapes(kind: RecordKind) -> Vec<FieldShape> {
    if !is_possible(kind) {
        return Vec::new();
    }
    let field = |key, doc, shape: Shape| FieldShape {
        owner: "Record",
        key,
        doc,
        is_required: false,
        shape,
    };
    vec![
        field(
            WITHDRAWN,
            " Whether it is published no more; its page stays and says why.",
            bool::shape(),
        ),
        field(
            REASON,
            " Why it was withdrawn, for readers.",
            String::shape(),
        ),
    ]
}
