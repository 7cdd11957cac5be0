//! What templates see of records, short enough for a line or a card. Knows no page as a whole.

use super::Edition;
use crate::base::Date;
use crate::content::Language;
use crate::content::drafts::{EventStatus, Role};
use crate::model::{
    Agency, AgencyId, AgencyRef, CaseId, Event, EventId, Leg, LegState, SeriesId, TopicId,
};
use crate::plan::{Page, Url};
use serde::Serialize;

/// A date, as machines and as people read it.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// ISO 8601, as much as is known.
    pub iso: String,
    /// In the language of the page: `2019. 12. 26.(목)`.
    pub text: String,
    /// Whether the day is not known.
    pub is_partial: bool,
}

/// A link to a page with its words.
#[derive(Clone, Debug, Serialize)]
pub struct LinkTo {
    /// The words.
    pub title: String,
    /// The address below the root of the site.
    pub url: String,
}

/// A word for a value of a field, with the value for style sheets.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled {
    /// The value, as YAML has it.
    pub code: &'static str,
    /// The word.
    pub label: String,
}

/// An agency as one record names it.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyView {
    /// Its name that day.
    pub name: String,
    /// Its present name, where that is another.
    pub now: Option<String>,
    /// The shortest name.
    pub short: String,
    /// The address of its page.
    pub url: String,
}

/// An agency at an event.
#[derive(Clone, Debug, Serialize)]
pub struct HostView {
    /// The agency.
    pub agency: AgencyView,
    /// What it did.
    pub role: Labelled,
}

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Its series.
    pub series: LinkTo,
    /// `제7회`; missing where the source gives no number.
    pub round: Option<String>,
    /// The number alone.
    pub number: Option<u32>,
    /// Its day, or the first of several.
    pub date: DateView,
    /// Its last day.
    pub date_end: Option<DateView>,
    /// The agencies that held it.
    pub holders: Vec<AgencyView>,
    /// All agencies, with what they did.
    pub hosts: Vec<HostView>,
    /// Where it was.
    pub venue: Option<String>,
    /// The province or city; without an address where it has no page.
    pub region: Option<LinkTo>,
    /// How one took part.
    pub format: Option<Labelled>,
    /// Whether it took place.
    pub status: Labelled,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Who presented it.
    pub agencies: Vec<AgencyView>,
    /// Its tags.
    pub tags: Vec<LinkTo>,
    /// The year it was first shown.
    pub year: Option<i16>,
}

/// A tag, value or year with the number of records behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// Its name.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// How many records.
    pub count: usize,
}

/// The way of the baton from one round to the next.
#[derive(Clone, Debug, Serialize)]
pub struct HandoverView {
    /// `confirmed`, `stated`, `inferred`, `unknown`, `broken`, `gap`, `ended`.
    pub state: &'static str,
    /// The word for the state.
    pub label: String,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The earlier round.
    pub from: Option<LinkTo>,
    /// The later round.
    pub to: Option<LinkTo>,
    /// How long the hosts of the later round had the baton before they passed it on, where that is known.
    pub days: Option<String>,
}

