//! What is claimed of the way of a baton, and no more.

use super::*;

#[test]
fn a_host_that_was_named_beforehand_is_announced_even_where_it_came_true() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, basis: announced}",
            ),
            (
                "b",
                "date: 2019-02-01\nhosts: 나처\nhandover: {to: 다원, basis: announced}",
            ),
            (
                "c",
                "date: 2019-03-01\nhosts: 다원\nreceived: {from: 나처}\nhandover: {to: 라부, basis: announced}",
            ),
        ],
        &["a→b announced", "b→c confirmed", "c→· announced"],
    );
}

#[test]
fn what_only_a_notice_says_confirms_nothing() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nevidence: notice\nhosts: 가청\nhandover: {to: 나처, basis: stated}",
            ),
            (
                "b",
                "date: 2019-02-01\nhosts: 나처\nhandover: {to: 다원, basis: stated}",
            ),
            (
                "c",
                "date: 2019-03-01\nevidence: notice\nhosts: 다원\nreceived: {basis: stated}",
            ),
        ],
        &["a→b announced", "b→c stated", "c→· unknown"],
    );
}

#[test]
fn a_round_that_is_still_to_come_confirms_nothing() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, basis: stated}",
            ),
            (
                "b",
                "date: 2031-02-01\nstatus: planned\nhosts: 나처\nhandover: {to: 다원, basis: stated}",
            ),
        ],
        &["a→b stated", "b→· announced"],
    );
}

#[test]
fn what_only_the_receiving_round_says_is_stated_and_names_the_giver_over_a_gap() {
    check_chain(
        &[
            ("a", "round: 1\ndate: 2019-01-01\nhosts: 가청"),
            (
                "b",
                "round: 2\ndate: 2019-02-01\nhosts: 나처\nreceived: {when: opening}",
            ),
            (
                "d",
                "round: 4\ndate: 2019-04-01\nhosts: 라부\nreceived: {from: 다원}",
            ),
        ],
        &["a→b stated", "b→d gap [3]", "·→d stated", "d→· unknown"],
    );
    let site = relay(&[("d", "date: 2019-04-01\nhosts: 라부\nreceived: {from: 다원}")]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let leg = &archive.series[Id::new(0)].chain.legs[0];
    assert_eq!(leg.givers[0].name, "다원");
}

#[test]
fn a_baton_that_was_split_is_a_fork_and_no_break() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: [나처, 다원, 라부]}",
            ),
            (
                "b",
                "date: 2019-02-01\nhosts: 나처\nhandover: {to: [마도, 바시]}",
            ),
            ("c", "date: 2019-03-01\nhosts: 다원\nhandover: {to: 사군}"),
            ("d", "date: 2019-04-01\nhosts: 마도"),
            ("e", "date: 2019-05-01\nhosts: 사군"),
            ("f", "date: 2019-06-01\nhosts: 바시"),
        ],
        &[
            "a→b confirmed",
            "a→c confirmed",
            "a→· stated",
            "b→d confirmed",
            "b→f confirmed",
            "c→e confirmed",
            "d→· unknown",
            "e→· unknown",
            "f→· unknown",
        ],
    );
}

#[test]
fn after_a_split_a_stranger_follows_nobody() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: [나처, 다원]}",
            ),
            ("b", "date: 2019-02-01\nhosts: 라부"),
        ],
        &["a→· stated", "·→b unknown", "b→· unknown"],
    );
}

#[test]
fn a_round_follows_what_its_record_says() {
    check_chain(
        &[
            ("a", "date: 2019-01-01\nhosts: 가청"),
            ("b", "date: 2019-02-01\nhosts: 나처\nfollows: s/a"),
            ("c", "date: 2019-02-01\nhosts: 다원\nfollows: s/a"),
            ("d", "date: 2019-03-01\nhosts: 라부\nfollows: [s/b, s/c]"),
            ("e", "date: 2019-04-01\nhosts: 마도\nfollows: none"),
        ],
        &[
            "a→b unknown",
            "a→c unknown",
            "b→d unknown",
            "c→d unknown",
            "d→· unknown",
            "e→· unknown",
        ],
    );
}

