//! The formats of the open data. To add one, add a row to [`FORMATS`] and a function that writes
//! it.

use super::tables::{ColumnInfo, ColumnType, DataTable};
use crate::content::CsvEncoding;
use crate::render::edition::Edition;
use serde_json::Value;
use std::borrow::Cow;

/// A format of the open data.
#[derive(Clone, Copy, Debug)]
pub(super) struct DataFormat {
    /// What it is called.
    pub name: &'static str,
    /// The extension of its files.
    pub extension: &'static str,
    /// Its media type, without parameters.
    pub media_type: &'static str,
    /// Whether it can write a table.
    pub has: fn(&DataTable) -> bool,
    /// Writes a table with its rows.
    pub write: fn(&Edition<'_>, &DataTable, &[Vec<Value>]) -> Vec<u8>,
}

/// All formats.
pub(super) static FORMATS: &[DataFormat] = &[
    // RFC 4180, in UTF-8; with a byte order mark if the settings ask for one.
    DataFormat {
        name: "CSV",
        extension: "csv",
        media_type: "text/csv",
        has: |_| true,
        write: csv,
    },
    // An array of objects, one on each line.
    DataFormat {
        name: "JSON",
        extension: "json",
        media_type: "application/json",
        has: |_| true,
        write: json,
    },
    // A graph in the terms of schema.org, one node on each line.
    DataFormat {
        name: "JSON-LD",
        extension: "jsonld",
        media_type: "application/ld+json",
        has: |table| table.graph.is_some(),
        write: json_ld,
    },
];

fn csv(edition: &Edition<'_>, table: &DataTable, rows: &[Vec<Value>]) -> Vec<u8> {
    const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
    let is_for_excel = edition.config.csv_encoding == CsvEncoding::Utf8Bom;
    let start = if is_for_excel {
        BYTE_ORDER_MARK.to_vec()
    } else {
        Vec::new()
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(start);
    let columns = (table.columns)();
    let write = "writing to memory does not fail";
    let names = columns.iter().map(|column| column.name);
    writer.write_record(names).expect(write);
    for row in rows {
        let cells = row.iter().zip(&columns).map(|(value, column)| {
            let cell = cell(value);
            if is_for_excel && is_free(column) {
                guarded(cell)
            } else {
                cell
            }
        });
        let cells: Vec<Cow<'_, str>> = cells.collect();
        writer
            .write_record(cells.iter().map(|cell| cell.as_bytes()))
            .expect(write);
    }
    writer.into_inner().expect(write)
}

/// Whether a column holds what editors wrote.
fn is_free(column: &ColumnInfo) -> bool {
    matches!(column.kind, ColumnType::Text | ColumnType::List)
}

/// A text that Excel does not take for a formula: one that begins as a formula does has a `'` before
/// it, and so has one that begins with `'`, so that taking one away always gives the text.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];
    if cell.starts_with(STARTS) {
        format!("'{cell}").into()
    } else {
        cell
    }
}

/// What separates the items of a list in a cell.
const SEPARATOR: &str = "; ";

/// A value as the text of a cell; `null` is an empty one.
fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => "".into(),
        Value::String(text) => text.into(),
        Value::Array(items) => {
            // No item contains the separator.
            let items = items.iter().map(|item| cell(item).replace(SEPARATOR, ";"));
            items.collect::<Vec<_>>().join(SEPARATOR).into()
        }
        other => other.to_string().into(),
    }
}

fn json(_: &Edition<'_>, table: &DataTable, rows: &[Vec<Value>]) -> Vec<u8> {
    let columns = (table.columns)();
    let object = |row: &Vec<Value>| {
        let names = columns.iter().map(|column| column.name);
        let members = names.zip(row).map(|(name, value)| {
            let name = Value::from(name);
            format!("{name}:{value}")
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    };
    let rows = lines(rows.iter().map(object));
    format!("[{rows}]\n").into_bytes()
}

fn json_ld(edition: &Edition<'_>, table: &DataTable, _: &[Vec<Value>]) -> Vec<u8> {
    let nodes = table.graph.map_or_else(Vec::new, |graph| graph(edition));
    let nodes = lines(nodes.iter().map(Value::to_string));
    format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{nodes}]}}\n").into_bytes()
}

/// The items of an array, one on each line.
fn lines(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", items.join(",\n"))
    }
}

/// Indented JSON with a line break at its end.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// The media type of a graph.
pub(super) const GRAPH_TYPE: &str = "application/xml";

/// The media type of a text of the open data, by its extension.
#[must_use]
pub fn media_type(extension: &str) -> Option<&'static str> {
    if extension == "graphml" {
        return Some(GRAPH_TYPE);
    }
    let mut formats = FORMATS.iter();
    let format = formats.find(|format| format.extension == extension)?;
    Some(format.media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_excel_would_run_is_guarded_and_can_be_read_back() {
        for text in ["=1+1", "@SUM", "-제7회-", "'19.12.26", "제7회", "", "'=1"] {
            let cell = guarded(text.into());
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text);
        }
    }
}
