//! A small archive as one text in; its chain, its agencies or its problems out.

mod batons;
mod naming;
mod rounds;
mod warnings;

use super::table::Id;
use super::*;
use crate::base::{Diagnostic, Outcome, Severity};
use crate::content::{AgencyPolicy, Language, Parsed, Sources, parse, translate};

fn linked(site: &str, agencies: AgencyPolicy) -> Outcome<Archive> {
    let files: Vec<Parsed> = Sources::of(site)
        .records
        .iter()
        .map(|file| parse(file).value)
        .collect();
    link(files.iter(), options(agencies))
}

fn options(agencies: AgencyPolicy) -> LinkOptions {
    LinkOptions {
        agencies,
        with_people: true,
        with_drafts: false,
        now: "2029-06-15T00:00:00Z".parse().expect("a moment"),
    }
}

/// A series `s` with these rounds: `(id, front matter)`.
fn relay(rounds: &[(&str, &str)]) -> String {
    let event = |(id, front): &(&str, &str)| {
        format!("== content/events/s/{id}.md\n---\ntitle: {id}\nseries: s\n{front}\n---\n")
    };
    let events: String = rounds.iter().map(event).collect();
    format!(
        "== content/series/s.md\n---\ntitle: 이어달리기\nbaton: {{name: 온도계}}\n---\n{events}"
    )
}

/// `from→to state (missing)` for each link of the chain of the first series.
fn check_chain(rounds: &[(&str, &str)], expected: &[&str]) {
    let outcome = linked(&relay(rounds), AgencyPolicy::Open);
    let is_warning = |problem: &Diagnostic| problem.severity == Severity::Warning;
    assert!(
        outcome.problems.iter().all(is_warning),
        "{:?}",
        outcome.problems
    );
    let archive = outcome.value;
    let name = |id: Option<EventId>| id.map_or("·", |id| archive[id].head.title.as_str());
    let written = |link: &Leg| {
        let missing = match link.missing.known() {
            _ if link.missing.is_empty() => String::new(),
            Some(numbers) => format!(" {numbers:?}"),
            None => format!(" {} missing", link.missing.len()),
        };
        format!(
            "{}→{} {}{missing}",
            name(link.from),
            name(link.to),
            link.state.as_str()
        )
    };
    let links: Vec<_> = archive.series[Id::new(0)]
        .chain
        .legs
        .iter()
        .map(written)
        .collect();
    assert_eq!(links, expected);
}

#[test]
fn a_link_is_confirmed_inferred_unknown_or_broken_by_what_the_record_says() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, basis: stated}",
            ),
            (
                "b",
                "date: 2019-02-01\nhosts: [나처, {agency: 행안부, role: co-host}]\nhandover: {to: 다원, basis: inferred}",
            ),
            ("c", "date: 2019-03-01\nhosts: 다원"),
            (
                "d",
                "date: 2019-04-01\nhosts: 라부\nhandover: {to: 마도, basis: announced}",
            ),
            (
                "e",
                "date: 2019-05-01\nhosts: 바시\nhandover: {to: 가청, basis: stated}",
            ),
        ],
        &[
            "a→b confirmed",
            "b→c inferred",
            "c→d unknown",
            "d→e broken",
            "e→· stated",
        ],
    );
}

#[test]
fn missing_numbers_are_a_gap_even_where_the_next_host_was_named() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nround: 3\nseason: 2019\nhosts: 가청\nhandover: {to: 나처, basis: stated}",
            ),
            ("b", "date: 2019-02-01\nround: 5\nseason: 2019\nhosts: 나처"),
            ("c", "date: 2021-02-01\nround: 1\nseason: 2021\nhosts: 나처"),
            ("d", "date: 2022-02-01\nround: 3\nseason: 2022\nhosts: 나처"),
        ],
        &[
            "·→a gap [1, 2]",
            "a→b gap [4]",
            "b→c unknown",
            "c→d gap [1, 2]",
            "d→· unknown",
        ],
    );
}

