//! What names and ids mean, and what is said where they mean nothing.

use super::*;
use crate::base::places;

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

/// The problems of an open archive whose rounds have these hosts, as `rule message → suggestion`.
fn check_open(hosts: &[&str], expected: &[&str]) {
    let front = hosts.iter().enumerate();
    let front: Vec<(String, String)> = front
        .map(|(at, hosts)| {
            (
                format!("{at:02}"),
                format!("date: {}\nhosts: {hosts}", 1000 + at),
            )
        })
        .collect();
    let rounds: Vec<(&str, &str)> = front.iter().map(|(id, it)| (&**id, &**it)).collect();
    let outcome = linked(&format!("{AGENCIES}{}", relay(&rounds)), AgencyPolicy::Open);
    let told: Vec<String> = outcome
        .problems
        .iter()
        .map(|problem| {
            let fix = problem.fix.as_ref().map_or("", |fix| &fix.replacement);
            let names: Vec<&str> = problem.message.ko.split('`').skip(1).step_by(2).collect();
            format!("{} {} {fix}", problem.rule, names.join(" "))
        })
        .collect();
    assert_eq!(told, expected);
    let is_error = |it: &&Diagnostic| it.severity == Severity::Error;
    assert_eq!(outcome.problems.iter().find(is_error), None);
}

#[test]
fn in_an_open_archive_a_name_near_that_of_a_file_is_told_once_and_is_an_agency() {
    check_open(
        &["[조달청, 산림청]", "산림쳥", "산림쳥", "“산림청”"],
        &[
            "similar-agency-name 산림쳥 산림청 산림청",
            "similar-agency-name “산림청” 산림청 산림청",
        ],
    );
    let rounds = [("a", "date: 2019\nhosts: [조달청, 산림쳥]")];
    let archive = linked(&format!("{AGENCIES}{}", relay(&rounds)), AgencyPolicy::Open).value;
    for title in ["조달청", "산림쳥"] {
        let mut agencies = archive.agencies.iter();
        assert!(agencies.any(|agency| agency.title == title && agency.head.is_none()));
    }
}

#[test]
fn of_two_used_names_the_rarer_is_told_and_none_is_offered_where_both_are_as_rare() {
    check_open(
        &["국민권익위원희", "국민권익위원회", "국민권익위원회"],
        &["similar-agency-name 국민권익위원희 국민권익위원회 국민권익위원회"],
    );
    check_open(
        &["국토교통부", "국토교퉁부"],
        &["similar-agency-name 국토교퉁부 국토교통부 "],
    );
}

#[test]
fn in_an_open_archive_places_and_countries_are_never_told() {
    let names: Vec<&str> = places::names().collect();
    check_open(&names, &[]);
    check_open(
        &[
            "양산시",
            "울산시",
            "사천시",
            "순천시",
            "영국",
            "경북",
            "Austria",
            "Australia",
            "감비아",
            "잠비아",
            "양산교육지원청",
            "울산교육지원청",
            "경상북도 의성군",
            "경상남도 의령군",
        ],
        &[],
    );
}

#[test]
fn where_names_must_have_a_file_another_place_is_not_offered() {
    let ulsan = "== content/agencies/ulsan.md\n---\ntitle: 울산시\naliases: [울산교육지원청, Australia, 경북]\n---\n";
    for host in ["양산시", "양산교육지원청", "Austria", "영국"] {
        let site = format!(
            "{ulsan}{}",
            relay(&[("a", &format!("date: 2019\nhosts: {host}"))])
        );
        let problems = linked(&site, AgencyPolicy::Registered).problems;
        let told: Vec<_> = problems
            .iter()
            .map(|it| (it.rule.name(), &it.fix))
            .collect();
        assert_eq!(told, [("unknown-agency", &None)], "{host}");
    }
}
