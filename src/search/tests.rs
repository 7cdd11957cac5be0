//! What Rust and the search script of the theme both keep: the vectors of `tests/vectors/search`.
//! How queries are answered is tested in `tests/search`, by the script, over built sites.

use super::bits::BitWriter;
use super::entry::{Entry, EntryField};
use super::index::{Files, index};
use super::names::Name;
use super::text::{Gap, words};
use serde::Deserialize;

#[derive(Deserialize)]
struct Text {
    text: String,
    words: Vec<Vec<String>>,
}

#[test]
fn texts_are_cut_into_the_words_of_the_vectors() {
    let texts: Vec<Text> =
        serde_json::from_str(include_str!("../../tests/vectors/search/words.json"))
            .expect("texts with words");
    for text in texts {
        let cut = words(&text.text).into_iter().map(|word| {
            let gap = if word.gap == Gap::Space {
                "space"
            } else {
                "break"
            };
            std::iter::once(gap.to_owned())
                .chain(word.units)
                .collect::<Vec<_>>()
        });
        assert_eq!(cut.collect::<Vec<_>>(), text.words, "{:?}", text.text);
    }
}

/// A number as one of the codes, with what its reader knows.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Code {
    Bits(u32, u32),
    Gamma(u32),
    Rice(u32, u32),
    Below(u32, u32),
    Rising(Vec<u32>, u32, u32),
    Common(Vec<u32>),
}

#[derive(Deserialize)]
struct Bits {
    codes: Vec<Code>,
    bytes: String,
}

#[test]
fn numbers_become_the_bytes_of_the_vectors() {
    let rows: Vec<Bits> =
        serde_json::from_str(include_str!("../../tests/vectors/search/bits.json"))
            .expect("numbers with their bytes");
    for row in rows {
        let mut writer = BitWriter::default();
        for code in &row.codes {
            match code {
                Code::Bits(value, count) => writer.bits(*value, *count),
                Code::Gamma(value) => writer.gamma(*value),
                Code::Rice(value, scale) => writer.rice(*value, *scale),
                Code::Below(value, limit) => writer.below(*value, *limit),
                Code::Rising(values, low, high) => writer.rising(values, *low, *high),
                Code::Common(values) => writer.common_first(values),
            }
        }
        let bytes = writer.into_bytes();
        let bytes: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(bytes, row.bytes);
    }
}

fn files(texts: &[(&'static str, &str)]) -> Files {
    let entry = |(at, (title, text)): (usize, &(&'static str, &str))| Entry {
        id: format!("cases/{at}"),
        url: format!("cases/{at}/"),
        title,
        kind: "case",
        date: None,
        agencies: String::new(),
        series: "",
        summary: "",
        facets: Default::default(),
        texts: vec![
            (EntryField::Title, (*title).to_owned()),
            (EntryField::Body, (*text).to_owned()),
        ],
        body: None,
    };
    let entries: Vec<Entry<'_>> = texts.iter().enumerate().map(entry).collect();
    let name = Name {
        text: "산림청".to_owned(),
        of: String::new(),
        url: "agencies/a/".to_owned(),
        kind: "agency",
    };
    index(&entries, &[name])
}

#[test]
fn equal_entries_give_equal_bytes() {
    let texts = [
        ("국민권익위원회의 생활안전", "빅데이터로 민원을 줄였다."),
        ("생활 안전 지도", "생활 안전"),
    ];
    assert_eq!(files(&texts), files(&texts));
}