#[test]
fn numbers_counted_through_after_numbers_that_began_anew_tell_how_many_are_missing() {
    check_chain(
        &[
            ("a", "date: 2021-01-01\nround: 1\nseason: 2021\nhosts: 가청"),
            ("b", "date: 2021-02-01\nround: 3\nseason: 2021\nhosts: 나처"),
            ("c", "date: 2023-01-01\nround: 6\nhosts: 다원"),
            ("d", "date: 2023-02-01\nround: 7\nhosts: 라부"),
        ],
        &[
            "a→b gap [2]",
            "b→c gap 2 missing",
            "c→d unknown",
            "d→· unknown",
        ],
    );
}

#[test]
fn a_round_without_a_number_may_be_the_missing_one() {
    check_chain(
        &[
            ("a", "date: 2019-01-01\nround: 1\nhosts: 가청"),
            ("b", "date: 2019-02-01\nhosts: 나처"),
            ("c", "date: 2019-03-01\nround: 3\nhosts: 다원"),
        ],
        &["a→b unknown", "b→c unknown", "c→· unknown"],
    );
}

#[test]
fn the_baton_goes_through_a_cancelled_round() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nround: 1\nhosts: 가청\nhandover: {to: 다원, basis: stated}",
            ),
            ("b", "date: 2019-02-01\nhosts: 나처\nstatus: cancelled"),
            (
                "c",
                "date: 2019-03-01\nround: 2\nhosts: 다원\nhandover: {to: none}",
            ),
        ],
        &["a→c confirmed", "c→· ended"],
    );
}

#[test]
fn a_round_that_did_not_take_place_is_on_record_and_its_number_is_not_missing() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nround: 1\nhosts: 가청\nhandover: {to: 다원, basis: stated}",
            ),
            (
                "b",
                "date: 2019-02-01\nround: 2\nhosts: 나처\nstatus: cancelled",
            ),
            ("c", "date: 2019-03-01\nround: 3\nhosts: 다원"),
            (
                "d",
                "date: 2019-12-01\nround: 4\nhosts: 나처\nstatus: postponed",
            ),
            ("e", "date: 2019-05-01\nround: 6\nhosts: 라부"),
        ],
        &["a→c confirmed", "c→e gap [5]", "e→· unknown"],
    );
}

#[test]
fn a_round_known_to_its_year_stands_where_its_number_says() {
    check_chain(
        &[
            ("4", "date: 2021-09-28\nround: 4\nseason: 2021\nhosts: 가청"),
            ("5", "date: 2021\nround: 5\nseason: 2021\nhosts: 나처"),
            ("6", "date: 2021-11-22\nround: 6\nseason: 2021\nhosts: 다원"),
        ],
        &[
            "·→4 gap [1, 2, 3]",
            "4→5 unknown",
            "5→6 unknown",
            "6→· unknown",
        ],
    );
}

