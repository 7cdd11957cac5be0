//! What rounds say that cannot be, seen from the day of the build and from each other.

use super::*;

/// The rules that rounds break, with the bytes marked: `rule "marked"`.
fn told(site: &str) -> Vec<String> {
    let texts: Vec<_> = Sources::of(site).records;
    let outcome = {
        let parsed = texts.iter().map(parse);
        let (files, mut problems): (Vec<Parsed>, Vec<Diagnostic>) = parsed.fold(
            (Vec::new(), Vec::new()),
            |(mut files, mut problems), outcome| {
                files.push(outcome.into_value(&mut problems));
                (files, problems)
            },
        );
        problems.extend(link(files.iter(), options(AgencyPolicy::Open)).problems);
        problems
    };
    let written = |problem: &Diagnostic| {
        let place = problem.place().expect("a place");
        let mut texts = texts.iter();
        let file = texts.find(|file| file.path == place.path).expect("a file");
        let text = std::str::from_utf8(&file.bytes).expect("a text");
        format!("{} {:?}", problem.rule, &text[place.span.range()])
    };
    outcome.iter().map(written).collect()
}

/// Each day is seen from 2029-06-15.
fn check(rounds: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(told(&relay(rounds)), expected, "{rounds:?}");
}

fn check_one(front: &str, expected: &[&str]) {
    check(&[("a", &format!("hosts: 가청\n{front}"))], expected);
}

#[test]
fn a_day_ahead_needs_a_plan_and_a_plan_needs_a_day_ahead() {
    check_one("date: 2029-06-15", &[]);
    check_one("date: 2029-06-16", &["future-date \"2029-06-16\""]);
    check_one("date: 2029-07", &["future-date \"2029-07\""]);
    check_one("date: 2029", &[]);
    check_one("dates: {from: 2029-06-14, to: 2029-06-20}", &[]);
    check_one(
        "dates: {from: 2029-06-16, to: 2029-06-20}",
        &["future-date \"2029-06-16\""],
    );
    check_one("date: {after: 2029-05-01, before: 2029-08-01}", &[]);
    check_one(
        "date: 2029-06-16\nevidence: notice",
        &["future-date \"2029-06-16\""],
    );
    check_one("date: 2029-06-16\nstatus: planned", &[]);
    check_one("date: 2029-06-15\nstatus: planned", &[]);
    check_one(
        "date: 2029-06-14\nstatus: planned",
        &["past-plan \"2029-06-14\""],
    );
    check_one("date: 2029-06\nstatus: planned", &[]);
    check_one("date: 2029-05\nstatus: planned", &["past-plan \"2029-05\""]);
    check_one("date: 2029-06-16\nstatus: cancelled", &[]);
}

#[test]
fn a_year_of_two_digits_that_lies_ahead_is_told_once_wherever_it_stands() {
    check_one("date: \"'19.7.20.\"", &[]);
    check_one(
        "date: \"'36.7.20.\"",
        &["future-date \"\\\"'36.7.20.\\\"\""],
    );
    check_one(
        "date: \"'36.7.20.\"\nstatus: planned",
        &["future-date \"\\\"'36.7.20.\\\"\""],
    );
    check_one("date: \"'30.3.1.\"\nstatus: planned", &[]);
    check_one(
        "date: 2019\nupdated: \"'88.7.20.\"",
        &["future-date \"\\\"'88.7.20.\\\"\""],
    );
}

#[test]
fn what_follows_from_a_doubtful_day_is_not_told_too() {
    check(
        &[
            (
                "a",
                "round: 1\ndate: 2019-01-01\nhosts: 가청\nhandover: {to: 나처}",
            ),
            (
                "b",
                "round: 2\ndate: 2039-02-01\nhosts: 나처\nhandover: {to: 다원}",
            ),
            ("c", "round: 3\ndate: 2019-03-01\nhosts: 다원"),
        ],
        &["future-date \"2039-02-01\""],
    );
}

#[test]
fn what_did_not_take_place_handed_nothing_on() {
    let to = "handover: {to: 나처}";
    check_one(&format!("date: 2019\n{to}"), &[]);
    let told = ["handover-not-held \"나처\""];
    check_one(&format!("date: 2030\nstatus: planned\n{to}"), &told);
    check_one(&format!("date: 2019\nstatus: cancelled\n{to}"), &told);
    check_one(
        &format!("postponed_from: 2019\nstatus: postponed\n{to}"),
        &told,
    );
    let stated = "handover: {to: 나처, basis: stated}";
    check_one(
        &format!("date: 2030\nstatus: planned\n{stated}"),
        &["handover-not-held \"stated\""],
    );
    let announced = stated.replace("stated", "announced");
    check_one(&format!("date: 2030\nstatus: planned\n{announced}"), &[]);
    check_one(
        "date: 2030\nstatus: planned\nreceived: {from: 나처}",
        &["handover-not-held \"나처\""],
    );
}

