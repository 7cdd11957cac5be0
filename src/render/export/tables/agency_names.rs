//! The table of the names of agencies, each with the time it was in use.

use super::cells::date;
use super::column::ColumnType::{Date, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_AGENCY, agency_items, with};
use crate::base;
use crate::content::ChoiceWord;
use crate::model::Agency;
use serde_json::Value;

/// The names of agencies.
pub(super) const TABLE: DataTable = DataTable {
    name: "agency_names",
    title: ("기관 이름", "Names of agencies"),
    about: (
        "기관이 쓰거나 써 온 이름마다 한 줄입니다. 같은 이름을 두 번 쓴 기관은 두 줄입니다.",
        "One row for each name an agency has or had; one it bore twice has two rows.",
    ),
    key: &["agency_id", "position"],
    columns: || with(OF_AGENCY, COLUMNS),
    rows: |edition| agency_items(edition, COLUMNS, names),
    graph: None,
};

struct Named<'e> {
    name: &'e str,
    kind: &'static ChoiceWord,
    from: Option<base::Date>,
    until: Option<base::Date>,
}

/// The official names with their times, the present one among them; then the short ones, then
/// all others.
fn names(agency: &Agency) -> Vec<Named<'_>> {
    let is_dated = agency.names.iter().any(|name| name.text == agency.title);
    let title = (!is_dated).then(|| Named::undated(&agency.title, &KINDS[0]));
    let dated = agency.names.iter().map(|name| Named {
        name: &name.text,
        kind: &KINDS[0],
        from: name.from,
        until: name.until,
    });
    let (short, other) = (agency.facts.short.iter(), agency.facts.aliases.iter());
    let short = short.map(|name| Named::undated(name, &KINDS[1]));
    let other = other.map(|name| Named::undated(name, &KINDS[2]));
    title
        .into_iter()
        .chain(dated)
        .chain(short)
        .chain(other)
        .collect()
}

impl<'e> Named<'e> {
    fn undated(name: &'e str, kind: &'static ChoiceWord) -> Self {
        Self {
            name,
            kind,
            from: None,
            until: None,
        }
    }
}

static KINDS: [ChoiceWord; 3] = [
    ChoiceWord {
        word: "official",
        doc: "An official name.",
        ko: "공식 이름",
    },
    ChoiceWord {
        word: "short",
        doc: "A short name.",
        ko: "줄임말",
    },
    ChoiceWord {
        word: "other",
        doc: "Another name.",
        ko: "그 밖의 이름",
    },
];

type ItemColumn = Column<fn(&Item<'_, Named<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("name", Text, "이름", "Name"), |row| row.it.name.into()),
    column(
        of("kind", Text, "이름의 종류", "Kind of name").one_of(&KINDS),
        |row| row.it.kind.word.into(),
    ),
    column(
        of("from", Date, "쓰기 시작한 날", "In use from")
            .says("비어 있으면 알려지지 않음", "not known where it is empty"),
        |row| date(row.it.from),
    ),
    column(
        of("until", Date, "마지막으로 쓴 날", "In use until").says(
            "비어 있으면 지금도 쓰거나 알려지지 않음",
            "in use today, or not known, where it is empty",
        ),
        |row| date(row.it.until),
    ),
];
