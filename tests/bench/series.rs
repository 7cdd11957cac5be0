//! The relays of the archive, its home page and its plain pages.

use crate::agencies;
use crate::archive::{Record, Ties, link_to};
use crate::chance::Chance;
use crate::front::{Front, bare};
use crate::prose::{Section, body, phrase};
use crate::schedule::Schedule;
use crate::words::{NOTES, SUMMARIES, VALUES};

const SCOPES: [&str; 5] = [
    "government",
    "ministry",
    "public-corporations",
    "local",
    "other",
];

/// The id of a series.
pub(crate) fn id(series: usize) -> String {
    format!("relay-{:02}", series + 1)
}

/// The home page, the plain pages, the series.
pub(crate) fn records(schedule: &Schedule) -> impl Iterator<Item = Record> + '_ {
    let home = page("", "index", "이어달리기 기록관", schedule);
    let about = page("pages", "about", "이 기록관은", schedule);
    let license = page("pages", "license", "이용 조건", schedule);
    [home, about, license]
        .into_iter()
        .chain((0..schedule.series).map(|at| series(at, schedule)))
}

fn page(kind: &'static str, id: &str, title: &str, schedule: &Schedule) -> Record {
    let mut chance = Chance::of(title, 0);
    let section = Section {
        heading: "모은 것",
        links: vec![link_to::agency(
            0,
            2020,
            if kind.is_empty() { "" } else { "../" },
        )],
        list: Vec::new(),
    };
    let text = if schedule.rounds.is_empty() {
        String::new()
    } else {
        body(&[section], &mut chance)
    };
    Record {
        kind,
        id: id.to_owned(),
        front: Front::new("title", title).with("summary", phrase(SUMMARIES, &mut chance)),
        body: text,
        ties: Ties::default(),
    }
}

fn series(at: usize, schedule: &Schedule) -> Record {
    let mut chance = Chance::of("series", at);
    let rounds: Vec<usize> = (0..schedule.rounds.len())
        .filter(|round| schedule.rounds[*round].series == at)
        .collect();
    let title = format!("{} 이어달리기", VALUES[at % VALUES.len()]);
    let title = format!("{title} {}", ["첫째 갈래", "둘째 갈래"][at / VALUES.len()]);
    let names = [
        ("혁신현장 이어달리기", "2005", "2015"),
        ("혁신 이어달리기", "2016", "2021"),
    ];
    let names: Vec<Front> = names
        .iter()
        .map(|(text, from, until)| {
            Front::new("text", *text)
                .with("from", bare(from))
                .with("until", bare(until))
        })
        .collect();
    let baton = Front::new("name", "혁신온도계").with("description", phrase(NOTES, &mut chance));
    let source = Front::new("title", "이어달리기 계획").with("kind", bare("report"));
    let front = Front::new("title", title)
        .with("summary", phrase(SUMMARIES, &mut chance))
        .with("names", names)
        .with("organizer", agencies::title(at % schedule.agencies))
        .with("scope", bare(SCOPES[at % SCOPES.len()]))
        .maybe("baton", (at % 3 != 2).then_some(baton))
        .maybe("continues", (at == 7).then(|| bare(id(0))))
        .with("order", bare(at + 1))
        .with("sources", vec![source])
        .with("notes", vec![phrase(NOTES, &mut chance)]);
    let section = Section {
        heading: "여는 방식",
        links: rounds
            .iter()
            .take(3)
            .map(|round| link_to::event(schedule, *round, "../"))
            .collect(),
        list: Vec::new(),
    };
    Record {
        kind: "series",
        id: id(at),
        front,
        body: body(&[section], &mut chance),
        ties: Ties::default(),
    }
}
