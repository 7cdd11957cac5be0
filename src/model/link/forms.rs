//! The short and other names of agencies that records use, and what to write for them.

use super::names::Found;
use super::resolver::{LinkOptions, Resolver};
use crate::base::{Date, Fix, Located};
use crate::content::{KindFields, MentionKind, Parsed};

/// How an agency is written in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyForm {
    /// By the id of its file.
    Id,
    /// By its official name on the day of the record.
    Name,
}

/// The short and other names of agencies that records use, each with what stands for it in a form.
///
/// Where the day of a record is not known and the agency has had several official names, none is
/// chosen.
#[must_use]
pub fn short_names<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    options: LinkOptions,
    form: AgencyForm,
) -> Vec<Fix> {
    let resolver = Resolver::new(files.clone(), options);
    let fix = |name: &Located<String>, day: Option<Date>| {
        let Found::One(index, called) = resolver.names.find(&name.value, day) else {
            return None;
        };
        let (key, document) = resolver.agencies[index];
        document?;
        let is_short = key != name.value && !resolver.names.is_official(&name.value, index);
        let replacement = match form {
            AgencyForm::Id => key,
            AgencyForm::Name if day.is_none() && resolver.names.has_changed(index) => return None,
            AgencyForm::Name => called,
        };
        is_short.then(|| Fix {
            place: name.place.clone(),
            replacement: replacement.to_owned(),
            is_safe: true,
        })
    };
    let fixes = files.flat_map(|file| {
        let document = file.document.as_deref();
        let day = document.map(|document| match &document.own {
            KindFields::Event(dates, _) => dates.earliest(),
            _ => None,
        });
        let names = file.named(MentionKind::Agency).map(move |name| (name, day));
        names.filter_map(|(name, day)| fix(name, day?))
    });
    fixes.collect()
}
