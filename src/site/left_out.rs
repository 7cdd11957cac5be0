//! The records that are not published yet.

use super::options::Options;
use crate::base::Outcome;
use crate::content::{Parsed, in_seoul};
use std::sync::Arc;

/// The records that are not published yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many are unfinished.
    pub drafts: usize,
    /// How many are finished and wait for their moment.
    pub embargoed: usize,
    /// The first of those moments, in Seoul.
    pub next: Option<jiff::civil::DateTime>,
}

impl LeftOut {
    pub(super) fn of(parsed: &[Arc<Outcome<Parsed>>], options: &Options) -> Self {
        let documents = parsed
            .iter()
            .filter_map(|file| file.value.document.as_ref());
        let documents = documents.filter(|_| !options.with_drafts);
        let mut left_out = Self::default();
        for common in documents.map(|document| &document.common) {
            let moment = common.publish_at.map(|moment| moment.0);
            match moment.filter(|moment| *moment > options.now) {
                _ if common.is_draft => left_out.drafts += 1,
                Some(moment) => {
                    let moment = in_seoul(moment);
                    left_out.embargoed += 1;
                    left_out.next = Some(left_out.next.map_or(moment, |next| next.min(moment)));
                }
                None => {}
            }
        }
        left_out
    }
}

/// Why only a preview with drafts shows a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpublished {
    /// It is unfinished.
    Draft,
    /// It is published from this moment on.
    Embargoed(jiff::Timestamp),
}
