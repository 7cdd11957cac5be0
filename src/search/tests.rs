//! The index against a scan of the texts, and the answers of whole queries.

mod oracle;
mod vectors;

use super::entries::{Entry, Field};
use super::index::{Files, index_with};
use super::{Engine, Name, Step};

/// An entry with a title and a text, by nothing but these.
fn entry<'t>(id: usize, title: &'t str, text: &str) -> Entry<'t> {
    Entry {
        id: format!("cases/{id}"),
        url: format!("cases/{id}/"),
        title,
        kind: "case",
        date: None,
        agencies: String::new(),
        series: "",
        summary: "",
        facets: Default::default(),
        texts: vec![
            (Field::Title, title.to_owned()),
            (Field::Body, text.to_owned()),
        ],
        body: None,
    }
}

fn files(texts: &[(&str, &str)], names: &[&str]) -> Files {
    let entries: Vec<Entry<'_>> = (0..)
        .zip(texts)
        .map(|(at, (title, text))| entry(at, title, text))
        .collect();
    let name = |text: &&str| Name {
        text: (*text).to_owned(),
        of: String::new(),
        url: "agencies/a/".to_owned(),
        kind: "agency",
    };
    let names: Vec<Name> = names.iter().map(name).collect();
    index_with(&entries, &names, usize::MAX)
}

/// What is found in a small archive: the titles, in order, and how.
fn found(query: &str) -> (Vec<String>, Option<Step>) {
    let files = files(
        &[
            (
                "국민권익위원회의 생활안전",
                "빅데이터로 민원을 줄였다. 청렴을 다짐했다.",
            ),
            (
                "생활 안전 지도",
                "AI 기반 x-ray 판독은 2019.12.26.(목)에 시작했다. 1,200만 원.",
            ),
            ("산림청 드론", "하늘에서 산불을 살핀다. 관세청과 함께한다."),
            (
                "제7회 혁신현장 이어달리기",
                "‘온도계’를 넘겨받았다. 17회와는 다르다.",
            ),
            (
                "민원 데이터",
                "drone 영상을 플랫폼에 모은다. platform이라고도 한다.",
            ),
        ],
        &["국민권익위원회", "산림청", "관세청"],
    );
    let answer = Engine::open(&files)
        .expect("an index just made opens")
        .search(query, 10);
    let titles = answer.hits.iter().map(|hit| hit.title.clone()).collect();
    (titles, answer.hits.first().map(|hit| hit.step))
}

fn check(query: &str, titles: &[&str], step: Step) {
    let (found, how) = found(query);
    assert_eq!(found, titles, "{query}");
    assert_eq!(how, Some(step), "{query}");
}

const ACRC: &str = "국민권익위원회의 생활안전";
const MAP: &str = "생활 안전 지도";
const KFS: &str = "산림청 드론";
const RELAY: &str = "제7회 혁신현장 이어달리기";
const DATA: &str = "민원 데이터";

#[test]
fn words_are_found_as_they_stand_glued_to_particles_and_inside_others() {
    check("청렴", &[ACRC], Step::Exact);
    check("온도계", &[RELAY], Step::Exact);
    check("데이터", &[DATA, ACRC], Step::Exact);
    check("권익", &[ACRC], Step::Exact);
}

#[test]
fn a_query_may_carry_a_particle_or_another_form_of_the_verb() {
    check("청렴의", &[ACRC], Step::Stem);
    check("산불이나", &[KFS], Step::Stem);
    check("줄이는", &[ACRC], Step::Stem);
    check("살폈다", &[KFS], Step::Stem);
}

#[test]
fn spaces_do_not_matter() {
    check("생활안전", &[ACRC, MAP], Step::Exact);
    check("생활 안전", &[MAP, ACRC], Step::Exact);
    check("혁신 현장 이어달리기", &[RELAY], Step::Exact);
    check("국민 권익 위원회", &[ACRC], Step::Exact);
}

#[test]
fn initials_and_half_typed_syllables_are_read() {
    check("ㅅㄹㅊ", &[KFS], Step::Initials);
    check("국민ㄱㅇ", &[ACRC], Step::Initials);
    check("국민ㄱ", &[ACRC], Step::Partial);
    check("국민궈", &[ACRC], Step::Partial);
    check("관셏", &[KFS], Step::Partial);
    check("platf", &[DATA], Step::Partial);
}

#[test]
fn numbers_and_dates_are_found_however_they_are_written() {
    check("제7회", &[RELAY], Step::Exact);
    check("7회", &[RELAY], Step::Exact);
    for date in [
        "2019-12-26",
        "2019. 12. 26.",
        "2019년 12월 26일",
        "12월 26일",
        "2019년 12월",
        "2019/12",
        "２０１９",
    ] {
        check(date, &[MAP], Step::Exact);
    }
    check("1200만", &[MAP], Step::Exact);
    check("x-ray", &[MAP], Step::Exact);
    check("XRAY", &[MAP], Step::Exact);
}

