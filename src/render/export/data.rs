//! The files of the open data: each table in each format, for the archive and for each series.

use super::formats::{DataFormat, FORMATS, TableData, pretty};
use super::package::package;
use super::tables::{DataTable, TABLES};
use crate::model::SeriesId;
use crate::render::edition::Edition;
use serde::Serialize;

/// The name of the file that describes the tables.
const PACKAGE_FILE: &str = "datapackage.json";

/// The address of the description of all tables, below the root of the site.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// A file of the open data, of one series or of all.
#[derive(Clone, Copy, Debug)]
pub enum DataFile {
    /// A table in a format.
    DataTable(Option<SeriesId>, &'static DataTable, &'static DataFormat),
    /// What describes the tables.
    Package(Option<SeriesId>),
}

/// The files of the open data, each with its path below the output folder.
#[must_use]
pub fn data_files(edition: &Edition<'_>) -> Vec<(String, DataFile)> {
    let all_series = edition.archive.series.ids().map(Some);
    let mut files = Vec::new();
    for series in std::iter::once(None).chain(all_series) {
        for table in &TABLES {
            for format in FORMATS {
                let path = file_path(edition, series, table, format);
                files.push((path, DataFile::DataTable(series, table, format)));
            }
        }
        let path = format!("{}{PACKAGE_FILE}", folder(edition, series));
        files.push((path, DataFile::Package(series)));
    }
    files
}

/// Writes a file of the open data.
#[must_use]
pub fn data(edition: &Edition<'_>, file: DataFile) -> Vec<u8> {
    match file {
        DataFile::DataTable(series, table, format) => (format.write)(&TableData {
            edition,
            table,
            series,
        }),
        DataFile::Package(series) => pretty(&package(edition, series)),
    }
}

/// A table of the whole archive, in all formats.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// What it lists.
    pub title: String,
    /// Its files.
    pub files: Vec<DownloadFile>,
}

/// A table in a format.
#[derive(Clone, Debug, Serialize)]
pub struct DownloadFile {
    /// What the format is called.
    pub format: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// The address below the root of the site.
    pub url: String,
}

/// The tables of the whole archive.
#[must_use]
pub fn downloads(edition: &Edition<'_>) -> Vec<Download> {
    let file = |table: &DataTable, format: &DataFormat| DownloadFile {
        format: format.name,
        media_type: format.media_type,
        url: file_path(edition, None, table, format),
    };
    let download = |table: &DataTable| Download {
        title: edition.strings.text(table.label).to_owned(),
        files: FORMATS.iter().map(|format| file(table, format)).collect(),
    };
    TABLES.iter().map(download).collect()
}

/// The path of a file below the output folder.
fn file_path(
    edition: &Edition<'_>,
    series: Option<SeriesId>,
    table: &DataTable,
    format: &DataFormat,
) -> String {
    let folder = folder(edition, series);
    format!("{folder}{}.{}", table.name, format.extension)
}

/// The folder of the data of one series or of all, with a `/` at its end.
fn folder(edition: &Edition<'_>, series: Option<SeriesId>) -> String {
    match series {
        None => "data/".to_owned(),
        Some(id) => format!("data/series/{}/", edition.archive[id].head.name.id),
    }
}
