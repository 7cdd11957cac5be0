//! Finds names in an open archive that were probably meant to be those of other agencies.

use super::names::Found;
use super::resolver::Resolver;
use super::slip::{is_slip, plain};
use crate::base::{Diagnostic, Located, Place};
use crate::content::{MentionKind, Parsed, RecordKind};
use crate::model::problems;
use rustc_hash::FxHashMap as HashMap;

/// A name, and where it stands.
struct Known<'a> {
    name: &'a str,
    place: &'a Place,
    /// How often records use it; `None` where a file gives it to an agency.
    uses: Option<usize>,
}

/// Reports each name without a file that is a slip of another name: of one that a file has, else of
/// one that is used more often, or was used before. Names that stand in files are never doubted.
pub(super) fn similar_names<'a>(records: &Resolver<'a>, files: &[&'a Parsed]) -> Vec<Diagnostic> {
    if !records.is_open() || records.has_unread(RecordKind::Agency) {
        return Vec::new();
    }
    let mut known = Index::default();
    for (name, agency) in records.names.borne() {
        if let Some(document) = records.agencies[agency].1 {
            known.add(Known {
                name,
                place: &document.common.title.place,
                uses: None,
            });
        }
    }
    let mut found = Vec::new();
    for used in used_names(records, files) {
        match known.slip_of(used.name) {
            Some(other) => {
                let is_surer = other.uses.is_none_or(|uses| Some(uses) > used.uses);
                let name = Located::new(used.name.to_owned(), used.place.clone());
                let other_name = Located::new(other.name.to_owned(), other.place.clone());
                let problem =
                    problems::similar_name(&name, &other_name, other.uses.is_none(), is_surer);
                found.push(problem);
            }
            None => known.add(used),
        }
    }
    found
}

/// The names without a file that records use, the most frequent first; of two that are as frequent,
/// the one that comes first. Records that could not be made count too.
fn used_names<'a>(records: &Resolver<'a>, files: &[&'a Parsed]) -> Vec<Known<'a>> {
    let mut at: HashMap<&str, usize> = HashMap::default();
    let mut used: Vec<Known<'a>> = Vec::new();
    let shown = files.iter().filter(|file| {
        let document = file.document.as_deref();
        document.is_none_or(|document| records.is_shown(document))
    });
    for name in shown.flat_map(|file| file.named(MentionKind::Agency)) {
        let text = name.value.as_str();
        match at.get(text) {
            Some(at) => used[*at].uses = used[*at].uses.map(|uses| uses + 1),
            None if is_without_file(records, text) => {
                at.insert(text, used.len());
                used.push(Known {
                    name: text,
                    place: &name.place,
                    uses: Some(1),
                });
            }
            None => {}
        }
    }
    used.sort_by_key(|known| std::cmp::Reverse(known.uses));
    used
}

/// Whether a name is that of an agency which is only named. What is reported or hidden is none.
fn is_without_file(records: &Resolver<'_>, name: &str) -> bool {
    let is_named = match records.names.find(name, None) {
        Found::One(index, _) => records.agencies[index].1.is_none(),
        Found::Several(_) => false,
        Found::Nobody => !name.contains(',') && !records.is_claimed(RecordKind::Agency, name),
    };
    is_named && !records.hidden_agencies.contains(name)
}

/// Names by all that is left of them when one of their letters is taken out: two that differ in one
/// letter, or in the order of two, share something of it, so that few pairs are compared.
#[derive(Default)]
struct Index<'a> {
    names: Vec<Known<'a>>,
    by_rest: HashMap<String, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn add(&mut self, known: Known<'a>) {
        for rest in rests(known.name) {
            self.by_rest.entry(rest).or_default().push(self.names.len());
        }
        self.names.push(known);
    }

    /// The first of the names added that another one is a slip of.
    fn slip_of(&self, name: &str) -> Option<&Known<'a>> {
        let rests = rests(name).into_iter();
        let mut near: Vec<usize> = rests
            .filter_map(|rest| self.by_rest.get(&rest))
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let mut near = near.into_iter().map(|at| &self.names[at]);
        near.find(|other| is_slip(name, other.name))
    }
}

/// A name, and the name without each of its letters.
fn rests(name: &str) -> Vec<String> {
    let whole = plain(name);
    let without =
        |(at, letter): (usize, char)| [&whole[..at], &whole[at + letter.len_utf8()..]].concat();
    let mut rests: Vec<String> = whole.char_indices().map(without).collect();
    rests.push(whole);
    rests
}