#[test]
fn the_other_keyboard_and_slips_are_read() {
    check("tksflacjd", &[KFS], Step::Keyboard);
    check("먀", &[MAP], Step::Keyboard);
    check("국민권익워원회", &[ACRC], Step::Typo);
    check("국민익위원회", &[ACRC], Step::Typo);
}

#[test]
fn all_words_come_before_most_of_them() {
    check("민원 데이터", &[DATA, ACRC], Step::Exact);
    check("드론 산불 넷플릭스", &[KFS], Step::Most);
    assert_eq!(found("\"민원 데이터\"").0, [DATA]);
    assert_eq!(found("데이터 -빅데이터로").0, [DATA]);
    assert_eq!(found("데이터 -\"빅데이터로 민원\"").0, [DATA]);
}

#[test]
fn what_is_not_there_is_not_found() {
    for query in [
        "비트코인",
        "netflix",
        "ㅋㅋㅋㅋ",
        "999회",
        "1987년 6월 10일",
        "\"민원 생활\"",
        "asdfqwer",
        "쀍뛟",
        "",
        "-",
        "\"",
        "- -",
    ] {
        assert_eq!(found(query).0, Vec::<String>::new(), "{query}");
    }
}

#[test]
fn damaged_files_are_refused_and_never_a_panic() {
    let good = files(
        &[(ACRC, "빅데이터로 민원을 줄였다."), (MAP, "생활 안전")],
        &["국민권익위원회"],
    );
    for name in good.keys() {
        for cut in [0, 1, 2, 5, 9] {
            let mut bad = good.clone();
            if let Some(file) = bad.get_mut(name) {
                file.truncate(cut);
            }
            if let Some(engine) = Engine::open(&bad) {
                let _ = engine.search("국민권익워원회 생활안전 ㄱㅁ", 10);
            }
            let mut bad = good.clone();
            if let Some(byte) = bad.get_mut(name).and_then(|file| file.get_mut(cut)) {
                *byte ^= 0x5a;
            }
            if let Some(engine) = Engine::open(&bad) {
                let _ = engine.search("국민권익워원회 생활안전 ㄱㅁ", 10);
            }
        }
    }
}

#[test]
fn files_that_are_whole_but_say_nonsense_are_no_panic() {
    let good = files(
        &[(ACRC, "빅데이터로 민원을 줄였다."), (MAP, "생활 안전")],
        &["국민권익위원회"],
    );
    for (name, text) in [
        ("names", "[[]]"),
        ("names", "[1]"),
        ("r/0", "[[],[]]"),
        ("l/0", "[[\"\",4294967295]]"),
        ("pairs", "{\"first\":[\"\"],\"classes\":\"~~\"}"),
        ("manifest", "{}"),
    ] {
        let mut bad = good.clone();
        let value = serde_json::from_str(text).expect("JSON");
        assert!(
            bad.insert(name.to_owned(), super::index::zip(&value))
                .is_some(),
            "{name}"
        );
        if let Some(engine) = Engine::open(&bad) {
            let _ = engine.search("국민권익워원회 생활안전 ㄱㅁ", 10);
        }
    }
}

#[test]
fn a_pair_may_stand_in_a_page_more_often_than_words() {
    let laugh = "ㅋ".repeat(60);
    let files = files(&[(ACRC, &laugh)], &[]);
    let found = Engine::open(&files).expect("an index").search("ㅋㅋㅋ", 10);
    assert_eq!(found.total, 1);
}

#[test]
fn the_parts_of_a_score_add_up_to_it() {
    let files = files(
        &[(ACRC, "국민 권익 위원회가 민원을 줄였다."), (MAP, "")],
        &["국민권익위원회"],
    );
    let engine = Engine::open(&files).expect("an index");
    for query in ["국민 권익 위원회", "민원 국민", "권익"] {
        for hit in engine.search(query, 10).hits {
            let sum: u32 = hit
                .parts
                .iter()
                .map(|(_, rarity, worth)| rarity * worth)
                .sum();
            assert_eq!(sum, hit.score, "{query}: {:?}", hit.parts);
        }
    }
}

#[test]
fn equal_entries_give_equal_bytes() {
    let texts = [(ACRC, "빅데이터로 민원을 줄였다."), (MAP, "생활 안전")];
    assert_eq!(files(&texts, &["산림청"]), files(&texts, &["산림청"]));
}
