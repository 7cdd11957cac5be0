//! Laws over random texts: no panic, sound ranges, no trace of the marks, only emphasis changes.

use proptest::prelude::*;

use super::*;

#[rustfmt::skip]
const CJK: &[&str] = &[
    "가", "는", "혁신", "日", "の", "「", "」", "。", "\u{1100}", "葛\u{E0100}", "！",
    "[**「가」**는]", "[**「가」**는][]", "[가][**「가」**는]", "\n\n[**「가」**는]: /x\n",
];
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "a", "B2", " ", "  ", "\n", "\n\n", "*", "**", "***", "~", "~~", "_", "__", "\\", "`", "``",
    "[", "]", "(", ")", "](", "[^1]", "[^1]:", "![", "<", ">", "<b>", "</b>", "<!--", "-->",
    "|", "\n|-|-|\n", "\n> ", "\n>", "\n- ", "\n1. ", "\n# ", "\n```\n", "\n    ", "\"", "'",
    ".", ",", ":", "·", "“", "”", "&amp;", "é", "[ ] ", "\n[a]: /x\n", "[a]", "<http://a>",
    "\u{12470}", "🎉", "\r\n", "\t", "\0", "e\u{301}",
];

const MARKS: std::ops::RangeInclusive<char> = '\u{12470}'..='\u{12474}';

fn texts(words: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|words| words.concat())
}

fn bare(text: &str) -> Vec<Placed<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options).into_offset_iter().collect()
}

/// Leaves everything but emphasis, and of the text all but delimiters.
fn without_emphasis(events: Vec<Placed<'_>>) -> (Vec<Placed<'_>>, String) {
    let mut text = String::new();
    let is_emphasis = |tag| {
        matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough
        )
    };
    let mut events = events;
    events.retain(|(event, _)| match event {
        Event::Start(tag) => !is_emphasis(tag.to_end()),
        Event::End(tag) => !is_emphasis(*tag),
        Event::Text(part) => {
            text.extend(part.chars().filter(|letter| !"*~_\t ".contains(*letter)));
            false
        }
        _ => true,
    });
    (events, text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_emphasis_differs_from_the_bare_parser(text in texts([CJK, PLAIN, CJK].concat())) {
        let events = parse(&text);
        for (event, range) in &events {
            prop_assert!(text.get(range.clone()).is_some(), "{:?} {:?}", event, range);
        }
        let all = format!("{events:?}{}", html_of(events.clone()));
        let is_trace = |mark| all.contains(mark) && !text.contains(mark);
        prop_assert!(!MARKS.clone().any(is_trace), "a mark is left");
        prop_assert_eq!(without_emphasis(events), without_emphasis(bare(&text)));
    }

    #[test]
    fn without_cjk_nothing_differs_from_the_bare_parser(text in texts(PLAIN.to_vec())) {
        prop_assert_eq!(parse(&text), bare(&text));
    }

    #[test]
    fn outlines_point_into_the_source(text in texts([CJK, PLAIN, &["](a(b) 'c')", "](<a>)", "\n## "]].concat())) {
        let outline = outline(&text);
        for reference in outline.links.iter().chain(&outline.images) {
            prop_assert!(text.get(reference.span.clone()).is_some(), "{:?}", reference);
        }
        for heading in &outline.headings {
            prop_assert!(text.get(heading.span.clone()).is_some(), "{:?}", heading);
        }
        let mut ids: Vec<_> = outline.headings.iter().map(|heading| &heading.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), outline.headings.len());
    }

    #[test]
    fn the_letters_of_the_runs_stand_in_the_text_in_this_order(text in texts([CJK, PLAIN].concat())) {
        let mut rest = text.chars();
        for run in outline(&text).runs(&text) {
            prop_assert!(!run.is_empty());
            prop_assert!(run.chars().all(|letter| rest.any(|other| other == letter)), "{run:?}");
        }
    }
}
