//! One file in, its problems out, as `rule line:column "marked bytes"`.

use super::*;
use crate::base::Diagnostic;

/// How a problem is written in these tests.
fn written(problem: &Diagnostic, text: &str) -> String {
    let span = problem
        .place()
        .map(|place| place.span.range())
        .unwrap_or_default();
    let before = &text[..span.start];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count()
        + 1;
    format!("{} {line}:{column} {:?}", problem.rule, &text[span])
}

fn check(path: &str, text: &str, expected: &[&str]) {
    let file = SourceFile {
        path: crate::base::SourcePath::new(path),
        bytes: text.as_bytes().into(),
    };
    let problems: Vec<_> = parse(&file)
        .problems
        .iter()
        .map(|problem| written(problem, text))
        .collect();
    assert_eq!(problems, expected, "{text}");
}

fn check_event(front: &str, expected: &[&str]) {
    check(
        "content/events/gov/1.md",
        &format!("---\n{front}\n---\n"),
        expected,
    );
}

#[test]
fn a_whole_event_has_no_problems() {
    check_event(
        "title: 가\nseries: gov\nround: 7\nseason: 2019\ndate: 2019. 12. 26.(목)\ntime: \"14:00\"\nhosts:\n  - 산림청\n  - {agency: 행정안전부, role: co-host}\nvenue: 청사\nhandover: {to: none, when: closing, temperature: 36.5}",
        &[],
    );
}

#[test]
fn a_number_that_its_comma_cuts_in_a_list_is_told_and_two_items_are_not() {
    let whole = "title: 가\nseries: gov\ndate: 2019\nhosts: 산림청\n";
    let check_list = |list: &str, expected: &[&str]| {
        check_event(&format!("{whole}tags: {list}"), expected);
    };
    check_list(
        "[주자 7,500명, 지원 주자 2,018명]",
        &[
            "cut-number 6:8 \"주자 7,500명\"",
            "cut-number 6:19 \"지원 주자 2,018명\"",
        ],
    );
    check_list(
        "[관람객 1,234,567명]",
        &["cut-number 6:8 \"관람객 1,234,567명\""],
    );
    check_list("[회의실 101, 102호]", &[]);
    check_list("[2019,200명]", &[]);
    check_list("[7,50명]", &[]);
    check_list("[7,5000명]", &[]);
    check_list("[\"7,500명\", \"7\",\"500명\"]", &[]);
}

#[test]
fn a_number_that_its_comma_cuts_in_a_map_is_told_as_one() {
    let whole = "title: 가\nseries: gov\ndate: 2019\nhosts: 산림청\n";
    for (map, expected) in [
        ("attendance: {count: 7,500}", "yaml-syntax 6:21 \"7,500\""),
        (
            "attendance: {count: 1,234,567, groups: 국민}",
            "yaml-syntax 6:21 \"1,234,567\"",
        ),
        (
            "handover: {note: 봉송 주자 7,500명}",
            "yaml-syntax 6:18 \"봉송 주자 7,500명\"",
        ),
    ] {
        check_event(&format!("{whole}{map}"), &[expected]);
    }
}

#[test]
fn a_region_is_one_of_the_provinces_and_each_other_text_is_told_what_to_write() {
    let help = |region: &str| {
        let file = SourceFile {
            path: crate::base::SourcePath::new("content/events/gov/1.md"),
            bytes: format!(
                "---\ntitle: 가\nseries: gov\ndate: 2019\nhosts: 산림청\nvenue: {{name: 청사, region: '{region}'}}\n---\n"
            )
            .as_bytes()
            .into(),
        };
        let problems = parse(&file).problems;
        assert!(problems.len() <= 1, "{region}");
        problems
            .into_iter()
            .next()
            .map(|it| it.help.expect("help").ko.into_owned())
    };
    let has = |region: &str, expected: &str| {
        let help = help(region).expect("a problem");
        assert!(help.contains(expected), "{region}: {help}");
    };
    assert_eq!(help("충북 보은군"), None);
    has("서을", "`서울`");
    has("보은군", "`충북 보은군`");
    has("광주시", "`경기 광주시`, `광주`");
    has("에스토니아", "`country: 에스토니아`");
    has(
        "서울·세종",
        "`[{name: …, region: 서울}, {name: …, region: 세종}]`",
    );
}