#[test]
fn a_postponement_has_a_first_day_and_another_day() {
    check_one(
        "date: 2019-09-20\npostponed_from: 2019-09-06\npostponed_reason: 태풍",
        &[],
    );
    check_one(
        "date: 2019-09-20\npostponed_reason: 태풍",
        &["postponement \"태풍\""],
    );
    check_one(
        "date: 2019-09-06\npostponed_from: 2019-09-06",
        &["postponement \"2019-09-06\""],
    );
    check_one("date: 2019-09\npostponed_from: 2019-09", &[]);
    check_one("date: 2019\nround: 0", &["round-zero \"0\""]);
}

#[test]
fn a_handover_to_the_host_itself_is_told_unless_the_next_round_agrees() {
    let first =
        "date: 2019-01-01\nhosts: [가청, {agency: 나처, role: co-host}]\nhandover: {to: 가청}";
    check(&[("a", first)], &["handover-to-host \"가청\""]);
    check(
        &[("a", first), ("b", "date: 2019-02-01\nhosts: 다원")],
        &["handover-to-host \"가청\""],
    );
    check(&[("a", first), ("b", "date: 2019-02-01\nhosts: 가청")], &[]);
    let to_co_host = first.replace("{to: 가청}", "{to: 나처}");
    check(
        &[("a", &to_co_host), ("b", "date: 2019-02-01\nhosts: 나처")],
        &[],
    );
}

/// The message on a baton that went to another than the next host.
fn broken(series: &str, handover: &str) -> Option<String> {
    let rounds = relay(&[
        (
            "a",
            &format!("date: 2019-01-01\nhosts: 가청\nhandover: {handover}"),
        ),
        ("b", "date: 2019-02-01\nhosts: 다원"),
    ]);
    let site = rounds.replace("baton: {name: 온도계}", series);
    let problems = linked(&site, AgencyPolicy::Open).problems;
    assert!(problems.len() <= 1, "{problems:?}");
    let problem = problems.into_iter().next()?;
    let help = problem.help.expect("help");
    assert!(
        !help.ko.contains("고치"),
        "a stated fact is left: {}",
        help.ko
    );
    assert!(problem.fix.is_none());
    Some(problem.message.ko.into_owned())
}

#[test]
fn a_broken_handover_names_the_baton_of_its_series_and_a_note_explains_it() {
    let has = |series: &str, handover: &str, expected: &str| {
        let message = broken(series, handover).expect("a problem");
        assert!(message.contains(expected), "{message}");
    };
    has("baton: {name: 대회기}", "{to: 나처}", "`대회기`를 넘겨받은");
    has(
        "baton: {name: 성화}",
        "{to: 나처, basis: announced}",
        "`성화`를 넘겨받은",
    );
    has(
        "baton: {name: 대회기}",
        "{to: 나처, baton: 의장국}",
        "`의장국`을 넘겨받은",
    );
    has("", "{to: 나처}", "다음 회차를 연다던 기관");
    has("", "{to: none}", "끝났다고 적은");
    assert_eq!(
        broken("", "{to: 나처, note: 태풍으로 다원이 이어서 열었음}"),
        None
    );
    assert_eq!(broken("", "{to: none, note: 뒤에 다시 시작함}"), None);
}

#[test]
fn an_archive_may_begin_at_any_round() {
    let rounds = [
        ("a", "round: 100\ndate: 2019-01-01\nhosts: 가청"),
        ("b", "round: 102\ndate: 2019-03-01\nhosts: 가청"),
    ];
    check(&rounds, &["round-gap \"100\"", "round-gap \"102\""]);
    let site = relay(&rounds).replace("baton:", "first_round: 100\nbaton:");
    assert_eq!(told(&site), ["round-gap \"102\""]);
}

#[test]
fn whoever_presented_a_case_at_a_round_was_there() {
    let case = "== content/cases/c.md\n---\ntitle: 사례\nagencies: 나처\n---\n";
    let check = |front: &str, expected: &[&str]| {
        let front = format!("date: 2019\nhosts: 가청\n{front}");
        let site = format!("{case}{}", relay(&[("a", &front)]));
        assert_eq!(told(&site), expected, "{front}");
    };
    check("cases: [c]", &["case-agency-not-at-event \"나처\""]);
    check(
        "cases: [{case: c, agencies: 다원}]",
        &["case-agency-not-at-event \"나처\""],
    );
    check("cases: [{case: c, agencies: 나처}]", &[]);
    check(
        "cases: [c]\nprogram: [{kind: case, title: 발표, case: c, agency: 나처}]",
        &[],
    );
    check(
        "cases: [c]\nresults: [{case: c, prize: 대상, agency: 나처}]",
        &[],
    );
}