impl Edition<'_> {
    /// The address of a page, as templates join it to the root.
    pub fn href(&self, page: Page) -> String {
        self.spell(self.plan.url(page))
    }

    /// An address as a link spells it: with `index.html` where the site is opened from a disk.
    pub(super) fn spell(&self, url: &Url) -> String {
        if self.is_portable {
            url.output_path()
        } else {
            url.as_str().to_owned()
        }
    }

    pub(super) fn date(&self, date: Date) -> DateView {
        DateView {
            iso: date.to_string(),
            text: date_text(date, self.config.language),
            is_partial: date.day().is_none(),
        }
    }

    pub(super) fn labelled(&self, prefix: &str, code: &'static str) -> Labelled {
        Labelled {
            code,
            label: self.strings.word(prefix, code),
        }
    }

    pub(super) fn agency(&self, agency: &AgencyRef) -> AgencyView {
        let record: &Agency = &self.archive[agency.id];
        AgencyView {
            name: agency.name.clone(),
            now: (record.title != agency.name).then(|| record.title.clone()),
            short: if record.title == agency.name {
                record.short_name().to_owned()
            } else {
                agency.name.clone()
            },
            url: self.href(Page::Agency(agency.id)),
        }
    }

    pub(super) fn agencies(&self, agencies: &[AgencyRef]) -> Vec<AgencyView> {
        agencies.iter().map(|agency| self.agency(agency)).collect()
    }

    pub(super) fn agency_link(&self, id: AgencyId) -> LinkTo {
        LinkTo {
            title: self.archive[id].title.clone(),
            url: self.href(Page::Agency(id)),
        }
    }

    pub(super) fn series_link(&self, id: SeriesId) -> LinkTo {
        LinkTo {
            title: self.archive[id].head.title.clone(),
            url: self.href(Page::Series(id)),
        }
    }

    pub(super) fn round(&self, event: &Event) -> Option<String> {
        let number = event.number?.to_string();
        Some(self.strings.fill("round_number", &[("n", &number)]))
    }

    /// `제7회 국민권익위원회`: how a round is called in a few words.
    pub(super) fn round_link(&self, id: EventId) -> LinkTo {
        let event = &self.archive[id];
        let holders = AgencyRef::names(event.holders(), "·");
        let title = match self.round(event) {
            Some(round) => format!("{round} {holders}"),
            None => format!("{} {holders}", event.dates.first.year()),
        };
        LinkTo {
            title: title.trim_end().to_owned(),
            url: self.href(Page::Event(id)),
        }
    }

    pub(super) fn event(&self, id: EventId) -> EventView {
        let event = &self.archive[id];
        let common = &event.head;
        let fields = &event.facts;
        let host = |host: &crate::model::Host| HostView {
            agency: self.agency(&host.agency),
            role: self.labelled("role", host.role.as_str()),
        };
        let venue = fields.venue.as_ref();
        EventView {
            title: common.title.clone(),
            url: self.href(Page::Event(id)),
            summary: common.summary.clone(),
            series: self.series_link(event.series),
            round: self.round(event),
            number: event.number,
            date: self.date(event.dates.first),
            date_end: event.dates.last.map(|date| self.date(date)),
            holders: event
                .holders()
                .into_iter()
                .map(|agency| self.agency(agency))
                .collect(),
            hosts: event.hosts.iter().map(host).collect(),
            venue: venue.map(|venue| venue.name.clone()),
            region: venue
                .and_then(|venue| venue.region)
                .map(|region| self.region_link(region)),
            format: fields
                .format
                .map(|format| self.labelled("format", format.as_str())),
            status: self.labelled(
                "status",
                fields.status.unwrap_or(EventStatus::Held).as_str(),
            ),
        }
    }

    pub(super) fn case(&self, id: CaseId) -> CaseView {
        let case = &self.archive[id];
        let common = &case.head;
        CaseView {
            title: common.title.clone(),
            url: self.href(Page::Case(id)),
            summary: common.summary.clone(),
            agencies: self.agencies(&case.agencies),
            tags: self.tags(&common.tags),
            year: case
                .events
                .first()
                .map(|event| self.archive[*event].dates.first.year()),
        }
    }

    pub(super) fn tags(&self, tags: &[String]) -> Vec<LinkTo> {
        self.topics(crate::model::TopicKind::Tag, tags)
    }

    pub(super) fn topics(&self, kind: crate::model::TopicKind, names: &[String]) -> Vec<LinkTo> {
        let link = |name: &String| {
            let id = self.archive.topic(kind, name)?;
            Some(LinkTo {
                title: self.archive[id].name.clone(),
                url: self.href(Page::Topic(id)),
            })
        };
        names.iter().filter_map(link).collect()
    }

    /// All tags, or all values, by name.
    pub(super) fn topics_of(&self, kind: crate::model::TopicKind) -> Vec<Counted> {
        let ids = self.archive.topics.ids();
        let mut topics: Vec<Counted> = ids
            .filter(|id| self.archive[*id].kind == kind)
            .map(|id| self.topic(id))
            .collect();
        topics.sort_by(|a, b| a.title.cmp(&b.title));
        topics
    }

    pub(super) fn topic(&self, id: TopicId) -> Counted {
        let topic = &self.archive[id];
        let count = topic.cases.len() + topic.events.len();
        Counted {
            title: topic.name.clone(),
            url: self.href(Page::Topic(id)),
            count,
        }
    }

    /// Which rounds between two were withdrawn.
    fn withdrawn(&self, link: &Leg) -> Option<String> {
        let withdrawn = &link.withdrawn;
        let (rounds, key) = match withdrawn.known() {
            _ if withdrawn.is_empty() => return None,
            Some(numbers) => (ranges(&numbers), "handover_withdrawn_sentence"),
            None => (
                withdrawn.len().to_string(),
                "handover_withdrawn_count_sentence",
            ),
        };
        Some(self.strings.fill(key, &[("rounds", &rounds)]))
    }

    pub(super) fn handover(&self, link: &Leg) -> HandoverView {
        let receivers = AgencyRef::names(&link.receivers, ", ");
        let next = link
            .to
            .map(|to| AgencyRef::names(self.archive[to].holders(), ", "));
        let missing = &link.missing;
        let (missing, key) = match missing.known() {
            _ if missing.is_empty() => (String::new(), ""),
            Some(numbers) if link.from.is_none() => {
                (ranges(&numbers), "handover_gap_before_sentence")
            }
            Some(numbers) => (ranges(&numbers), "handover_gap_sentence"),
            None => (missing.len().to_string(), "handover_gap_count_sentence"),
        };
        let key = match link.state {
            LegState::Gap => key.to_owned(),
            LegState::Unknown if link.to.is_none() => "handover_unknown_last_sentence".to_owned(),
            state => format!("handover_{}_sentence", state.as_str()),
        };
        let values = [
            ("to", receivers.as_str()),
            ("next", next.as_deref().unwrap_or_default()),
            ("rounds", &missing),
        ];
        let is_gap_of_none = link.state == LegState::Gap && link.missing.is_empty();
        let sentence = (!is_gap_of_none).then(|| self.strings.fill(&key, &values));
        let sentences: Vec<String> = sentence.into_iter().chain(self.withdrawn(link)).collect();
        HandoverView {
            state: link.state.as_str(),
            label: self.strings.word("handover", link.state.as_str()),
            sentence: sentences.join(" "),
            from: link.from.map(|id| self.round_link(id)),
            to: link.to.map(|id| self.round_link(id)),
            days: self.archive.holding(link).map(|holding| {
                let days = holding.days.to_string();
                self.strings.fill("days", &[("n", &days)])
            }),
        }
    }

    pub(super) fn role(&self, role: Role) -> Labelled {
        self.labelled("role", role.as_str())
    }
}

