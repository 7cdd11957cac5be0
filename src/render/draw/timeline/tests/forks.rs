//! Batons that are split and put together: each part in a row of its own, no line through a round
//! that it does not belong to, no line through a number.

use super::*;
use crate::render::draw::timeline::tracks::tracks;

/// Rounds a day apart, `count` of them, with legs from one to another.
fn relay(count: usize, legs: &[(usize, usize)]) -> Vec<Round> {
    let day = |at: usize| format!("2019-{:02}-{:02}", 1 + at / 28, 1 + at % 28);
    let mut rounds: Vec<Round> = (0..count)
        .map(|at| round(&format!("r{at}"), &day(at), &["산림청"]))
        .collect();
    for (from, to) in legs {
        pass(&mut rounds, [*from, *to], open(LegState::Confirmed));
    }
    rounds
}

fn rows(rounds: &[Round]) -> Vec<usize> {
    tracks(rounds).rounds
}

#[test]
fn each_part_of_a_split_baton_runs_in_a_row_of_its_own() {
    // One hands on to two, each of whom hands on to one; the second to two more.
    let rounds = relay(7, &[(0, 1), (0, 2), (1, 3), (2, 4), (2, 5), (3, 6)]);
    assert_eq!(rows(&rounds), [0, 0, 1, 0, 1, 2, 0]);
    let drawing = drawn([series("a", rounds)]);
    let [zero, one, two, five] = ["r0", "r1", "r2", "r5"].map(|title| node(&drawing, title));
    assert_eq!(zero.beads, one.beads);
    assert!(zero.beads[0] < two.beads[0] && two.beads[0] < five.beads[0]);
    let [leg] = &two.links[..] else {
        panic!("one leg leads to it: {:?}", two.links);
    };
    let line = leg.branches.last().expect("a line from the row above");
    assert_eq!([line[1], line[3]], [zero.beads[0], two.beads[0]]);
    assert_eq!(leg.x + leg.length, two.x - 8.0, "the bar ends at the bead");
}

#[test]
fn parts_that_are_put_together_meet_at_the_round() {
    let rounds = relay(4, &[(0, 1), (0, 2), (1, 3), (2, 3)]);
    assert_eq!(rows(&rounds), [0, 0, 1, 0]);
    let drawing = drawn([series("a", rounds)]);
    let [two, three] = ["r2", "r3"].map(|title| node(&drawing, title));
    assert_eq!(three.links.len(), 2);
    let line = three.links[1].branches.last().expect("a line up");
    assert_eq!([line[1], line[3]], [three.beads[0], two.beads[0]]);
}

#[test]
fn a_part_whose_receiver_has_no_record_leads_out_below_the_others() {
    let mut rounds = relay(2, &[(0, 1)]);
    rounds[0].departures.push(open(LegState::Stated));
    let drawing = drawn([series("a", rounds)]);
    let zero = node(&drawing, "r0");
    let out = zero.links.last().expect("a leg that leads out");
    assert_eq!(out.state, "stated");
    assert!(out.y > zero.beads[0], "below the row of the round");
    assert!(out.x + out.length < node(&drawing, "r1").x);
}

#[test]
fn a_round_that_only_follows_has_a_thin_line_and_the_legend_says_so() {
    let mut rounds = relay(2, &[]);
    let leg = RoundLeg {
        is_order: true,
        ..open(LegState::Unknown)
    };
    pass(&mut rounds, [0, 1], leg);
    let drawing = drawn([series("a", rounds)]);
    assert_eq!(node(&drawing, "r1").links[0].state, "order");
    assert_eq!(drawing.states, ["order"]);
}

/// A relay in which batons are split and put together without end, from a seed.
fn tangle(count: usize, seed: usize) -> Vec<Round> {
    let mut legs = Vec::new();
    for to in 1..count {
        let back = 1 + (to * 7 + seed * 3) % 4;
        legs.push((to.saturating_sub(back), to));
        if (to + seed).is_multiple_of(4) && to > 4 {
            legs.push((to - 1 - (seed + to) % 3, to));
        }
    }
    legs.sort_unstable();
    legs.dedup();
    let mut rounds = relay(count, &legs);
    for (at, round) in rounds.iter_mut().enumerate() {
        round.words.number = match (at + seed) % 9 {
            4 => "평창 2018".to_owned(),
            _ => at.to_string(),
        };
        if at % 6 == seed % 6 {
            round.departures.push(open(LegState::Stated));
        }
        if at % 11 == 5 {
            round.arrivals.push(open(LegState::Stated));
        }
        if at % 10 == 7 {
            round.words.hosts.push("조달청".to_owned());
        }
    }
    rounds
}

/// The bars that run through a round.
fn pierced(drawing: &Drawing) -> Vec<String> {
    let nodes = || drawing.lanes.iter().flat_map(|lane| &lane.nodes);
    let bars = nodes().flat_map(|node| &node.links);
    let through = |bar: &LegMark| {
        let is_inside = |node: &&RoundMark| {
            let is_high = |bead: &f64| (bead - bar.y - 4.0).abs() < 9.0;
            bar.x < node.x && node.x < bar.x + bar.length && node.beads.iter().any(is_high)
        };
        let inside: Vec<String> = nodes()
            .filter(is_inside)
            .map(|node| format!("{bar:?} runs through {}", node.title))
            .collect();
        inside
    };
    bars.flat_map(through).collect()
}

/// The lines to other rows that run through a number.
fn struck(drawing: &Drawing) -> Vec<String> {
    let nodes = || drawing.lanes.iter().flat_map(|lane| &lane.nodes);
    let numbers: Vec<Box> = nodes()
        .map(|node| centred(node.x, &node.number, NUMBER))
        .collect();
    let lines = nodes().flat_map(|node| &node.links);
    let lines = lines.flat_map(|link| &link.branches);
    let hits = |line: &[f64; 4]| {
        let points = (0..=50).map(|at| {
            let part = f64::from(at) / 50.0;
            let along = |from: f64, to: f64| from + (to - from) * part;
            [along(line[0], line[2]), along(line[1], line[3])]
        });
        let points: Vec<[f64; 2]> = points.collect();
        let is_hit = |[left, top, right, foot]: &[f64; 4]| {
            let is_in = |[x, y]: &[f64; 2]| left < x && x < right && top < y && y < foot;
            points.iter().any(is_in)
        };
        let hit = numbers.iter().filter(|(_, place)| is_hit(place));
        let hit: Vec<String> = hit.map(|(text, _)| format!("{line:?}: {text}")).collect();
        hit
    };
    lines.flat_map(hits).collect()
}

#[test]
fn however_often_a_baton_is_split_texts_stay_clear_and_no_leg_runs_through_a_round() {
    for (count, seed) in (0..24).map(|seed| (6 + seed * 3, seed)) {
        let drawing = drawn([series("a", tangle(count, seed))]);
        for wrong in [collisions(&drawing), pierced(&drawing), struck(&drawing)] {
            assert_eq!(wrong, Vec::<String>::new(), "{count} rounds, seed {seed}");
        }
    }
}

#[test]
fn the_checks_for_forks_can_fail() {
    let mut drawing = drawn([series("a", tangle(30, 3))]);
    for node in &mut drawing.lanes[0].nodes {
        for link in &mut node.links {
            link.x -= 60.0;
            link.length += 60.0;
            for branch in &mut link.branches {
                branch[1] -= 20.0;
            }
        }
    }
    assert!(!pierced(&drawing).is_empty() && !struck(&drawing).is_empty());
}
