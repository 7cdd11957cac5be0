//! `ondo fix`: what it safe_fixes, and that it touches nothing else.

use crate::folder::{Tree, ondo, read, repository, write};
use crate::rules::problems;
use std::path::Path;

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/\nagencies: registered\n";

fn site(event: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            ("ondo.yaml", SETTINGS),
            ("content/series/gov.md", "---\ntitle: 이어달리기\n---\n"),
            (
                "content/agencies/acrc.md",
                "---\ntitle: 국민권익위원회\nshort: [권익위]\n---\n",
            ),
        ],
    );
    write(folder.path(), &[("content/events/gov/1.md", event)]);
    folder
}

fn fix(folder: &Path, options: &[&str]) -> String {
    let run = ondo(folder, &[&["fix", "--lang", "ko"], options].concat());
    assert_eq!(run.status.code(), Some(0));
    String::from_utf8(run.stdout).expect("a difference is UTF-8")
}

/// What an event becomes.
fn check(event: &[u8], options: &[&str], expected: &str) {
    let folder = site(event);
    let before = read(folder.path());
    fix(folder.path(), &[&["--dry-run"], options].concat());
    assert_eq!(read(folder.path()), before, "a dry run writes nothing");
    fix(folder.path(), options);
    let after = read(folder.path());
    let text = String::from_utf8_lossy(&after["content/events/gov/1.md"]).into_owned();
    assert_eq!(text, expected);
    let others = |tree: &Tree| -> Tree {
        let others = tree.iter().filter(|(path, _)| !path.contains("events"));
        others
            .map(|(path, it)| (path.clone(), it.clone()))
            .collect()
    };
    assert_eq!(others(&after), others(&before), "no other file is touched");
    assert_eq!(
        fix(folder.path(), options),
        "",
        "there is nothing left to safe_fix"
    );
}

const MENDED: &str = "---\n# 첫 회의 기록\ndate: 2019-04-30   # 화요일\nseries: gov\nhosts: [권익위] # 줄임말\ntitle:   \"첫 회: 시작\"\nround: 1\nupdated: 2019-05\n---\n본문\n\n- 개요\n  - 일시\n";

#[test]
fn forms_are_mended_and_comments_order_and_spaces_stay() {
    let written = "---\n# 첫 회의 기록\ndate: 2019. 4. 30.(화)   # 화요일\nseries：gov\nhosts: [권익위] # 줄임말\ntitle:   첫 회: 시작\nround: 제1회\nupdated: 2019년 5월\n---\n본문\n\n□ 개요\n ㅇ 일시\n";
    check(written.as_bytes(), &[], MENDED);
}

#[test]
fn whatever_an_editor_saves_becomes_utf8_with_plain_line_ends() {
    let windows = format!("\u{feff}{}", MENDED.replace('\n', "\r\n"));
    check(windows.as_bytes(), &[], MENDED);
    let utf16: Vec<u8> = windows.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&utf16, &[], MENDED);
    let parts: String = MENDED
        .chars()
        .flat_map(|letter| match letter {
            '가'..='힣' => {
                let at = letter as u32 - 0xac00;
                let last = (!at.is_multiple_of(28)).then(|| 0x11a7 + at % 28);
                let jamo = [0x1100 + at / 588, 0x1161 + at % 588 / 28];
                jamo.into_iter()
                    .chain(last)
                    .filter_map(char::from_u32)
                    .collect()
            }
            _ => vec![letter],
        })
        .collect();
    assert_ne!(parts, MENDED);
    check(parts.as_bytes(), &[], MENDED);
    let cp949 = b"---\ntitle: \xc7\xf5\xbd\xc5\nseries: gov\ndate: 2019\nhosts: acrc\n---\n";
    check(
        cp949,
        &[],
        "---\ntitle: 혁신\nseries: gov\ndate: 2019\nhosts: acrc\n---\n",
    );
}

#[test]
fn short_names_become_ids_or_official_names_where_that_is_asked_for() {
    let form = |name: &str| MENDED.replace("권익위]", &format!("{name}]"));
    check(MENDED.as_bytes(), &["--agencies", "id"], &form("acrc"));
    check(
        MENDED.as_bytes(),
        &["--agencies", "name"],
        &form("국민권익위원회"),
    );
    check(
        form("acrc").as_bytes(),
        &["--agencies", "name"],
        &form("acrc"),
    );
}

#[test]
fn what_takes_thought_is_left_alone() {
    let written = "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019. 4. 30.(월)\nhosts: [국민권위원회]\nformat: onlin\n---\n□가\n\n```\n□ 코드\n```\n";
    let mended = written.replace("□가", "- 가");
    check(written.as_bytes(), &[], &mended);
}

#[test]
fn a_number_cut_by_its_comma_is_put_between_quotes_where_a_counting_word_follows() {
    let written = "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: [권익위]\ntags: [주자 7,500명, 101,102]\n---\n";
    let mended = written.replace("주자 7,500명", "\"주자 7,500명\"");
    check(written.as_bytes(), &[], &mended);
}

#[test]
fn the_sample_archive_has_nothing_to_mend() {
    let run = ondo(repository(), &["fix", "--dry-run", "--agencies", "name"]);
    let changes = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(changes, "");
}

#[test]
fn a_mended_record_is_sound() {
    let folder = site(MENDED.as_bytes());
    assert_eq!(problems(folder.path()), [] as [serde_json::Value; 0]);
}
