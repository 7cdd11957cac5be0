//! Columns of fields that are declared `exported` and that their table does not place itself.

use super::column::{Column, ColumnInfo, ColumnType, infos, of, values};
use super::record::with_head;
use crate::content::{FieldInfo, FieldOf, Shape};
use serde_json::Value;

/// The columns of a table, with those of exported fields behind them.
pub(super) fn with_declared(
    mut columns: Vec<ColumnInfo>,
    fields: &[&'static FieldInfo],
) -> Vec<ColumnInfo> {
    let declared = fields.iter().filter_map(|field| declared(field, &columns));
    let declared: Vec<ColumnInfo> = declared.collect();
    columns.extend(declared);
    columns
}

/// The values of rows in the order of their columns: those that the table places, those of all
/// records, those of the declared fields.
pub(super) fn all_values<R, F: Fn(&R) -> Value>(
    columns: &[Column<F>],
    rows: impl Iterator<Item = R>,
    shared: impl Fn(&R) -> Vec<Value>,
    fields: impl Fn(&R) -> Vec<FieldOf<'_>>,
) -> Vec<Vec<Value>> {
    let placed = with_head(infos(columns));
    let of_row = |row: R| {
        let mut values = values(columns, &row);
        values.extend(shared(&row));
        values.extend(declared_values(&placed, fields(&row)));
        values
    };
    rows.map(of_row).collect()
}

/// The values of the columns that the table does not place itself.
fn declared_values(placed: &[ColumnInfo], fields: Vec<FieldOf<'_>>) -> Vec<Value> {
    let fields = fields.into_iter();
    let exported = fields.filter(|(field, _)| declared(field, placed).is_some());
    exported.map(|(_, value)| value.into()).collect()
}

/// The column of a field; `None` if it is not exported, or if the table places it itself.
fn declared(field: &FieldInfo, placed: &[ColumnInfo]) -> Option<ColumnInfo> {
    let words = field.roles.column?;
    let is_placed = placed.iter().any(|column| column.name == field.key);
    let kind = column_type(&(field.shape)());
    (!is_placed).then(|| of(field.key, kind, words.ko, words.en))
}

fn column_type(shape: &Shape) -> ColumnType {
    match shape {
        Shape::Count => ColumnType::Integer,
        Shape::Number => ColumnType::Number,
        Shape::Truth => ColumnType::Boolean,
        Shape::Date => ColumnType::Date,
        Shape::Address => ColumnType::Url,
        Shape::List(_) => ColumnType::List,
        _ => ColumnType::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{FieldValue, Roles};

    static STREAM: FieldInfo =
        FieldInfo::of::<String>("Event", "stream", "Where it was streamed.", "")
            .with(Roles::NONE.exported("중계 주소", "address of the stream"));
    static NOTE: FieldInfo = FieldInfo::of::<String>("Event", "note", "A remark.", "");

    #[test]
    fn an_exported_field_is_a_column_unless_the_table_places_it() {
        let names = |columns: Vec<ColumnInfo>| {
            let names = columns.iter().map(|column| column.name);
            names.collect::<Vec<_>>()
        };
        let columns = with_declared(Vec::new(), &[&NOTE, &STREAM]);
        assert_eq!(names(columns.clone()), ["stream"]);
        assert_eq!(
            names(with_declared(columns.clone(), &[&NOTE, &STREAM])),
            ["stream"]
        );
        let fields = || {
            let text = FieldValue::Text("주소".into());
            vec![(&NOTE, FieldValue::Missing), (&STREAM, text)]
        };
        assert_eq!(declared_values(&[], fields()), [Value::from("주소")]);
        assert!(declared_values(&columns, fields()).is_empty());
    }
}
