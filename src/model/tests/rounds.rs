//! The order of rounds, and what belongs together in one record.

use super::*;
use crate::base::Date;
use crate::model::order::{OrderedRound, ranks};
use proptest::prelude::*;

/// The titles of all rounds in their order.
fn titles(archive: &Archive) -> Vec<&str> {
    let events = archive.events.iter();
    events.map(|event| event.head.title.as_str()).collect()
}

#[test]
fn the_number_of_a_round_places_it_inside_its_year_in_every_list() {
    let site = relay(&[
        ("a", "round: 1\ndate: 2019-03-01\nhosts: 가청"),
        ("b", "round: 2\ndate: 2019\nhosts: 가청"),
        ("c", "round: 3\ndate: 2019-09-01\nhosts: 가청\ntags: [숲]"),
        ("d", "date: 2019-12-31\nhosts: 가청"),
    ]);
    let archive = linked(&site, AgencyPolicy::Open).value;
    assert_eq!(titles(&archive), ["a", "b", "c", "d"]);
    let chain = &archive.series[Id::new(0)].chain;
    assert_eq!(chain.rounds, archive.events.ids().collect::<Vec<_>>());
    let agency = &archive.agencies[Id::new(0)];
    let events: Vec<_> = agency.events.iter().map(|(id, _)| *id).collect();
    assert_eq!(events, chain.rounds);
    for (at, id) in chain.rounds.iter().enumerate() {
        assert_eq!(chain.position(*id), Some(at));
        assert_eq!(
            chain.legs_from(*id).next().and_then(|leg| leg.from),
            Some(*id)
        );
        let to = chain.legs_to(*id).next().and_then(|leg| leg.to);
        assert_eq!(to, Some(*id).filter(|_| at > 0));
    }
}

#[test]
fn rounds_of_other_series_do_not_part_a_round_from_the_one_it_stands_before() {
    let other = "== content/series/t.md\n---\ntitle: 다른 이어달리기\n---\n\
        == content/events/t/x.md\n---\ntitle: x\nseries: t\ndate: 2019-09-01\nhosts: 나처\n---\n\
        == content/events/t/y.md\n---\ntitle: y\nseries: t\ndate: 2019-08-31\nhosts: 나처\n---\n";
    let site = relay(&[
        ("z", "round: 2\ndate: 2019\nhosts: 가청"),
        ("c", "round: 3\ndate: 2019-09-01\nhosts: 가청"),
    ]);
    let archive = linked(&(site + other), AgencyPolicy::Open).value;
    assert_eq!(titles(&archive), ["y", "z", "c", "x"]);
}

#[test]
fn the_date_of_an_adoption_stays_with_its_agency_where_another_is_hidden() {
    let site = "== content/agencies/a.md\n---\ntitle: 조달청\ndraft: true\n---\n\
        == content/agencies/b.md\n---\ntitle: 특허청\n---\n\
        == content/cases/c.md\n---\ntitle: 사례\nadopted_by: [{agency: 조달청, date: 2021-01-01}, \
        {agency: 특허청, date: 2022-02-02}]\n---\n";
    let archive = linked(site, AgencyPolicy::Registered).value;
    let adopted = archive.cases[Id::new(0)].adopted_by.iter();
    let adopted: Vec<_> = adopted
        .map(|it| {
            (
                it.agency.name.as_str(),
                it.date.map(|date| date.to_string()),
            )
        })
        .collect();
    assert_eq!(adopted, [("특허청", Some("2022-02-02".to_owned()))]);
}

/// A day, month or year of two years with few days, so that rounds often share one.
fn date() -> impl Strategy<Value = Date> {
    let day = (
        2019..2021_i16,
        prop::option::of((1..4_i8, prop::option::of(1..4_i8))),
    );
    day.prop_map(|(year, month)| {
        let (month, day) = month.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).expect("a day")
    })
}

proptest! {
    /// No full date is reversed; a partial one stays within its range, and its number before higher
    /// ones of its series that lie in it.
    #[test]
    fn the_order_is_total_and_keeps_days_and_numbers(
        rounds in prop::collection::vec((0..3_u8, prop::option::of(1..6_u32), date()), 0..24)
    ) {
        let ids: Vec<String> = (0..rounds.len()).map(|at| format!("{}", (at * 7) % 100)).collect();
        let placed: Vec<_> = rounds
            .iter()
            .zip(&ids)
            .map(|((count, number, date), id)| OrderedRound {
                count: *count,
                number: *number,
                date: Some(*date),
                range: date.day().is_none().then(|| (date.first_day(), date.last_day())),
                id,
                follows: Vec::new(),
            })
            .collect();
        let ranks = ranks(&placed);
        let mut sorted = ranks.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..placed.len()).collect::<Vec<_>>());
        let date = |round: &OrderedRound<'_, u8>| round.date.expect("a date");
        for (a, rank_a) in placed.iter().zip(&ranks) {
            for (b, rank_b) in placed.iter().zip(&ranks) {
                // What is surely earlier is before.
                if date(a).last_day() < date(b).first_day() {
                    prop_assert!(rank_a < rank_b, "{a:?} {b:?}");
                }
                let is_lower = a.number.zip(b.number).is_some_and(|(a, b)| a < b);
                let is_inside = a.range.is_some() && date(a).may_be(date(b).last_day());
                if a.count == b.count && is_lower && is_inside && b.range.is_none() {
                    prop_assert!(rank_a < rank_b, "{a:?} {b:?}");
                }
            }
        }
        // Each series has the order that it would have alone.
        for count in 0..3 {
            let own: Vec<usize> = (0..placed.len()).filter(|at| placed[*at].count == count).collect();
            let alone: Vec<_> = own.iter().map(|at| placed[*at].clone()).collect();
            let alone = super::super::order::ranks(&alone);
            for (i, a) in own.iter().enumerate() {
                for (j, b) in own.iter().enumerate() {
                    prop_assert_eq!(ranks[*a] < ranks[*b], alone[i] < alone[j]);
                }
            }
        }
    }
}
