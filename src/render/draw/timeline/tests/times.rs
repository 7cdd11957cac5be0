//! Times that are no single day: several days, windows, no day at all.

use super::*;

fn between(title: &str, first: &str, last: &str) -> Round {
    let [first, last] = [date(first).first_day(), date(last).first_day()];
    Round {
        time: Time::Within { first, last },
        ..round(title, "2021", &["조달청"])
    }
}

#[test]
fn several_days_are_a_bar_from_the_first_to_the_last() {
    let title = Round {
        time: Time::Days {
            first: date("2020-02-01").first_day(),
            last: date("2021-04-30").first_day(),
        },
        ..round("long", "2020-02-01", &["조달청"])
    };
    let rounds = [
        round("one", "2019-11-02", &["산림청"]),
        title,
        round("next", "2021-09-28", &["국세청"]),
    ];
    let drawing = drawn([series("a", rounds)]);
    let (long, next) = (node(&drawing, "long"), node(&drawing, "next"));
    let span = long.span.expect("its days");
    assert_eq!(span.from, long.x);
    assert!(span.to > drawing.years[2].x && span.to < next.x, "{span:?}");
    assert_eq!(long.range, None);
    assert_eq!(drawing.marks, ["span"]);
}

#[test]
fn a_window_is_a_range_around_its_middle_even_over_the_turn_of_a_year() {
    let rounds = [
        round("one", "2021-03-02", &["산림청"]),
        between("two", "2021-09-28", "2022-02-22"),
        round("three", "2022-05-28", &["국세청"]),
    ];
    let drawing = drawn([series("a", rounds)]);
    let [one, two, three] = ["one", "two", "three"].map(|title| node(&drawing, title));
    let range = two.range.expect("a range");
    assert!(one.x < range.from && range.from < two.x);
    assert!(two.x < range.to && range.to < three.x);
    assert!(range.to > drawing.years[1].x, "into the year after");
}

#[test]
fn a_round_without_a_day_stands_between_its_neighbours_and_claims_all_the_time_there() {
    let lost = Round {
        time: Time::Unknown,
        year: None,
        ..round("lost", "2021", &["조달청"])
    };
    let rounds = [
        round("one", "2021-03-02", &["산림청"]),
        lost.clone(),
        round("three", "2022-05-28", &["국세청"]),
    ];
    let drawing = drawn([series("a", rounds)]);
    let [one, two, three] = ["one", "lost", "three"].map(|title| node(&drawing, title));
    let range = two.range.expect("a range");
    assert_eq!([range.from, range.to], [one.x, three.x]);
    assert_eq!(two.year, None);
    // Nobody knows any day: nothing is claimed, and no year is named.
    let alone = drawn([series("a", [lost.clone()])]);
    assert!(alone.years.iter().all(|year| year.link.is_none()));
    // Beside series that have days, it stands behind the last of them.
    let beside = drawn([
        series("a", [lost]),
        series("b", [round("b1", "2019-07-03", &["국세청"])]),
    ]);
    assert!(node(&beside, "lost").x >= node(&beside, "b1").x);
}