#[test]
fn joint_hosts_hand_over_to_joint_hosts() {
    let co = |names: &str| {
        names
            .split(' ')
            .map(|name| format!("{{agency: {name}, role: co-host}}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    check_chain(
        &[
            (
                "a",
                &format!(
                    "date: 2019-01-01\nhosts: [{}]\nhandover: {{to: [라부, 다원], basis: stated}}",
                    co("가청 나처")
                ),
            ),
            (
                "b",
                &format!(
                    "date: 2019-02-01\nhosts: [{}, {{agency: 행안부, role: sponsor}}]",
                    co("다원 라부")
                ),
            ),
        ],
        &["a→b confirmed", "b→· unknown"],
    );
}

#[test]
fn the_holder_is_known_only_where_a_source_states_the_last_handover() {
    let check = |handover: &str, expected: &str| {
        let round = format!("date: 2019-01-01\nhosts: 가청\n{handover}");
        let archive = linked(&relay(&[("a", &round)]), AgencyPolicy::Open).value;
        let found = match archive.series[Id::new(0)].chain.holders.as_slice() {
            [Holder::Known(..)] => "known",
            [Holder::Expected(_, basis, _)] => basis.as_str(),
            [Holder::Unknown(_)] => "unknown",
            [Holder::Ended(_)] => "ended",
            _ => "nobody",
        };
        assert_eq!(found, expected, "{handover}");
    };
    check("handover: {to: 나처, basis: stated}", "known");
    check("handover: {to: 나처}", "known");
    check("handover: {to: 나처, basis: announced}", "announced");
    check("handover: {to: 나처, basis: inferred}", "inferred");
    check("handover: {when: closing}", "unknown");
    check("handover: {to: none}", "ended");
}

fn rules(site: &str) -> Vec<&'static str> {
    linked(site, AgencyPolicy::Open)
        .problems
        .iter()
        .map(|problem| problem.rule.name())
        .collect()
}

#[test]
fn unknown_series_and_cases_are_told_once() {
    let rounds = [("a", "date: 2019\nhosts: 가청\ncases: [no-such-case]")];
    assert_eq!(rules(&relay(&rounds)), ["unknown-case"]);
    assert_eq!(
        rules(
            &relay(&rounds)
                .replace("series: s", "series: t")
                .replace("no-such-case", "")
        ),
        ["unknown-series"]
    );
}

#[test]
fn a_record_that_points_at_a_broken_or_hidden_one_is_not_blamed() {
    let broken = "== content/cases/broken.md\nno front matter\n";
    let hidden = "== content/cases/hidden.md\n---\ntitle: 초안\ndraft: true\n---\n== content/cases/later.md\n---\ntitle: 나중\npublish_at: 2030-01-01T00:00:00\n---\n";
    let rounds = [(
        "a",
        "date: 2019\nhosts: 가청\ncases: [broken, hidden, later]",
    )];
    let site = format!("{broken}{hidden}{}", relay(&rounds));
    assert_eq!(rules(&site), Vec::<&str>::new());
    assert!(
        linked(&site, AgencyPolicy::Open).value.events[Id::new(0)]
            .cases
            .is_empty()
    );
}

#[test]
fn an_agency_whose_file_is_a_draft_is_not_unknown() {
    let draft = "== content/agencies/nts.md\n---\ntitle: 국세청\ndraft: true\n---\n";
    let site = format!("{draft}{}", relay(&[("a", "date: 2019\nhosts: [국세청]")]));
    let problems = linked(&site, AgencyPolicy::Registered).problems;
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn two_files_of_one_id_and_two_rounds_of_one_number_are_told() {
    let twice = "== content/pages/a.md\n---\ntitle: 가\n---\n== content/pages/a/index.md\n---\ntitle: 나\n---\n";
    assert_eq!(rules(twice), ["duplicate-id"]);
    let rounds = [
        ("a", "date: 2019\nround: 1\nhosts: 가청"),
        ("b", "date: 2020\nround: 1\nhosts: 가청"),
    ];
    assert_eq!(rules(&relay(&rounds)), ["duplicate-round"]);
}

#[test]
fn a_case_without_agencies_belongs_to_the_hosts_of_its_first_event() {
    let case = "== content/cases/a.md\n---\ntitle: 가\n---\n";
    let rounds = [
        ("a", "date: 2020\nhosts: 나처\ncases: a"),
        (
            "b",
            "date: 2019\nhosts: [{agency: 행안부, role: co-host}, 가청]\ncases: [a]",
        ),
    ];
    let archive = linked(&format!("{case}{}", relay(&rounds)), AgencyPolicy::Open).value;
    let names: Vec<_> = archive.cases[Id::new(0)]
        .agencies
        .iter()
        .map(|agency| agency.name.as_str())
        .collect();
    assert_eq!(names, ["가청"]);
    assert_eq!(archive.cases[Id::new(0)].events.len(), 2);
}

/// The archive of a site in English, and the rules that its translations break.
fn in_english(site: &str) -> (Archive, Vec<&'static str>) {
    let sources = Sources::of(site);
    let files: Vec<Parsed> = sources
        .records
        .iter()
        .map(|file| parse(file).value)
        .collect();
    let pairs = translations(files.iter(), Language::Korean, &[Language::English]);
    let translated: Vec<_> = pairs
        .value
        .iter()
        .filter_map(|pair| {
            let original = files[pair.original].document.as_deref()?;
            let translation = files[pair.translation].translation.as_deref()?;
            translate(original, &sources.records[pair.original], translation).value
        })
        .collect();
    let rules = pairs
        .problems
        .iter()
        .map(|problem| problem.rule.name())
        .collect();
    let linker = Linker::new(files.iter(), options(AgencyPolicy::Open));
    (linker.in_language(translated.iter()), rules)
}

#[test]
fn names_tags_and_orders_are_those_of_the_language_and_ids_those_of_the_original() {
    let site = relay(&[(
        "1",
        "date: 2012-03-01\nhosts: 식약청\ntags: [안전]\nhandover: {to: 가람청}",
    )]) + "== content/events/s/1.en.md\n---\ntitle: One\ntags: [Safety]\n---\n"
        + "== content/agencies/a.md\n---\ntitle: 가람청\n---\n"
        + "== content/agencies/a.en.md\n---\ntitle: Zebra Office\n---\n"
        + "== content/agencies/b.md\n---\ntitle: 식약처\nnames: [{text: 식약청, until: 2013}]\n---\n"
        + "== content/agencies/b.en.md\n---\ntitle: Food Ministry\nnames: [{text: Food Administration}]\n---\n";
    let (archive, rules) = in_english(&site);
    assert_eq!(rules, Vec::<&str>::new());
    let event = &archive.events[Id::new(0)];
    assert_eq!(event.head.title, "One");
    assert_eq!(event.hosts[0].agency.name, "Food Administration");
    assert_eq!(event.handovers[0].receivers[0].name, "Zebra Office");
    let link = &archive.series[Id::new(0)].chain.legs[0];
    assert_eq!(link.receivers[0].name, "Zebra Office");
    let titles = archive.agencies.iter().map(|agency| &*agency.title);
    assert_eq!(
        titles.collect::<Vec<_>>(),
        ["Zebra Office", "Food Ministry"]
    );
    let by_title = archive
        .agencies_by_title
        .iter()
        .map(|id| &*archive[*id].title);
    assert_eq!(
        by_title.collect::<Vec<_>>(),
        ["Food Ministry", "Zebra Office"]
    );
    let safety = archive.topic(TopicKind::Tag, "안전").expect("the tag");
    assert_eq!(archive[safety].name, "Safety");
}

#[test]
fn a_translation_that_nobody_would_see_is_told() {
    let check = |files: &str, expected: &[&str]| {
        let (_, rules) = in_english(files);
        assert_eq!(rules, expected, "{files}");
    };
    check(
        "== content/pages/a.en.md\n---\ntitle: A\n---\n",
        &["unused-translation"],
    );
    check(
        "== content/pages/a.md\n---\ntitle: A\n---\n== content/pages/a.ko.md\n---\ntitle: A\n---\n",
        &["unused-translation"],
    );
    // The problems of the original are reported there.
    check(
        "== content/pages/a.md\nx\n== content/pages/a.en.md\n---\ntitle: A\n---\n",
        &[],
    );
    check(
        "== content/pages/a.md\n---\ntitle: A\n---\n== content/pages/a.en.md\n---\ntitle: A\n---\n\
         == content/pages/a/index.en.md\n---\ntitle: A\n---\n",
        &["duplicate-id"],
    );
}

/// The days that hosts held the baton: `(round, days)`.
fn check_holdings(rounds: &[(&str, &str)], expected: &[(&str, u32)]) {
    let archive = linked(&relay(rounds), AgencyPolicy::Open).value;
    let holdings = archive.holdings();
    let holdings = holdings.iter();
    let seen: Vec<_> = holdings
        .map(|one| (&*archive[one.event].head.title, one.days))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn the_baton_is_held_from_one_confirmed_handover_to_the_next() {
    check_holdings(
        &[
            (
                "1",
                "date: 2019-04-30\nhosts: 산림청\nhandover: {to: 조달청}",
            ),
            (
                "2",
                "date: 2019-06-07\nhosts: 조달청\nhandover: {to: 국세청}",
            ),
            (
                "3",
                "date: 2019-07-03\nhosts: 국세청\nhandover: {to: 교육부, basis: inferred}",
            ),
            ("4", "date: 2019-08-01\nhosts: 교육부"),
        ],
        &[("2", 38)],
    );
}

#[test]
fn days_are_not_counted_where_one_is_not_known_and_run_on_through_a_cancelled_round() {
    check_holdings(
        &[
            ("1", "date: 2019-04\nhosts: 산림청\nhandover: {to: 조달청}"),
            (
                "2",
                "date: 2019-06-07\nhosts: 조달청\nhandover: {to: 국세청}",
            ),
            ("3", "date: 2019-06-20\nhosts: 통일부\nstatus: cancelled"),
            (
                "4",
                "dates: {from: 2019-07-03, to: 2019-07-05}\nhosts: 국세청\nhandover: {to: 교육부}",
            ),
            ("5", "date: 2019-07-10\nhosts: 교육부"),
        ],
        &[("4", 28)],
    );
}

#[test]
fn hosts_are_counted_by_year_and_kind_and_a_round_counts_once_for_a_kind() {
    let site = relay(&[
        ("1", "date: 2019-04-30\nhosts: [가람청, 나래청]"),
        (
            "2",
            "date: 2020-04-30\nhosts: [가람청, 다솜시]\nvenue: {name: 청사, region: 대전광역시}",
        ),
        ("3", "date: 2020-05-30\nhosts: 나래청\nstatus: cancelled"),
        ("4", "date: 2020-06-30\nhosts: 나래청\nformat: online"),
    ]) + "== content/agencies/a.md\n---\ntitle: 가람청\ntype: central\nregion: 세종시\n---\n"
        + "== content/agencies/b.md\n---\ntitle: 나래청\ntype: central\n---\n"
        + "== content/agencies/c.md\n---\ntitle: 다솜시\ntype: local\n---\n";
    let archive = linked(&site, AgencyPolicy::Registered).value;
    let titles = |year| {
        let hosts = archive.hosts_of_year(year);
        hosts
            .iter()
            .map(|id| archive[*id].title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(2019), ["가람청", "나래청"]);
    assert_eq!(titles(2020), ["가람청", "나래청", "다솜시"]);
    let first: Vec<_> = archive
        .first_rounds()
        .values()
        .map(|id| id.index())
        .collect();
    assert_eq!(first, [0, 0, 1]);
    let by_type: Vec<_> = archive.rounds_by_type().values().copied().collect();
    assert_eq!(by_type, [3, 1], "central, local");
    let places: Vec<_> = archive.events.iter().map(Event::place).collect();
    assert_eq!(
        places,
        [
            MapPlace::Unknown,
            MapPlace::Region(Region::Daejeon),
            MapPlace::Unknown,
            MapPlace::Online
        ]
    );
    assert_eq!(
        archive.regions().into_iter().collect::<Vec<_>>(),
        [Region::Daejeon, Region::Sejong]
    );
}

#[test]
fn cases_are_like_those_that_a_record_names_then_those_that_share_most() {
    let case =
        |id: &str, front: &str| format!("== content/cases/{id}.md\n---\ntitle: {id}\n{front}---\n");
    let site = case("a", "agencies: [산림청]\nvalues: [신뢰]\ntags: [드론]\n")
        + &case("b", "agencies: [산림청]\ntags: [드론]\n")
        + &case("c", "agencies: [조달청]\nvalues: [신뢰]\n")
        + &case("d", "agencies: [조달청]\ntags: [숲]\nrelated: [a]\n")
        + &case("e", "agencies: [국세청]\ntags: [드론]\n")
        + &case("f", "agencies: [국세청]\ntags: [세금]\n");
    let archive = linked(&site, AgencyPolicy::Open).value;
    let like = |most| {
        let first = archive.cases.ids().next().expect("a case");
        let related = archive.related(first, most);
        let told = |one: &Related| {
            let reasons: Vec<_> = one.reasons.iter().map(|reason| reason.as_str()).collect();
            format!("{} {}", archive[one.case].head.title, reasons.join(" "))
        };
        related.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(like(9), ["d named", "b agency tag", "c value", "e tag"]);
    assert_eq!(like(2), ["d named", "b agency tag"]);
    assert_eq!(like(0), ["d named"], "what a record names stays");
}
