//! A record as search sees it: the texts that can be found, and what a result shows of it.

use crate::base::Date;
use crate::content::{Body, FieldOf, searchable_texts};

/// Where in a record a text stands. The number is written into the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryField {
    /// The body.
    Body = 0,
    /// Titles and own names.
    Title = 1,
    /// Agencies that took part, by all their names.
    Agency = 2,
    /// Tags, values, series, round, date.
    Label = 3,
    /// Summary, venue, programme, quotes, and what else the front matter says.
    Summary = 4,
    /// The names of what a record is about: an agency, a series, a person.
    Name = 5,
}

impl EntryField {
    /// What a find in a field weighs, by its number.
    pub const WEIGHTS: [u32; 6] = [1, 6, 4, 4, 2, 40];
}

/// The facets. The first three are small enough to be loaded with every search.
pub const FACETS: [&str; 6] = ["kind", "series", "year", "agency", "value", "tag"];

/// A record as search sees it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// `events/gov/2019-07`: the folder of its kind and its id.
    pub id: String,
    /// The address below the root of the site.
    pub url: String,
    /// Its title.
    pub title: &'a str,
    /// `event`, `case`, `agency`, `series`, `person` or `page`.
    pub kind: &'static str,
    /// Its day: of an event its first, of a case that of its latest event.
    pub date: Option<Date>,
    /// Its agencies, by the names of that day.
    pub agencies: String,
    /// The title of its series.
    pub series: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its values in each facet of [`FACETS`], each with its label; an empty label is one that
    /// pages know.
    pub facets: [Vec<(String, String)>; 6],
    /// The texts outside the body.
    pub texts: Vec<(EntryField, String)>,
    /// The body.
    pub body: Option<&'a Body>,
}

impl Entry<'_> {
    /// Adds a text.
    pub(super) fn add(&mut self, field: EntryField, text: &str) {
        self.texts.push((field, text.to_owned()));
    }

    /// Adds texts that count as a summary does.
    pub(super) fn add_all(&mut self, texts: impl IntoIterator<Item: AsRef<str>>) {
        for text in texts {
            self.add(EntryField::Summary, text.as_ref());
        }
    }

    /// Adds the texts of those fields that are declared `searchable`.
    pub(super) fn add_facts(&mut self, fields: Vec<FieldOf<'_>>) {
        self.add_all(searchable_texts(fields));
    }

    /// Adds a date: its year as a facet, and its words.
    pub(super) fn add_date(&mut self, field: EntryField, date: Date) {
        let year = date.year().to_string();
        if !self.facets[2].iter().any(|(value, _)| *value == year) {
            self.facets[2].push((year.clone(), year));
        }
        self.add(field, &date_words(date));
    }
}

/// `2019년 12월 26일`, as far as the date is known.
pub(super) fn date_words(date: Date) -> String {
    let year = format!("{}년", date.year());
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{year} {month}월 {day}일"),
        (Some(month), None) => format!("{year} {month}월"),
        _ => year,
    }
}
