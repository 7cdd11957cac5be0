//! Finds the agency a name means on a day. The rules are those of the content model, in its order.

use crate::base::Date;
use crate::content::{AgencyFields, DatedName, Document};
use rustc_hash::FxHashMap as HashMap;

/// An agency as the names know it: its position in the list of agencies.
pub(super) type Index = usize;

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// This agency, called so that day.
    One(Index, &'a str),
    /// Several agencies bear it.
    Several(Vec<Index>),
    /// Nobody bears it.
    Nobody,
}

/// All names of all agencies.
#[derive(Default)]
pub(super) struct Names<'a> {
    ids: HashMap<&'a str, Index>,
    bearers: HashMap<&'a str, Vec<Bearer<'a>>>,
    /// The official names of each agency, the present one last.
    official: Vec<Vec<Dated<'a>>>,
}

/// A [`DatedName`] of a document.
#[derive(Clone, Copy)]
struct Dated<'a> {
    text: &'a str,
    from: Option<Date>,
    until: Option<Date>,
}

impl<'a> Dated<'a> {
    fn new(name: &'a DatedName) -> Self {
        Self {
            text: &name.text.value,
            from: name.from,
            until: name.until,
        }
    }

    /// A name that was always in use.
    fn always(text: &'a str) -> Self {
        Self {
            text,
            from: None,
            until: None,
        }
    }

    /// Whether the name was in use on a day. A partial day counts where any of its days does.
    fn is_in_force(&self, day: Option<Date>) -> bool {
        match day {
            None => self.until.is_none(),
            Some(day) => {
                self.from
                    .is_none_or(|from| from.first_day() <= day.last_day())
                    && self
                        .until
                        .is_none_or(|until| day.first_day() <= until.last_day())
            }
        }
    }
}

struct Bearer<'a> {
    agency: Index,
    name: Dated<'a>,
    is_official: bool,
}

impl<'a> Names<'a> {
    /// Adds an agency that a file describes.
    pub(super) fn add(&mut self, key: &'a str, document: &'a Document, fields: &'a AgencyFields) {
        let agency = self.official.len();
        let title = document.common.title.value.as_str();
        let mut official: Vec<Dated<'a>> = fields.names.iter().map(Dated::new).collect();
        if !official.iter().any(|name| name.text == title) {
            official.push(Dated {
                text: title,
                from: last_end(&official),
                until: None,
            });
        }
        self.ids.insert(key, agency);
        for name in &official {
            self.bear(agency, *name, true);
        }
        let unofficial = fields.facts.short.iter().chain(&fields.facts.aliases);
        for text in unofficial.filter(|text| *text != title) {
            self.bear(agency, Dated::always(text), false);
        }
        self.official.push(official);
    }

    /// Adds an agency that is only named.
    pub(super) fn add_named(&mut self, title: &'a str) {
        let agency = self.official.len();
        self.official.push(vec![Dated::always(title)]);
        self.bear(agency, Dated::always(title), true);
    }

    fn bear(&mut self, agency: Index, name: Dated<'a>, is_official: bool) {
        self.bearers.entry(name.text).or_default().push(Bearer {
            agency,
            name,
            is_official,
        });
    }

    /// Every name there is, in order, with those that bear it.
    pub(super) fn borne(&self) -> impl Iterator<Item = (&'a str, Index)> {
        let names = self.all().into_iter();
        names.flat_map(|name| {
            let bearers = self.bearers[name].iter();
            bearers.map(move |bearer| (name, bearer.agency))
        })
    }

    /// Every name there is, in order, for suggestions.
    pub(super) fn all(&self) -> Vec<&'a str> {
        let mut all: Vec<&str> = self.bearers.keys().copied().collect();
        all.sort_unstable();
        all
    }

    /// Finds the agency `text` means on `day` (no day: today): an exact id; a name in force on the
    /// day; any name that only one agency bears.
    pub(super) fn find(&self, text: &str, day: Option<Date>) -> Found<'a> {
        if let Some(&agency) = self.ids.get(text) {
            return Found::One(agency, self.called(agency, day));
        }
        let bearers = self.bearers.get(text).map_or(&[][..], Vec::as_slice);
        let in_force = distinct(bearers.iter().filter(|bearer| bearer.name.is_in_force(day)));
        let found = if in_force.is_empty() {
            distinct(bearers.iter())
        } else {
            in_force
        };
        match found.as_slice() {
            [] => Found::Nobody,
            [agency] => {
                let official = bearers
                    .iter()
                    .find(|bearer| bearer.agency == *agency && bearer.is_official);
                let called = official
                    .map_or_else(|| self.called(*agency, day), |official| official.name.text);
                Found::One(*agency, called)
            }
            _ => Found::Several(found),
        }
    }

    /// Whether a name is, or was, the official one of an agency.
    pub(super) fn is_official(&self, text: &str, agency: Index) -> bool {
        self.official[agency].iter().any(|name| name.text == text)
    }

    /// Whether an agency has had more than one official name.
    pub(super) fn has_changed(&self, agency: Index) -> bool {
        self.official[agency].len() > 1
    }

    /// What an agency was called on a day on which it did not bear the official name `text`; `None`
    /// where it did, or where that is not known.
    pub(super) fn called_instead(
        &self,
        text: &str,
        agency: Index,
        day: Option<Date>,
    ) -> Option<&'a str> {
        day?;
        let names = &self.official[agency];
        let mut borne = names.iter().filter(|name| name.text == text).peekable();
        borne.peek()?;
        if borne.any(|name| name.is_in_force(day)) {
            return None;
        }
        let is_dated = |name: &&Dated<'_>| name.from.is_some() || name.until.is_some();
        let then = names.iter().filter(is_dated);
        then.filter(|name| name.is_in_force(day))
            .map(|name| name.text)
            .next()
    }

    /// The official name of an agency on a day; the present one where none is known to be in force.
    fn called(&self, agency: Index, day: Option<Date>) -> &'a str {
        let names = &self.official[agency];
        let dated = |name: &&Dated<'_>| name.from.is_some() || name.until.is_some();
        let then = names
            .iter()
            .filter(dated)
            .find(|name| name.is_in_force(day));
        then.or(names.last())
            .map(|name| name.text)
            .unwrap_or_default()
    }
}

fn distinct<'a>(bearers: impl Iterator<Item = &'a Bearer<'a>>) -> Vec<Index> {
    let mut agencies: Vec<Index> = bearers.map(|bearer| bearer.agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    agencies
}

/// The end of the last former name, where the present one begins if no file says.
fn last_end(names: &[Dated<'_>]) -> Option<Date> {
    names.iter().filter_map(|name| name.until).max()
}
