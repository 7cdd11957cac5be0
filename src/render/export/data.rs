//! The files of the open data. Each language of the site has all of them, with the same ids.

use super::formats::{DataFormat, FORMATS, GRAPH_TYPE, pretty};
use super::graphml::graphml;
use super::package::{package, series_package};
use super::tables::{DataTable, TABLES};
use super::zip::zip;
use crate::model::SeriesId;
use crate::plan::Url;
use crate::render::edition::Edition;

/// A file of the open data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DataFile {
    /// A table in a format, by their positions.
    Table(usize, usize),
    /// The handovers as a graph.
    Graph,
    /// What describes the tables.
    Package,
    /// The same for readers of one series: it leads to the tables of all.
    SeriesPackage(SeriesId),
    /// All of them but those of series, in one file.
    Zip,
}

impl DataFile {
    /// A table and a format by their positions.
    fn table(table: usize, format: usize) -> (&'static DataTable, &'static DataFormat) {
        (&TABLES[table], &FORMATS[format])
    }

    /// Its name in the folder of the open data.
    #[must_use]
    pub fn name(self, edition: &Edition<'_>) -> String {
        match self {
            Self::Table(table, format) => {
                let (table, format) = Self::table(table, format);
                format!("{}.{}", table.name, format.extension)
            }
            Self::Graph => "handovers.graphml".to_owned(),
            Self::Package => "datapackage.json".to_owned(),
            Self::SeriesPackage(id) => {
                let id = &edition.archive[id].head.name.id;
                format!("series/{id}/datapackage.json")
            }
            Self::Zip => "data.zip".to_owned(),
        }
    }

    /// Its address below the root of the site.
    #[must_use]
    pub fn url(self, edition: &Edition<'_>) -> Url {
        edition.plan.file(&format!("data/{}", self.name(edition)))
    }

    /// Its media type, without parameters.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Table(table, format) => Self::table(table, format).1.media_type,
            Self::Graph => GRAPH_TYPE,
            Self::Package | Self::SeriesPackage(_) => "application/json",
            Self::Zip => "application/zip",
        }
    }

    /// What its format is called.
    #[must_use]
    pub fn format(self) -> &'static str {
        match self {
            Self::Table(table, format) => Self::table(table, format).1.name,
            Self::Graph => "GraphML",
            Self::Package | Self::SeriesPackage(_) => "Data Package",
            Self::Zip => "ZIP",
        }
    }
}

/// The files of a table, one for each format that can write it.
pub fn table_files(table: usize) -> impl Iterator<Item = DataFile> {
    let formats = FORMATS.iter().enumerate();
    let formats = formats.filter(move |(_, format)| (format.has)(&TABLES[table]));
    formats.map(move |(format, _)| DataFile::Table(table, format))
}

/// The files that are packed: all but what leads to the same tables.
fn packed_files() -> impl Iterator<Item = DataFile> {
    let tables = (0..TABLES.len()).flat_map(table_files);
    [DataFile::Package, DataFile::Graph]
        .into_iter()
        .chain(tables)
}

/// The files of the open data of an edition.
pub fn data_files(edition: Edition<'_>) -> impl Iterator<Item = DataFile> {
    let series = edition.archive.series.ids();
    let series = series.map(DataFile::SeriesPackage);
    packed_files().chain([DataFile::Zip]).chain(series)
}

/// Writes a file of the open data.
#[must_use]
pub fn data(edition: &Edition<'_>, file: DataFile) -> Vec<u8> {
    match file {
        DataFile::Table(table, format) => {
            let (table, format) = DataFile::table(table, format);
            (format.write)(edition, table, &(table.rows)(edition))
        }
        DataFile::Graph => graphml(edition),
        DataFile::Package => pretty(&package(edition)),
        DataFile::SeriesPackage(id) => pretty(&series_package(edition, id)),
        DataFile::Zip => Written::of(edition).packed(edition),
    }
}

/// All files that are packed, each table's rows made once.
struct Written {
    /// How many rows each table has.
    rows: Vec<usize>,
    files: Vec<(DataFile, Vec<u8>)>,
}

impl Written {
    fn of(edition: &Edition<'_>) -> Self {
        let own = [DataFile::Package, DataFile::Graph];
        let mut files: Vec<(DataFile, Vec<u8>)> =
            own.map(|file| (file, data(edition, file))).into();
        let mut counts = Vec::new();
        for (at, table) in TABLES.iter().enumerate() {
            let rows = (table.rows)(edition);
            counts.push(rows.len());
            for file in table_files(at) {
                let DataFile::Table(_, format) = file else {
                    continue;
                };
                let write = FORMATS[format].write;
                files.push((file, write(edition, table, &rows)));
            }
        }
        Self {
            rows: counts,
            files,
        }
    }

    fn packed(&self, edition: &Edition<'_>) -> Vec<u8> {
        let files = self.files.iter();
        zip(files.map(|(file, bytes)| (file.name(edition), &**bytes)))
    }
}

/// How large the open data are.
pub struct DataSizes {
    /// How many rows each table has, in the order of the tables.
    pub rows: Vec<usize>,
    /// How many bytes each file has.
    files: Vec<(DataFile, u64)>,
}

impl DataSizes {
    /// Makes all files once and measures them.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let written = Written::of(edition);
        let packed = written.packed(edition);
        let all = written.files.iter().map(|(file, bytes)| (*file, bytes));
        let all = all.chain([(DataFile::Zip, &packed)]);
        let files = all
            .map(|(file, bytes)| (file, bytes.len() as u64))
            .collect();
        Self {
            rows: written.rows,
            files,
        }
    }

    /// The bytes of a file; 0 for one that is not measured.
    #[must_use]
    pub fn bytes(&self, file: DataFile) -> u64 {
        let found = self.files.iter().find(|(measured, _)| *measured == file);
        found.map_or(0, |(_, bytes)| *bytes)
    }
}