#[test]
fn a_round_without_a_day_stands_where_its_follower_says() {
    let titles = |rounds: &[(&str, &str)]| {
        let outcome = linked(&relay(rounds), AgencyPolicy::Open);
        let events = outcome.value.events.iter();
        events
            .map(|event| event.head.title.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let last = ("z", "date: 2019-12-18\nhosts: 가청\nfollows: [s/x, s/y]");
    let partial = [
        ("x", "date: 2019-12\nhosts: 나처"),
        ("y", "date: 2019-12\nhosts: 다원"),
    ];
    assert_eq!(titles(&[partial[0], partial[1]]), "x y");
    assert_eq!(titles(&[partial[0], partial[1], last]), "x y z");
    let cancelled = ("c", "status: cancelled\nhosts: 라부\nfollows: s/a");
    let around = [
        ("a", "date: 2019-01-01\nhosts: 가청"),
        ("b", "date: 2019-02-01\nhosts: 나처"),
    ];
    assert_eq!(titles(&[cancelled, around[0], around[1]]), "a c b");
    let numbered = ("n", "round: 2\nstatus: cancelled\nhosts: 라부");
    let around = [
        ("a", "round: 1\ndate: 2019-01-01\nhosts: 가청"),
        ("b", "round: 3\ndate: 2019-02-01\nhosts: 나처"),
    ];
    assert_eq!(titles(&[numbered, around[0], around[1]]), "a n b");
    assert_eq!(
        titles(&[numbered, around[0], ("o", "date: 2020-01-01\nhosts: 마도")]),
        "a n o"
    );
}

#[test]
fn rounds_that_cannot_follow_are_told() {
    let rules = |rounds: &[(&str, &str)]| {
        let problems = linked(&relay(rounds), AgencyPolicy::Open).problems;
        problems
            .iter()
            .map(|problem| problem.rule.name())
            .collect::<Vec<_>>()
    };
    let day = "date: 2019-01-01\nhosts: 가청\n";
    assert_eq!(
        rules(&[("a", &format!("{day}follows: s/b"))]),
        ["unknown-event"]
    );
    let late = "date: 2019-02-01\nhosts: 가청\n";
    assert_eq!(
        rules(&[("a", &format!("{day}follows: s/b")), ("b", late)]),
        ["follows-order"]
    );
    assert_eq!(
        rules(&[
            ("a", &format!("{day}follows: s/b")),
            ("b", &format!("{day}follows: s/a"))
        ]),
        ["follows-order"]
    );
}

#[test]
fn an_archive_may_begin_at_any_round() {
    let series = "== content/series/s.md\n---\ntitle: 이어달리기\nfirst_round: 100\n---\n";
    let site = relay(&[
        ("a", "round: 100\ndate: 2019-01-01\nhosts: 가청"),
        ("b", "round: 102\ndate: 2019-02-01\nhosts: 나처"),
    ]);
    let site = site.replace(
        "== content/series/s.md\n---\ntitle: 이어달리기\n---\n",
        series,
    );
    let site = site.replace(
        "== content/series/s.md\n---\ntitle: 이어달리기\nbaton: {name: 온도계}\n---\n",
        series,
    );
    let archive = linked(&site, AgencyPolicy::Open).value;
    let states: Vec<_> = archive.series[Id::new(0)]
        .chain
        .legs
        .iter()
        .map(|leg| (leg.state.as_str(), leg.missing.known()))
        .collect();
    assert_eq!(
        states,
        [("gap", Some(vec![101])), ("unknown", Some(Vec::new()))]
    );
}

#[test]
fn without_a_baton_nothing_is_held() {
    let rounds = [
        ("a", "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처}"),
        ("b", "date: 2019-02-01\nhosts: 나처\nhandover: {to: 다원}"),
        ("c", "date: 2019-03-01\nhosts: 다원"),
    ];
    let with = linked(&relay(&rounds), AgencyPolicy::Open).value;
    assert_eq!(with.holdings().len(), 1);
    let site = relay(&rounds).replace("baton: {name: 온도계}\n", "");
    let without = linked(&site, AgencyPolicy::Open).value;
    assert!(without.holdings().is_empty());
    assert!(without.series[Id::new(0)].chain.holders.is_empty());
}

#[test]
fn the_baton_is_got_at_the_opening_where_the_record_says_so() {
    check_holdings(
        &[
            (
                "1",
                "date: 2019-06-07\nhosts: 조달청\nhandover: {to: 국세청, basis: announced}",
            ),
            (
                "2",
                "date: 2019-07-03\nhosts: 국세청\nreceived: {from: 조달청, when: opening}\nhandover: {to: 교육부, date: 2019-07-20}",
            ),
            ("3", "date: 2019-08-01\nhosts: 교육부"),
        ],
        &[("2", 17)],
    );
}

#[test]
fn people_are_known_by_their_names_alone() {
    let site = relay(&[
        (
            "a",
            "date: 2019-01-01\nhosts: 가청\npeople: [{name: 홍길동, role: 국장, agency: 가청}, {name: 김영희, withdrawn: true}]\nquotes: [{speaker: 홍길동, text: 말}, {speaker: 가청 관계자, text: 말}]",
        ),
        (
            "b",
            "date: 2019-02-01\nhosts: 나처\nquotes: [{speaker: 홍길동, role: 청장, agency: 나처, text: 말}, {speaker: 김영희, text: 말}]",
        ),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let seen: Vec<_> = archive
        .people
        .iter()
        .map(|person| {
            (
                person.name.as_str(),
                person.event_count(),
                person.appearances.len(),
            )
        })
        .collect();
    // A name that was withdrawn from one record is in no other.
    assert_eq!(seen, [("홍길동", 2, 2)]);
}

#[test]
fn a_giver_that_only_the_order_tells_is_not_said_to_have_given() {
    let site = relay(&[
        (
            "a",
            "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, basis: inferred}",
        ),
        (
            "b",
            "date: 2019-02-01\nhosts: 나처\nreceived: {when: opening}",
        ),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let leg = &archive.series[Id::new(0)].chain.legs[0];
    assert_eq!(leg.state, LegState::Stated);
    assert!(leg.givers.is_empty(), "{:?}", leg.givers);
}

#[test]
fn a_giver_who_is_not_the_silent_round_before_contradicts_nobody() {
    check_chain(
        &[
            ("a", "date: 2019-01-01\nhosts: 가청"),
            ("b", "date: 2019-02-01\nhosts: 나처\nreceived: {from: 다원}"),
        ],
        &["a→b stated", "b→· unknown"],
    );
}

#[test]
fn who_passed_the_baton_on_between_two_is_a_giver_too() {
    check_chain(
        &[
            (
                "a",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, through: 다원}",
            ),
            ("b", "date: 2019-02-01\nhosts: 나처\nreceived: {from: 다원}"),
        ],
        &["a→b confirmed", "b→· unknown"],
    );
}

#[test]
fn an_announced_day_is_no_day_of_a_handover() {
    check_holdings(
        &[
            (
                "1",
                "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처, basis: announced, date: 2019-01-05}",
            ),
            (
                "2",
                "dates: {from: 2019-02-01, to: 2019-02-03}\nhosts: 나처\nreceived: {when: closing}\nhandover: {to: 다원}",
            ),
            ("3", "date: 2019-03-01\nhosts: 다원"),
        ],
        &[("2", 0)],
    );
}

#[test]
fn each_of_several_handovers_has_its_own_day() {
    let site = relay(&[
        (
            "a",
            "date: 2019-01-01\nhosts: 가청\nhandover: [{to: 나처, date: 2019-01-02}, {to: 다원, date: 2019-03-03}]",
        ),
        ("b", "date: 2019-02-01\nhosts: 나처"),
        ("c", "date: 2019-03-10\nhosts: 다원"),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let legs = &archive.series[Id::new(0)].chain.legs;
    let days: Vec<_> = legs.iter().filter_map(|leg| leg.day).collect();
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2019-01-02", "2019-03-03"]);
}

#[test]
fn the_end_of_a_relay_is_claimed_only_where_it_is_stated() {
    check_chain(
        &[(
            "a",
            "date: 2019-01-01\nevidence: notice\nhosts: 가청\nhandover: {to: none}",
        )],
        &["a→· unknown"],
    );
}

#[test]
fn a_gap_is_named_beside_a_fork() {
    check_chain(
        &[
            (
                "a",
                "round: 1\ndate: 2019-01-01\nhosts: 가청\nhandover: {to: [나처, 다원]}",
            ),
            ("b", "round: 2\ndate: 2019-02-01\nhosts: 나처"),
            ("e", "round: 5\ndate: 2019-05-01\nhosts: 다원"),
        ],
        &[
            "a→b confirmed",
            "a→e gap [3, 4]",
            "b→· unknown",
            "e→· unknown",
        ],
    );
}

#[test]
fn a_planned_round_in_between_leaves_one_holder() {
    let site = relay(&[
        ("a", "date: 2019-01-01\nhosts: 가청\nhandover: {to: 나처}"),
        ("b", "date: 2019-02-01\nstatus: planned\nhosts: 나처"),
        ("c", "date: 2019-03-01\nhosts: 다원\nhandover: {to: 라부}"),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let holders = &archive.series[Id::new(0)].chain.holders;
    assert!(matches!(holders[..], [Holder::Known(..)]), "{holders:?}");
}

#[test]
fn nobody_is_known_to_hold_a_baton_behind_a_missing_round() {
    let site = relay(&[
        (
            "a",
            "round: 1\ndate: 2019-01-01\nhosts: 가청\nhandover: {to: 나처}",
        ),
        (
            "c",
            "round: 4\ndate: 2031-03-01\nstatus: planned\nhosts: 다원",
        ),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    let holders = &archive.series[Id::new(0)].chain.holders;
    assert!(matches!(holders[..], [Holder::Unknown(_)]), "{holders:?}");
}
