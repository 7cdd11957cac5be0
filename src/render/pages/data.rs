//! The page of the open data: its tables, their columns, its files.

use super::kind::{PageKind, fields};
use crate::base::size;
use crate::content::{CsvEncoding, Language};
use crate::plan::{CALENDAR_FILE, FEED_FILE, Page, RSS_FILE};
use crate::render::edition::Edition;
use crate::render::export::{
    ColumnInfo, DataFile, DataSizes, DataTable, TABLES, chosen, data_files, has_calendar,
    schema_org, table_files,
};
use crate::render::labels::LinkTo;
use crate::render::views::{IdentifierView, LicenseView};
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// The page of the open data.
pub(super) struct DataKind;

impl PageKind for DataKind {
    fn template(&self) -> &'static str {
        "data"
    }

    fn section(&self) -> &'static str {
        "data"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("open_data").to_owned()
    }

    fn crumb(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("data").to_owned()
    }

    fn description(&self, edition: &Edition<'_>) -> Option<String> {
        Some(edition.strings.text("open_data_lead").to_owned())
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_figures_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&DataPage::of(edition))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        let files = data_files(*edition);
        let files = files.filter(|file| !matches!(file, DataFile::SeriesPackage(_)));
        let files = files.map(|file| (file.media_type(), edition.canonical(&file.url(edition))));
        vec![schema_org::data_set(edition, &files.collect::<Vec<_>>())]
    }
}

/// `data.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct DataPage {
    /// Everything in one file, the description of the tables, the graph.
    pub whole: Vec<FileView>,
    /// The tables.
    pub tables: Vec<TableView>,
    /// What is asked most, with the answer in SQL.
    pub questions: Vec<Question>,
    /// The licence of the data.
    pub license: Option<LicenseView>,
    /// What the archive is known by in other registers.
    pub identifiers: Vec<IdentifierView>,
    /// How to cite them, ready to copy.
    pub citation: String,
    /// The feeds and the calendar.
    pub news: Vec<LinkTo>,
    /// Whether the tables are made to be opened in Excel: texts like formulas are guarded.
    pub is_for_excel: bool,
}

impl DataPage {
    fn of(edition: &Edition<'_>) -> Self {
        let sizes = DataSizes::of(edition);
        let whole = [DataFile::Zip, DataFile::Package, DataFile::Graph];
        let config = edition.config;
        let license = config.data_license.or(config.license);
        let license = license.map(|license| LicenseView::of(edition, license));
        Self {
            whole: whole.map(|file| FileView::of(edition, &sizes, file)).into(),
            tables: TableView::all(edition, &sizes),
            questions: QUESTIONS
                .iter()
                .map(|question| Question::of(edition, question))
                .collect(),
            identifiers: config.identifier.iter().map(IdentifierView::of).collect(),
            citation: citation(edition, license.as_ref()),
            license,
            news: news(edition),
            is_for_excel: config.csv_encoding == CsvEncoding::Utf8Bom,
        }
    }
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FileView {
    /// What its format is called.
    pub format: &'static str,
    /// Its name.
    pub name: String,
    /// The address below the root of the site.
    pub url: String,
    /// Its size: `1.2 MB`.
    pub size: String,
}

impl FileView {
    fn of(edition: &Edition<'_>, sizes: &DataSizes, file: DataFile) -> Self {
        Self {
            format: file.format(),
            name: file.name(edition),
            url: file.url(edition).as_str().to_owned(),
            size: size(sizes.bytes(file)),
        }
    }
}

/// A table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TableView {
    /// The name of its files.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What one of its rows is.
    pub about: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// Its files.
    pub files: Vec<FileView>,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

impl TableView {
    fn all(edition: &Edition<'_>, sizes: &DataSizes) -> Vec<Self> {
        let language = edition.config.language;
        let other = other_language(edition);
        let tables = TABLES.iter().enumerate();
        let view = |(at, table): (usize, &DataTable)| {
            let columns = (table.columns)();
            let columns = columns.iter();
            Self {
                name: table.name,
                title: chosen(table.title, language),
                about: chosen(table.about, language),
                rows: sizes.rows[at],
                files: table_files(at)
                    .map(|file| FileView::of(edition, sizes, file))
                    .collect(),
                columns: columns
                    .map(|column| ColumnView::of(column, language, other, table.key))
                    .collect(),
            }
        };
        tables.map(view).collect()
    }
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ColumnView {
    /// Its name.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its title in the other language.
    pub other: Option<OtherTitle>,
    /// What it holds.
    pub kind: &'static str,
    /// What its title does not say.
    pub description: String,
    /// The table whose ids it holds.
    pub joins: Option<&'static str>,
    /// Whether it is one of those that identify a row.
    pub is_key: bool,
}

/// A title in another language than that of the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct OtherTitle {
    /// The code of that language.
    pub language: &'static str,
    /// The title.
    pub title: &'static str,
}

/// The language that titles are given in beside that of the page: English, whose readers may know
/// no other, or Korean where the site has it.
fn other_language(edition: &Edition<'_>) -> Option<Language> {
    let own = edition.config.language;
    let mut editions = edition.editions_with(Page::Data);
    match own {
        Language::Korean => Some(Language::English),
        Language::English => editions
            .any(|other| other.config.language == Language::Korean)
            .then_some(Language::Korean),
    }
}

impl ColumnView {
    fn of(column: &ColumnInfo, language: Language, other: Option<Language>, key: &[&str]) -> Self {
        Self {
            name: column.name,
            title: chosen(column.title, language),
            other: other.map(|other| OtherTitle {
                language: other.as_str(),
                title: chosen(column.title, other),
            }),
            kind: chosen(column.kind.words(), language),
            description: column.description(language),
            joins: column.joins,
            is_key: key.contains(&column.name),
        }
    }
}

/// A question with a query that answers it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Question {
    /// The question.
    pub title: String,
    /// The query.
    pub query: &'static str,
}