/// `1, 3–5`: numbers in order, runs joined.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let text = |run: &[u32]| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    runs.map(text).collect::<Vec<_>>().join(", ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: i8) -> &'static str {
    MONTHS[usize::from(month.unsigned_abs()) - 1]
}

/// A month in three letters of English.
pub(super) fn short_month(month: i8) -> &'static str {
    &month_name(month)[..3]
}

/// A date as the language writes it: `2019. 12. 26.(목)`, `26 December 2019`; as much as is known.
pub(super) fn date_text(date: Date, language: Language) -> String {
    const WEEKDAYS: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];
    let weekday = date
        .weekday()
        .map(|day| WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())]);
    let year = date.year();
    match (language, date.month(), date.day()) {
        (Language::Korean, Some(month), Some(day)) => {
            format!("{year}. {month}. {day}.({})", weekday.unwrap_or_default())
        }
        (Language::Korean, Some(month), None) => format!("{year}년 {month}월"),
        (Language::Korean, None, _) => format!("{year}년"),
        (Language::English, Some(month), Some(day)) => {
            format!("{day} {} {year}", month_name(month))
        }
        (Language::English, Some(month), None) => format!("{} {year}", month_name(month)),
        (Language::English, None, _) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_its_language_does() {
        let check = |date: Option<Date>, korean: &str, english: &str| {
            let date = date.expect("a date");
            assert_eq!(date_text(date, Language::Korean), korean);
            assert_eq!(date_text(date, Language::English), english);
        };
        check(
            Date::new(2019, Some(12), Some(26)),
            "2019. 12. 26.(목)",
            "26 December 2019",
        );
        check(Date::new(2021, Some(8), None), "2021년 8월", "August 2021");
        check(Date::new(2020, None, None), "2020년", "2020");
    }

    #[test]
    fn numbers_in_a_row_are_joined() {
        assert_eq!(ranges(&[4]), "4");
        assert_eq!(ranges(&[3, 4]), "3–4");
        assert_eq!(ranges(&[1, 3, 4, 5]), "1, 3–5");
    }
}
