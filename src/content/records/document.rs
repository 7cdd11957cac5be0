//! A record as one file gives it.

use super::agency::AgencyFields;
use super::case::CaseFields;
use super::common::Common;
use super::dates::EventDates;
use super::event::EventFields;
use super::kind::Name;
use super::series::SeriesFields;
use super::withdrawal::Withdrawal;
use crate::base::{Place, SourcePath, Span};
use crate::content::body::{Outline, outline};
use crate::content::form::Cut;
use crate::content::values::{Language, OldAddress};
use std::sync::Arc;

/// The fields that only one kind of record has.
#[derive(Clone, Debug)]
pub enum KindFields {
    /// The text of the home page.
    Home,
    /// A series.
    Series(Arc<SeriesFields>),
    /// An event.
    Event(EventDates, Arc<EventFields>),
    /// A case.
    Case(Arc<CaseFields>),
    /// An agency.
    Agency(Arc<AgencyFields>),
    /// A plain page.
    Page,
}

/// The text below the front matter.
#[derive(Debug)]
pub struct Body {
    /// The file.
    pub path: SourcePath,
    /// The Markdown.
    pub text: String,
    /// Where it begins in its file, in bytes.
    pub offset: usize,
    /// Its headings, links and images, counted from its own start.
    pub outline: Outline,
}

impl Body {
    pub(crate) fn of(cut: &Cut<'_>, path: &SourcePath) -> Self {
        Self {
            path: path.clone(),
            text: cut.body.to_owned(),
            offset: cut.body_offset,
            outline: outline(cut.body),
        }
    }

    /// The place in the file of a range of the body.
    #[must_use]
    pub fn place(&self, range: &std::ops::Range<usize>) -> Place {
        Place {
            path: self.path.clone(),
            span: Span::new(self.offset + range.start..self.offset + range.end),
        }
    }
}

/// A record as one file gives it.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub path: SourcePath,
    /// Its name.
    pub name: Name,
    /// What all records have.
    pub common: Common,
    /// What its title is sorted by in a Korean index.
    pub title_key: (u8, String),
    /// Old addresses that lead here; an agency has none, its `aliases` are names.
    pub aliases: Vec<OldAddress>,
    /// Why it is published no more, where it was withdrawn.
    pub withdrawal: Option<Withdrawal>,
    /// What its kind has.
    pub own: KindFields,
    /// Where an event says when it is: its date, else its status.
    pub when: Option<Place>,
    /// Its text.
    pub body: Arc<Body>,
    /// The language its text was translated into; `None` for the text of the record itself.
    pub body_language: Option<Language>,
}
