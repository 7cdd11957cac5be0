//! The withdrawal of a record: its page stays and gives the reason; nothing else is published.

use super::kind::RecordKind;
use crate::base::Date;
use crate::content::form::{FieldInfo, Fields, Reader, Roles};

static WITHDRAWN: FieldInfo = FieldInfo::of::<bool>(
    "Record",
    "withdrawn",
    "Whether it is published no more; its page stays and says why.",
    "공개를 중단했는지, `true`면 내용은 어디에도 나오지 않고 주소에 까닭만 남음 (이때 `withdrawn_reason`과 중단한 날인 `updated`가 필요)",
);

static REASON: FieldInfo = FieldInfo::of::<String>(
    "Record",
    "withdrawn_reason",
    "Why it was withdrawn, for readers.",
    "공개를 중단한 까닭, 읽는 사람에게 보임 (예 `같은 사례를 두 번 등록하여 하나로 합침`)",
)
.with(Roles::NONE.translatable());

/// Why a record is no longer published, and since when.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    /// The reason, for readers.
    pub reason: String,
    /// The day: that of the last change of the record.
    pub day: Date,
}

/// Whether a record of a kind may be withdrawn. An agency that no longer exists has `closed`, and a
/// series goes with its rounds.
fn is_possible(kind: RecordKind) -> bool {
    match kind {
        RecordKind::Event | RecordKind::Case | RecordKind::Page => true,
        RecordKind::Home | RecordKind::Series | RecordKind::Agency => false,
    }
}

/// Reads whether a record is withdrawn; then a reason and a day are required. `None` where that
/// cannot be read: such a record must not be published by mistake.
pub(crate) fn read(
    fields: &mut Fields<'_>,
    kind: RecordKind,
    updated: Option<Date>,
    reader: &mut Reader<'_>,
) -> Option<Option<Withdrawal>> {
    if !is_possible(kind) {
        return Some(None);
    }
    let is_withdrawn = if fields.has(REASON.key) && !reader.is_partial {
        fields.required(WITHDRAWN.key, reader)
    } else {
        Some(fields.or_default(WITHDRAWN.key, reader))
    };
    let reason = match is_withdrawn {
        Some(true) => fields.required(REASON.key, reader),
        _ => fields.optional(REASON.key, reader),
    };
    match is_withdrawn {
        Some(true) => {
            fields.need("updated");
            let withdrawn = |(reason, day)| Some(Withdrawal { reason, day });
            reason.zip(updated).map(withdrawn)
        }
        Some(false) => Some(None),
        None => None,
    }
}

/// The fields that [`read`] reads.
pub(crate) fn fields(kind: RecordKind) -> Vec<&'static FieldInfo> {
    if is_possible(kind) {
        vec![&WITHDRAWN, &REASON]
    } else {
        Vec::new()
    }
}
