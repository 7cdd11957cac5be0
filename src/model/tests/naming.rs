//! What names and ids mean, and what is said where they mean nothing.

use super::*;

const AGENCIES: &str = "\
== content/agencies/mois.md\n---\ntitle: 행정안전부\nshort: [행안부]\nnames:\n  - {text: 행정안전부, from: 2008-02-29, until: 2013-03-22}\n  - {text: 행정안전부, from: 2017}\n  - {text: 안전행정부, from: 2013-03-23, until: 2014-11-18}\n---\n\
== content/agencies/kfs.md\n---\ntitle: 산림청\nshort: [산림]\n---\n\
== content/agencies/one.md\n---\ntitle: 가기관\naliases: [기관]\n---\n\
== content/agencies/two.md\n---\ntitle: 나기관\naliases: [기관]\n---\n";

fn check_host(host: &str, date: &str, expected: &str) {
    let site = format!(
        "{AGENCIES}{}",
        relay(&[("a", &format!("date: {date}\nhosts: {host}"))])
    );
    let outcome = linked(&site, AgencyPolicy::Registered);
    let found = match outcome.problems.as_slice() {
        [] => {
            let agency = &outcome.value.events[Id::new(0)].hosts[0].agency;
            format!("{} of {}", agency.name, outcome.value[agency.id].title)
        }
        [problem] => format!(
            "{} {:?}",
            problem.rule,
            problem
                .fix
                .as_ref()
                .map_or("", |fix| fix.replacement.as_str())
        ),
        _ => format!("{:?}", outcome.problems),
    };
    assert_eq!(found, expected);
}

#[test]
fn an_agency_is_called_what_it_was_called_that_day() {
    check_host("mois", "2013-06-01", "안전행정부 of 행정안전부");
    check_host("행안부", "2019-06-01", "행정안전부 of 행정안전부");
    check_host("행안부", "2013-12-01", "안전행정부 of 행정안전부");
    check_host("산림", "2019-06-01", "산림청 of 산림청");
}

#[test]
fn an_unknown_or_ambiguous_name_is_told_with_what_was_meant() {
    check_host("행자안전부", "2019-06-01", "unknown-agency \"행정안전부\"");
    check_host("조달청", "2019-06-01", "unknown-agency \"\"");
    check_host("기관", "2019-06-01", "ambiguous-agency \"\"");
    check_host("“산림청”", "2019-06-01", "unknown-agency \"산림청\"");
    check_host("행전부", "2019-06-01", "unknown-agency \"행안부\"");
}

#[test]
fn a_short_name_that_nobody_registered_is_told_as_one() {
    check_host("행안전", "2019-06-01", "unknown-agency \"행정안전부\"");
    let site = format!("{AGENCIES}{}", relay(&[("a", "date: 2019\nhosts: 행안전")]));
    let problems = linked(&site, AgencyPolicy::Registered).problems;
    let help = problems[0].help.as_ref().expect("help");
    assert!(help.ko.contains("short: [행안전]"), "{}", help.ko);
}

#[test]
fn several_names_in_one_text_are_told_as_a_list() {
    let list = "unknown-agency \"[산림청, 조달청]\"";
    check_host("산림청, 조달청", "2019-06-01", list);
    let site = format!(
        "{AGENCIES}{}",
        relay(&[("a", "date: 2019\nhosts: 산림청, 조달청")])
    );
    let rules = linked(&site, AgencyPolicy::Open).problems;
    assert_eq!(rules[0].rule.name(), "unknown-agency");
}

#[test]
fn an_id_written_as_a_path_or_in_quotes_is_told_with_the_id() {
    let check = |cases: &str| {
        let case = "== content/cases/a/drone.md\n---\ntitle: 드론\n---\n";
        let front = format!("date: 2019\nhosts: 가청\ncases: {cases}");
        let site = format!("{case}{}", relay(&[("a", &front)]));
        let problems = linked(&site, AgencyPolicy::Open).problems;
        let fix = problems[0].fix.as_ref().expect("a suggestion");
        assert_eq!(fix.replacement, "a/drone", "{problems:?}");
        assert_eq!(problems.len(), 1, "{problems:?}");
    };
    for written in [
        "cases/a/drone",
        "content/cases/a/drone.md",
        "../../cases/a/drone.md",
        "“a/drone”",
        "a/drome",
    ] {
        check(written);
    }
}

#[test]
fn an_open_archive_makes_agencies_of_new_names_but_not_of_misspelt_ones() {
    let rounds = [
        ("a", "date: 2019\nhosts: [조달청, 산림청]"),
        ("b", "date: 2020\nhosts: 산림쳥"),
    ];
    let outcome = linked(&format!("{AGENCIES}{}", relay(&rounds)), AgencyPolicy::Open);
    let rules: Vec<_> = outcome
        .problems
        .iter()
        .map(|problem| problem.rule.name())
        .collect();
    assert_eq!(rules, ["unknown-agency"]);
    assert!(
        outcome
            .value
            .agencies
            .iter()
            .any(|agency| agency.title == "조달청" && agency.head.is_none())
    );
}