#[test]
fn one_bad_field_hides_no_other() {
    check_event(
        "titel: 가\nseries: gov\nround: 일곱\ndate: 2019-13-01\nhosts: [{agency: 산림청, role: hots}]\nformat: onlin",
        &[
            "invalid-value 4:8 \"일곱\"",
            "invalid-value 7:9 \"onlin\"",
            "invalid-value 6:29 \"hots\"",
            "invalid-date 5:7 \"2019-13-01\"",
            "unknown-field 2:1 \"titel\"",
        ],
    );
}

#[test]
fn a_weekday_that_does_not_fit_is_told_and_the_date_still_read() {
    check_event(
        "title: 가\nseries: gov\ndate: 2019-12-26(금)\nhosts: 산림청",
        &["weekday-mismatch 4:7 \"2019-12-26(금)\""],
    );
}

#[test]
fn a_key_given_twice_is_told_at_the_second() {
    check_event(
        "title: 가\ntitle: 나\nseries: gov\ndate: 2019\nhosts: 산림청",
        &["duplicate-key 3:1 \"title\""],
    );
}

#[test]
fn an_unquoted_colon_in_a_title_is_told_at_the_colon() {
    check_event(
        "title: 가: 나\nseries: gov\ndate: 2019\nhosts: 산림청",
        &["yaml-syntax 2:9 \":\""],
    );
}

