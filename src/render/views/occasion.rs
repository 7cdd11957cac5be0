//! A round in one line: which, when, where, by whom; for citations and feeds.

use crate::content::{EventStatus, Role};
use crate::model::{AgencyRef, Event, EventId, Tense};
use crate::render::citation::EventTime;
use crate::render::edition::Edition;

/// What is known of a round, in words.
#[derive(Clone, Debug)]
pub struct Occasion {
    /// Its series and number: `혁신 이어달리기 제7회`; the series alone where no source counts.
    pub round: String,
    /// When it was or will be.
    pub time: Option<EventTime>,
    /// Where.
    pub place: Option<String>,
    /// Who hosts it, and whether it was held: `산림청 개최 예정`.
    pub hosted: Option<String>,
}

impl Occasion {
    /// What is known of a round.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let event = &edition.archive[id];
        let series = &edition.archive[event.series].head.title;
        Self {
            round: match edition.round(event) {
                Some(number) => format!("{series} {number}"),
                None => series.clone(),
            },
            time: Some(time(edition, event)),
            place: place(event),
            hosted: hosted(edition, event),
        }
    }

    /// All of it: `혁신 이어달리기 제7회, 2019. 12. 26.(목), 정부세종청사, 국민권익위원회 개최`.
    #[must_use]
    pub fn line(&self) -> String {
        let time = self.time.as_ref().map(|time| &time.words);
        let parts = [
            Some(&self.round),
            time,
            self.place.as_ref(),
            self.hosted.as_ref(),
        ];
        let parts = parts.into_iter().flatten().map(String::as_str);
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn time(edition: &Edition<'_>, event: &Event) -> EventTime {
    let dates = event.dates;
    // The day of an event that did not take place is none.
    let days = [dates.first(), dates.end()].map(|day| day.filter(|_| event.is_link()));
    EventTime {
        days: days.into_iter().flatten().collect(),
        is_inferred: event.is_date_inferred(),
        words: edition.when(event).text,
    }
}

/// The place, or the main one of several.
fn place(event: &Event) -> Option<String> {
    let main = event.facts.venues.iter().min_by_key(|venue| venue.role)?;
    Some(match &main.country {
        Some(country) => format!("{}, {country}", main.name),
        None => main.name.clone(),
    })
}

/// The agencies that host a round together, else those that organise it, and whether it was held.
fn hosted(edition: &Edition<'_>, event: &Event) -> Option<String> {
    let strings = edition.strings;
    let organizers = event.hosts.iter().filter(|it| it.role == Role::Organizer);
    let who = [
        ("hosted_by", AgencyRef::names(event.hosted_by(), "·")),
        (
            "organised_by",
            AgencyRef::names(organizers.map(|it| &it.agency), "·"),
        ),
    ];
    let (key, names) = who.into_iter().find(|(_, names)| !names.is_empty())?;
    let who = strings.fill(key, &[("who", &names)]);
    let state = match event.tense() {
        Tense::Held => return Some(who),
        Tense::Noticed => "hosting_noticed",
        Tense::Planned => "hosting_planned",
        Tense::Off if event.status == EventStatus::Postponed => "hosting_postponed",
        Tense::Off => "hosting_cancelled",
    };
    Some(strings.fill(state, &[("hosted", &who)]))
}
