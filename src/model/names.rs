//! Finds the agency a name means on a day. The rules are those of the content model, in its order.

use crate::base::Date;
use crate::content::document::Document;
use crate::content::drafts::{AgencyDraft, DatedName};
use rustc_hash::FxHashMap as HashMap;

/// An agency as the names know it: its position in the list of agencies.
pub(super) type Index = usize;

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This agency, called so that day.
    One(Index, String),
    /// Several agencies bear it.
    Several(Vec<Index>),
    /// Nobody bears it.
    Nobody,
}

/// All names of all agencies.
#[derive(Default)]
pub(super) struct Names {
    ids: HashMap<String, Index>,
    bearers: HashMap<String, Vec<Bearer>>,
    /// The official names of each agency, the present one last.
    official: Vec<Vec<DatedName>>,
}

struct Bearer {
    agency: Index,
    name: DatedName,
    is_official: bool,
}

impl Names {
    /// Adds an agency that a file describes.
    pub(super) fn add(&mut self, key: &str, document: &Document, fields: &AgencyDraft) -> Index {
        let agency = self.official.len();
        let title = &document.common.title.value;
        let mut official = fields.names.clone();
        if !official.iter().any(|name| name.text == *title) {
            official.push(DatedName {
                text: title.clone(),
                from: last_end(&official),
                until: None,
            });
        }
        self.ids.insert(key.to_owned(), agency);
        for name in &official {
            self.bear(Bearer {
                agency,
                name: name.clone(),
                is_official: true,
            });
        }
        for text in fields
            .short
            .iter()
            .chain(&fields.aliases)
            .filter(|text| *text != title)
        {
            let name = DatedName {
                text: text.clone(),
                from: None,
                until: None,
            };
            self.bear(Bearer {
                agency,
                name,
                is_official: false,
            });
        }
        self.official.push(official);
        agency
    }

    /// Adds an agency that is only named.
    pub(super) fn add_named(&mut self, title: &str) -> Index {
        let agency = self.official.len();
        let name = DatedName {
            text: title.to_owned(),
            from: None,
            until: None,
        };
        self.official.push(vec![name.clone()]);
        self.bear(Bearer {
            agency,
            name,
            is_official: true,
        });
        agency
    }

    fn bear(&mut self, bearer: Bearer) {
        self.bearers
            .entry(bearer.name.text.clone())
            .or_default()
            .push(bearer);
    }

    /// Every name there is, in order, for suggestions.
    pub(super) fn all(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.bearers.keys().map(String::as_str).collect();
        all.sort_unstable();
        all
    }

    /// Finds the agency `text` means on `day` (no day: today): an exact id; a name in force on the
    /// day; any name that only one agency bears.
    pub(super) fn find(&self, text: &str, day: Option<Date>) -> Found {
        if let Some(&agency) = self.ids.get(text) {
            return Found::One(agency, self.called(agency, day));
        }
        let bearers = self.bearers.get(text).map_or(&[][..], Vec::as_slice);
        if let [only] = bearers {
            return Found::One(
                only.agency,
                self.called_as(text, only.is_official, only.agency, day),
            );
        }
        let in_force = distinct(
            bearers
                .iter()
                .filter(|bearer| is_in_force(&bearer.name, day)),
        );
        let found = if in_force.is_empty() {
            distinct(bearers.iter())
        } else {
            in_force
        };
        match found.as_slice() {
            [] => Found::Nobody,
            [agency] => {
                let is_official = bearers
                    .iter()
                    .any(|bearer| bearer.agency == *agency && bearer.is_official);
                Found::One(*agency, self.called_as(text, is_official, *agency, day))
            }
            _ => Found::Several(found),
        }
    }

    /// An official name as it was written, the official name of the day for any other.
    fn called_as(&self, text: &str, is_official: bool, agency: Index, day: Option<Date>) -> String {
        match is_official {
            true => text.to_owned(),
            false => self.called(agency, day),
        }
    }

    /// The official name of an agency on a day; the present one where none is known to be in force.
    fn called(&self, agency: Index, day: Option<Date>) -> String {
        let names = &self.official[agency];
        let dated = |name: &&DatedName| name.from.is_some() || name.until.is_some();
        let then = names
            .iter()
            .filter(dated)
            .find(|name| is_in_force(name, day));
        then.or(names.last())
            .map(|name| name.text.clone())
            .unwrap_or_default()
    }
}

fn distinct<'a>(bearers: impl Iterator<Item = &'a Bearer>) -> Vec<Index> {
    let mut agencies: Vec<Index> = bearers.map(|bearer| bearer.agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    agencies
}

/// The end of the last former name, where the present one begins if no file says.
fn last_end(names: &[DatedName]) -> Option<Date> {
    names.iter().filter_map(|name| name.until).max()
}

/// Whether a name was in use on a day. A partial day counts where any of its days does.
fn is_in_force(name: &DatedName, day: Option<Date>) -> bool {
    match day {
        None => name.until.is_none(),
        Some(day) => {
            name.from
                .is_none_or(|from| from.first_day() <= day.last_day())
                && name
                    .until
                    .is_none_or(|until| day.first_day() <= until.last_day())
        }
    }
}
