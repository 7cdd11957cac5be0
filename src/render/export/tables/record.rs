//! Columns of what all records share.

use super::cells::{date, pairs, text, texts};
use super::column::ColumnType::{Date, List, Text};
use super::column::{ColumnInfo, of};
use crate::model::Head;
use crate::render::edition::Edition;
use serde_json::Value;

/// The columns behind those of the kind of record.
const COLUMNS: [ColumnInfo; 6] = [
    of("tags", List, "주제", "Tags"),
    of("summary", Text, "요약", "Summary"),
    of("language", Text, "언어", "Language").says(
        "기록을 쓴 언어. 번역이 없으면 원문의 언어",
        "language the record is written in: that of the original where it is not translated",
    ),
    of("updated", Date, "최종 수정", "Last changed"),
    of("identifier", List, "식별자", "Identifiers").says("`체계=식별자`", "`register=identifier`"),
    of("license", Text, "이용 조건", "Licence"),
];

/// The columns of a kind of record, then those that all have.
pub(super) fn with_head(columns: Vec<ColumnInfo>) -> Vec<ColumnInfo> {
    [columns, COLUMNS.to_vec()].concat()
}

/// The values of the columns that all records have; `None` for an agency without a file.
pub(super) fn head_values(edition: &Edition<'_>, head: Option<&Head>) -> Vec<Value> {
    let Some(head) = head else {
        return vec![Value::Null; COLUMNS.len()];
    };
    let license = edition.license_of(head);
    vec![
        texts(head.tags.iter().map(String::as_str)),
        text(head.summary.as_ref()),
        edition.language_of(head).as_str().into(),
        date(head.updated),
        pairs(&head.identifier),
        license.map(|license| license.code()).into(),
    ]
}