impl Question {
    fn of(edition: &Edition<'_>, (key, query): &(&str, &'static str)) -> Self {
        Self {
            title: edition.strings.text(key).to_owned(),
            query,
        }
    }
}

/// The questions, by their keys in the words of the theme, each with a query for DuckDB in the
/// folder of the tables.
const QUESTIONS: [(&str, &str); 3] = [
    (
        "question_rounds",
        "SELECT agency_id, year, count(DISTINCT event_id) AS rounds FROM 'participants.csv' \
         JOIN 'events.csv' ON event_id = id WHERE status = 'held' AND role IN ('host', 'co-host') \
         GROUP BY ALL ORDER BY ALL;",
    ),
    (
        "question_holders",
        "SELECT h.series, e.date AS round, h.receivers, h.state, h.date AS handed_on \
         FROM 'handovers.csv' h LEFT JOIN 'events.csv' e ON h.from_event = e.id ORDER BY ALL;",
    ),
    (
        "question_values",
        "SELECT topic, count(*) AS cases FROM 'topics.csv' WHERE kind = 'value' GROUP BY ALL \
         ORDER BY cases DESC, topic;",
    ),
];

fn citation(edition: &Edition<'_>, license: Option<&LicenseView>) -> String {
    let config = edition.config;
    let title = edition.strings.text("open_data");
    let url = edition.page_address(Page::Data);
    let parts = [
        config.operator.clone(),
        Some(format!("「{title}」")),
        Some(format!("『{}』", config.title)),
        license.map(|license| license.label.clone()),
        Some(url),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let cited = parts.join(", ");
    edition.strings.fill("data_cited", &[("cited", &cited)])
}

/// The feeds of all rounds, and their calendar where the day of one is known.
fn news(edition: &Edition<'_>) -> Vec<LinkTo> {
    let link = |title: &str, file: &str| LinkTo {
        title: title.to_owned(),
        url: edition.plan.file(file).as_str().to_owned(),
    };
    let mut links = vec![link("Atom", FEED_FILE), link("RSS", RSS_FILE)];
    if has_calendar(edition, None) {
        links.push(link("iCalendar", CALENDAR_FILE));
    }
    links
}