#[test]
fn a_file_without_front_matter_is_told_at_its_first_line() {
    check(
        "content/cases/a.md",
        "제목\n본문\n",
        &["front-matter-missing 1:1 \"제목\""],
    );
    check(
        "content/cases/a.md",
        "---\ntitle: 가\n",
        &["front-matter-missing 1:1 \"---\""],
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_move_no_place() {
    check(
        "content/cases/a.md",
        "\u{feff}---\r\ntitle: 가\r\nstatus: runing\r\n---\r\n",
        &["invalid-value 3:9 \"runing\""],
    );
}

#[test]
fn links_that_could_run_code_are_refused_where_they_stand() {
    check(
        "content/cases/a.md",
        "---\ntitle: 가\n---\n[나](JavaScript:alert(1)) [다](https://ondo.example/)\n",
        &["broken-link 4:5 \"JavaScript:alert(1)\""],
    );
}

#[test]
fn a_photo_needs_words_and_a_video_needs_captions() {
    check(
        "content/cases/a.md",
        "---\ntitle: 가\nmedia:\n  - {file: a.jpg, kind: photo}\n  - {file: b.jpg, kind: photo, decorative: true}\n  - {file: c.mp4, kind: video}\n---\n",
        &[
            "missing-alt 4:12 \"a.jpg\"",
            "missing-captions 6:12 \"c.mp4\"",
        ],
    );
}

#[test]
fn a_markdown_file_outside_the_folders_of_records_is_told() {
    check(
        "content/event/a.md",
        "---\ntitle: 가\n---\n",
        &["unknown-folder 1:1 \"\""],
    );
}

#[test]
fn a_file_saved_in_cp949_is_named_as_such() {
    let check = |bytes: &[u8], word: &str| {
        let file = SourceFile {
            path: crate::base::SourcePath::new("content/cases/a.md"),
            bytes: bytes.into(),
        };
        let problems = parse(&file).problems;
        assert_eq!(
            problems
                .iter()
                .map(|p| (p.rule.name(), p.message.ko.contains(word)))
                .collect::<Vec<_>>(),
            [("not-utf8", true)]
        );
    };
    check(b"---\ntitle: \xc7\xf5\xbd\xc5\n---\n", "CP949");
    check(b"\xff\xfe-\x00", "UTF-16");
    check(b"\xff\xfd-\x00", "UTF-8");
}

#[test]
fn a_broken_file_still_claims_its_name() {
    let file = SourceFile {
        path: crate::base::SourcePath::new("content/cases/a/index.md"),
        bytes: b"nothing".as_slice().into(),
    };
    let claims = parse(&file).value.claims;
    assert_eq!(
        claims,
        Some(Name {
            kind: RecordKind::Case,
            id: "a".into()
        })
    );
}

#[test]
fn a_broken_file_still_names_what_could_be_read() {
    let text = "---\nseries: gov\ndate: 2019-13-01\nhosts: [산림청, {agency: 조달청, role: hots}]\ncases: drone\nmedia: [{file: a.pdf, kind: document}]\nhandover: {to: none}\n---\n[나](b.md)\n";
    let file = SourceFile {
        path: crate::base::SourcePath::new("content/events/gov/1.md"),
        bytes: text.as_bytes().into(),
    };
    let parsed = parse(&file).value;
    assert!(parsed.document.is_none());
    let named = parsed.mentions.iter().map(|it| it.name.value.as_str());
    assert_eq!(
        named.collect::<Vec<_>>(),
        ["a.pdf", "gov", "산림청", "조달청", "drone"]
    );
    let body = parsed.body.expect("the text below the front matter");
    let links = body.outline.references().map(|link| link.target.as_str());
    assert_eq!(links.collect::<Vec<_>>(), ["b.md"]);
}

#[test]
fn settings_without_a_title_or_with_unknown_keys_are_refused_together() {
    let text = "titel: 가\nbase_url: ondo\nlanguage: fr\n";
    let sources = Sources::of(&format!("== ondo.yaml\n{text}"));
    let outcome = config(sources.config.as_ref());
    let problems: Vec<_> = outcome
        .problems
        .iter()
        .map(|problem| written(problem, text))
        .collect();
    let expected = [
        "invalid-value 2:11 \"ondo\"",
        "invalid-value 3:11 \"fr\"",
        "unknown-field 1:1 \"titel\"",
    ];
    assert_eq!(problems, expected);
    assert!(outcome.value.is_none());
    let settings = settings(sources.config.as_ref()).value;
    assert!(settings.is_some_and(|settings| !settings.is_whole));
}

#[test]
fn a_required_field_that_is_missing_is_told_and_a_misspelt_one_only_as_misspelt() {
    check_event(
        "title: 가\nseries: gov\ndate: 2019",
        &["missing-field 1:1 \"---\""],
    );
    check_event(
        "titel: 가\nseries: gov\ndate: 2019\nhosts: 산림청",
        &["unknown-field 2:1 \"titel\""],
    );
    check_event(
        "title:\nseries: gov\ndate: 2019\nhosts: 산림청",
        &["missing-field 2:1 \"title\""],
    );
}

#[test]
fn what_korean_keyboards_do_to_yaml_is_told_by_name() {
    let check = |title: &str, expected: &[&str]| {
        check_event(
            &format!("{title}\nseries: gov\ndate: 2019\nhosts: 산림청"),
            expected,
        );
    };
    check("title: 가\nround：3", &["yaml-syntax 3:6 \"：\""]);
    check("title：가", &["yaml-syntax 2:6 \"：\""]);
    check("title: 가\n\tround: 3", &["yaml-syntax 3:1 \"\\t\""]);
    check("title: \"가", &["yaml-syntax 2:8 \"\\\"\""]);
    check("title:가", &["yaml-syntax 2:6 \":\""]);
    check("title 가", &["yaml-syntax 2:1 \"title\""]);
    check("  title: 가", &["yaml-syntax 2:1 \"  title\""]);
    check("title: 가\n  round: 3", &["yaml-syntax 3:1 \"  round\""]);
    check(
        "title: [보도자료] 가",
        &["yaml-syntax 2:8 \"[보도자료] 가\""],
    );
    check("title: \"가\" 나", &["yaml-syntax 2:8 \"\\\"가\\\" 나\""]);
    check("title: @가", &["yaml-syntax 2:8 \"@가\""]);
    check("title: %가", &["yaml-syntax 2:8 \"%가\""]);
    check("title: 가 #3 나", &["yaml-syntax 2:10 \"#3 나\""]);
    check("title: 가\ntime: “14:00”", &["yaml-syntax 3:7 \"“14:00”\""]);
    check("title: 가\nstatus: ‘held’", &["yaml-syntax 3:9 \"‘held’\""]);
    check("title: 가 # 주석\ntags: [가, 나] # 주석", &[]);
}

#[test]
fn a_field_that_is_no_yaml_hides_no_other() {
    check_event(
        "title: 가: 나\nseries：gov\nround: 일곱\ndate: 2019-13-01\nhosts: [산림청\nformat: onlin",
        &[
            "yaml-syntax 2:9 \":\"",
            "yaml-syntax 3:7 \"：\"",
            "yaml-syntax 6:8 \"[\"",
            "invalid-value 4:8 \"일곱\"",
            "invalid-value 7:9 \"onlin\"",
            "invalid-date 5:7 \"2019-13-01\"",
        ],
    );
}

#[test]
fn front_matter_that_nobody_closed_is_told_where_it_must_have_ended() {
    let check_case = |text: &str, expected: &[&str]| check("content/cases/a.md", text, expected);
    check_case(
        "---\ntitle: 가\n\n본문입니다 나\n\n---\n\n끝\n",
        &["front-matter-missing 4:1 \"본문입니다 나\""],
    );
    check_case(
        "+++\ntitle = \"가\"\n+++\n",
        &["front-matter-missing 1:1 \"+++\""],
    );
}

#[test]
fn old_addresses_and_slugs_stay_inside_the_site() {
    check(
        "content/cases/a.md",
        "---\ntitle: 가\nslug: ../x\naliases: [/a/../../b, 'http://x/', /.ondo/manifest, 옛/주소/]\n---\n",
        &[
            "unsafe-path 3:7 \"../x\"",
            "unsafe-path 4:11 \"/a/../../b\"",
            "unsafe-path 4:23 \"'http://x/'\"",
            "unsafe-path 4:36 \"/.ondo/manifest\"",
        ],
    );
}

#[test]
fn the_homepage_of_an_agency_cannot_run_code() {
    check(
        "content/agencies/a.md",
        "---\ntitle: 가\nhomepage: javascript:alert(1)\n---\n",
        &["broken-link 3:11 \"javascript:alert(1)\""],
    );
}

#[test]
fn a_missing_title_hides_no_unsafe_address() {
    check(
        "content/cases/a.md",
        "---\nslug: ../x\nsources: [{title: 가, url: 'data:text/html,x'}]\nmedia: [{file: a.jpg, kind: photo}]\n---\n",
        &[
            "unsafe-path 2:7 \"../x\"",
            "broken-link 3:27 \"'data:text/html,x'\"",
            "missing-alt 4:16 \"a.jpg\"",
            "missing-field 1:1 \"---\"",
        ],
    );
}

#[test]
fn a_misspelt_region_is_an_error_where_it_stands() {
    let venue = |region: &str| {
        format!(
            "title: 가\nseries: gov\ndate: 2019\nhosts: 산림청\nvenue: {{name: 청사, region: {region}}}"
        )
    };
    check_event(&venue("서을"), &["invalid-value 6:27 \"서을\""]);
    check_event(&venue("전라북도 전주시"), &[]);
    check(
        "content/agencies/a.md",
        "---\ntitle: 가\nregion: 대진\n---\n",
        &["invalid-value 3:9 \"대진\""],
    );
}

#[test]
fn search_takes_the_texts_of_an_event_that_its_declaration_names() {
    let text = "---\ntitle: 가\nseries: gov\ndate: 2019\nhosts: 산림청\nseason: 2019\nvenue: {name: 청사, region: 대전광역시 유성구}\ntopics: [나]\npart_of: 다\nattendance: {count: 3, groups: 라}\n---\n";
    let file = SourceFile {
        path: crate::base::SourcePath::new("content/events/gov/1.md"),
        bytes: text.as_bytes().into(),
    };
    let document = parse(&file).value.document.expect("an event");
    let KindFields::Event(_, event) = &document.own else {
        panic!("an event");
    };
    let texts = searchable_texts(event.facts.values());
    assert_eq!(texts, ["청사", "대전광역시 유성구", "나", "다", "라"]);
}
