//! The description of the open data as a data package (Frictionless, version 1).
//!
//! Its texts are in the language of the edition; titles and descriptions of tables and columns are
//! in the other language too, as the pattern for languages of Frictionless has them: `title@en`.

use super::tables::{Both, ColumnInfo, ColumnType, DataTable, TABLES, chosen};
use crate::base::Digest;
use crate::content::{ChoiceWord, CsvEncoding, Language, License};
use crate::model::SeriesId;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::IdentifierView;
use serde_json::{Map, Value, json};

/// Describes the tables, and every column of them.
pub(super) fn package(edition: &Edition<'_>) -> Value {
    let config = edition.config;
    let mut package = described(edition, "", "innovation-relay", &config.title);
    package["description"] = description(edition, None).into();
    package
}

/// The same for readers of one series: the tables are those of the whole archive, by their full
/// addresses.
pub(super) fn series_package(edition: &Edition<'_>, series: SeriesId) -> Value {
    let head = &edition.archive[series].head;
    let name = format!("innovation-relay-{}", part_of_name(&head.name.id));
    let folder = edition.canonical(&edition.plan.file("data"));
    let mut package = described(edition, &format!("{folder}/"), &name, &head.title);
    package["description"] = description(edition, Some(&head.name.id)).into();
    package
}

fn described(edition: &Edition<'_>, folder: &str, name: &str, title: &str) -> Value {
    let config = edition.config;
    let resources = TABLES
        .iter()
        .map(|table| resource(table, folder, config.language));
    let mut package = json!({
        "name": name,
        "profile": "tabular-data-package",
        "title": title,
        "homepage": edition.page_address(Page::Data),
        "languages": languages(config.language),
        "resources": resources.collect::<Vec<_>>(),
    });
    let mut identifiers = config.identifier.iter().map(IdentifierView::of);
    if let Some(identifier) = identifiers.next() {
        package["id"] = identifier.url.unwrap_or(identifier.text).into();
    }
    if let Some(operator) = &config.operator {
        package["contributors"] = json!([{"title": operator, "role": "publisher"}]);
    }
    let license = config.data_license.or(config.license);
    if let Some(license) = license.and_then(described_license) {
        package["licenses"] = vec![license].into();
    }
    package
}

/// The language of the edition, then the others that tables are described in.
fn languages(own: Language) -> Vec<&'static str> {
    let mut all = vec![own.as_str()];
    all.extend(others(own).map(|language| language.as_str()));
    all
}

fn others(own: Language) -> impl Iterator<Item = Language> {
    let all = Language::ALL.iter().copied();
    all.filter(move |language| *language != own)
}

/// What is where, and how it is written.
fn description(edition: &Edition<'_>, series: Option<&str>) -> String {
    let language = edition.config.language;
    let own = edition.config.description.as_deref();
    let mut parts: Vec<String> = own.map(str::to_owned).into_iter().collect();
    if let Some(id) = series {
        let how = chosen(
            (
                "표는 기록관 전체의 것입니다. 이 계열의 회차와 전달은 series 열이 다음과 같은 \
                 줄입니다:",
                "The tables are those of the whole archive. Rounds and handovers of this \
                 series are the rows whose column series is",
            ),
            language,
        );
        parts.push(format!("{how} {id}"));
    }
    let texts = NOTES.iter().map(|note| chosen(*note, language).to_owned());
    parts.extend(texts);
    let texts = match edition.config.csv_encoding {
        CsvEncoding::Utf8 => EXACT,
        CsvEncoding::Utf8Bom => GUARD,
    };
    parts.push(chosen(texts, language).to_owned());
    parts.join("\n")
}

/// What readers of the tables need to know.
const NOTES: [Both; 4] = [
    (
        "표마다 CSV와 같은 내용의 JSON(배열, 한 줄에 한 행)이 있고, schema.org 낱말이 있는 \
         표는 JSON-LD도 있습니다. handovers.graphml은 전달을 그래프로, data.zip은 모두를 한 \
         파일로 담았습니다.",
        "Each table is there as CSV and, with the same content, as JSON (an array, one row a \
         line); as JSON-LD where schema.org has terms. handovers.graphml has the handovers as \
         a graph, data.zip everything in one file.",
    ),
    (
        "id는 언어가 달라도 같습니다. 기본 언어의 표는 data/에, 번역한 제목과 글이 든 표는 \
         언어 폴더 아래(예 en/data/)에 있습니다.",
        "Ids are the same in every language. The tables in the language of the site lie in \
         data/, those with translated titles and texts below the folder of their language \
         (en/data/).",
    ),
    (
        "빈 칸은 기록에 없다는 뜻입니다. 날짜는 ISO 8601이며 달이나 해까지만 알려진 날짜도 \
         있습니다.",
        "An empty cell says that the record does not tell. Dates are ISO 8601; of some only \
         the month or the year is known.",
    ),
    (
        "CSV에서 목록의 항목은 `; `로 나눕니다. 항목 안에 `; `가 있으면 `;`로 적습니다.",
        "In CSV the items of a list are parted by `; `; one that holds `; ` has `;` there.",
    ),
];

