//! Who holds the baton of a series, in a sentence or several.

use crate::model::{AgencyRef, EventId, Holder, SeriesId};
use crate::render::edition::Edition;
use crate::render::views::{AgencyView, EventView, baton_name, round_link};
use serde::Serialize;

/// Who holds the baton of a series.
#[derive(Clone, Debug, Serialize)]
pub(super) struct HolderView {
    /// `known`, `announced`, `inferred`, `unknown`, `ended`; `split` where the baton has parts,
    /// `nobody` where there is none or no round.
    pub state: &'static str,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The holders, if known.
    pub agencies: Vec<AgencyView>,
    /// The parts of a baton that was split.
    pub parts: Vec<PartView>,
}

/// One part of a baton that was split.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PartView {
    /// The last round on its way.
    pub event: EventView,
    /// What is known of it, in a sentence.
    pub sentence: String,
}

impl HolderView {
    /// The holder of the baton of a series.
    pub(super) fn of(edition: &Edition<'_>, series: Option<SeriesId>) -> Self {
        let holders = series.map(|id| edition.archive[id].chain.holders.as_slice());
        let baton = series.and_then(|id| baton_name(edition, id));
        let baton = baton.unwrap_or_else(|| edition.strings.text("baton").to_owned());
        match holders.unwrap_or_default() {
            [] => Self {
                state: "nobody",
                sentence: edition.strings.text("holder_nobody_sentence").to_owned(),
                agencies: Vec::new(),
                parts: Vec::new(),
            },
            [only] => {
                let (state, _, agencies) = told(only);
                let key = format!("holder_{state}_sentence");
                Self {
                    state,
                    sentence: sentence(edition, &key, only, &baton),
                    agencies: AgencyView::all(edition, agencies),
                    parts: Vec::new(),
                }
            }
            several => {
                let n = several.len().to_string();
                let values = [("baton", baton.as_str()), ("n", &n)];
                Self {
                    state: "split",
                    sentence: edition.strings.fill("holder_split_sentence", &values),
                    agencies: Vec::new(),
                    parts: several
                        .iter()
                        .map(|part| PartView::of(edition, part, &baton))
                        .collect(),
                }
            }
        }
    }
}

impl PartView {
    fn of(edition: &Edition<'_>, part: &Holder, baton: &str) -> Self {
        let (state, last, _) = told(part);
        let key = format!("holder_part_{state}_sentence");
        Self {
            event: EventView::of(edition, last),
            sentence: sentence(edition, &key, part, baton),
        }
    }
}

/// What a record says of a holder: in a word, after which round, and who.
fn told(holder: &Holder) -> (&'static str, EventId, &[AgencyRef]) {
    match holder {
        Holder::Unknown(last) => ("unknown", *last, &[]),
        Holder::Ended(last) => ("ended", *last, &[]),
        Holder::Known(agencies, last) => ("known", *last, agencies),
        Holder::Expected(agencies, basis, last) => (basis.as_str(), *last, agencies),
    }
}

fn sentence(edition: &Edition<'_>, key: &str, holder: &Holder, baton: &str) -> String {
    let (_, last, agencies) = told(holder);
    let event = &edition.archive[last];
    let date = edition.when(event);
    // A round without a number is named by its year, together with its hosts.
    let (round, host) = match edition.round(event) {
        Some(round) => (round, AgencyRef::names(event.holders(), "·")),
        None => (String::new(), round_link(edition, last).title),
    };
    let values = [
        ("baton", baton),
        ("to", &AgencyRef::names(agencies, ", ")),
        ("round", &round),
        ("date", &date.text),
        ("host", &host),
    ];
    let sentence = edition.strings.fill(key, &values);
    if round.is_empty() {
        // What stands between an empty name and the next word is no sentence.
        return sentence
            .replace("  ", " ")
            .replace(" ,", "")
            .trim()
            .to_owned();
    }
    sentence
}
