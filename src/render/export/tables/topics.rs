//! The table of tags, goals and topics of discussion, one row for each record that has one.

use super::column::ColumnType::Text;
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT_OR_CASE, event_and_case_items, with};
use crate::content::ChoiceWord;
use crate::model::{Case, Event};
use serde_json::Value;

/// What records are about.
pub(super) const TABLE: DataTable = DataTable {
    name: "topics",
    title: ("주제와 목표", "Topics and goals"),
    about: (
        "회차나 사례에 붙은 주제, 정부혁신 목표, 토론 주제마다 한 줄입니다.",
        "One row for each tag, goal or topic of discussion of a round or a case.",
    ),
    key: &["event_id", "case_id", "position"],
    columns: || with(OF_EVENT_OR_CASE, COLUMNS),
    rows: |edition| event_and_case_items(edition, COLUMNS, of_event, of_case),
    graph: None,
};

type Topic<'e> = (&'static ChoiceWord, &'e String);

fn of_event(event: &Event) -> Vec<Topic<'_>> {
    let tags = event.head.tags.iter().map(|tag| (&KINDS[0], tag));
    let topics = event.facts.topics.iter().map(|topic| (&KINDS[2], topic));
    tags.chain(topics).collect()
}

fn of_case(case: &Case) -> Vec<Topic<'_>> {
    let tags = case.head.tags.iter().map(|tag| (&KINDS[0], tag));
    let values = case.facts.values.iter().map(|value| (&KINDS[1], value));
    tags.chain(values).collect()
}

static KINDS: [ChoiceWord; 3] = [
    ChoiceWord {
        word: "tag",
        doc: "A word to find records by.",
        ko: "주제",
    },
    ChoiceWord {
        word: "value",
        doc: "A goal of government innovation.",
        ko: "정부혁신 목표",
    },
    ChoiceWord {
        word: "discussion",
        doc: "A topic that the round discussed.",
        ko: "토론 주제",
    },
];

type ItemColumn = Column<fn(&Item<'_, Topic<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("kind", Text, "종류", "Kind").one_of(&KINDS), |row| {
        row.it.0.word.into()
    }),
    column(of("topic", Text, "주제", "Topic"), |row| {
        row.it.1.clone().into()
    }),
];