/// What readers of exact tables need to know.
const EXACT: Both = (
    "글은 고치지 않으므로 `=`로 시작하는 글도 그대로 있습니다. 엑셀에서는 열의 형식을 텍스트로 \
     골라 가져오세요.",
    "Texts are exact, so that one may begin with `=`: import them into Excel as text.",
);

/// What readers of tables made for Excel need to know.
const GUARD: Both = (
    "이 CSV는 엑셀에서 바로 열도록 만들어, `=`, `+`, `-`, `@`, `'`로 시작하는 글 앞에 `'`를 \
     하나 붙였습니다. 맨 앞의 `'` 하나를 떼면 원래 글입니다. id, 날짜, 수, 주소와 JSON에는 \
     붙이지 않습니다.",
    "These CSV files are made to be opened in Excel: a text that begins with `=`, `+`, `-`, \
     `@` or `'` has one `'` before it. Take one `'` away to have the text. Ids, dates, \
     numbers, addresses and JSON have none.",
);

/// An id as a part of the name of a package, which may hold only lowercase letters, digits, `-`,
/// `_` and `.`: another id is replaced by a digest.
fn part_of_name(id: &str) -> String {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if id.chars().all(is_allowed) {
        id.to_owned()
    } else {
        Digest::of(&[id.as_bytes()]).short()
    }
}

/// A licence by its name at opendefinition.org, or by our code if it has none there; `None` if it
/// has no address.
fn described_license(license: License) -> Option<Value> {
    let mut described = match license.code() {
        "cc-by-4.0" => json!({"name": "CC-BY-4.0"}),
        "cc0-1.0" => json!({"name": "CC0-1.0"}),
        code => json!({"title": code}),
    };
    described["path"] = license.url()?.into();
    Some(described)
}

/// Sets a property in all languages.
fn say(
    object: &mut Map<String, Value>,
    property: &str,
    own: Language,
    text: impl Fn(Language) -> String,
) {
    let mut set = |name: String, text: String| {
        if !text.is_empty() {
            object.insert(name, text.into());
        }
    };
    set(property.to_owned(), text(own));
    for language in others(own) {
        set(format!("{property}@{}", language.as_str()), text(language));
    }
}

fn resource(table: &DataTable, folder: &str, own: Language) -> Value {
    let columns = (table.columns)();
    let fields = columns.iter().map(|column| field(column, own));
    let joined = columns.iter().filter_map(|column| {
        let table_joined = column.joins?;
        // An empty name is the table itself.
        let resource = if table_joined == table.name {
            ""
        } else {
            table_joined
        };
        Some(json!({
            "fields": column.name,
            "reference": {"resource": resource, "fields": "id"},
        }))
    });
    let mut resource = json!({
        "name": table.name,
        "path": format!("{folder}{}.csv", table.name),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields.collect::<Vec<_>>(),
            "primaryKey": table.key,
            "foreignKeys": joined.collect::<Vec<_>>(),
            "missingValues": [""],
        },
    });
    if let Some(resource) = resource.as_object_mut() {
        say(resource, "title", own, |language| {
            chosen(table.title, language).to_owned()
        });
        say(resource, "description", own, |language| {
            chosen(table.about, language).to_owned()
        });
    }
    resource
}

fn field(column: &ColumnInfo, own: Language) -> Value {
    let (kind, format) = match column.kind {
        // A month or a year alone is no date in a data package.
        ColumnType::Text
        | ColumnType::Id
        | ColumnType::List
        | ColumnType::Ids
        | ColumnType::Date => ("string", "default"),
        ColumnType::Integer => ("integer", "default"),
        ColumnType::Number => ("number", "default"),
        ColumnType::Boolean => ("boolean", "default"),
        ColumnType::Url => ("string", "uri"),
    };
    let mut field = json!({"name": column.name, "type": kind, "format": format});
    let words = |word: &ChoiceWord| word.word;
    if !column.words.is_empty() {
        let words: Vec<&str> = column.words.iter().map(words).collect();
        field["constraints"] = json!({"enum": words});
    }
    let described = |language| {
        let mut parts = vec![column.description(language)];
        if column.kind.is_list() {
            let parted = ("CSV에서는 `; `로 나눔", "in CSV parted by `; `");
            parts.push(chosen(parted, language).to_owned());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(". ")
    };
    if let Some(field) = field.as_object_mut() {
        say(field, "title", own, |language| {
            chosen(column.title, language).to_owned()
        });
        say(field, "description", own, described);
    }
    field
}
