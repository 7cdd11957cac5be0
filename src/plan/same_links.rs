//! Whether two sets of link targets are the same, so that the links need not be followed again.

use super::links::{LinkedRecord, Links};
use crate::content::RecordKind;
use rustc_hash::FxHashMap as HashMap;
use std::sync::Arc;

impl Links {
    /// Whether every link leads to what it led to `before`: then what was found by following the
    /// links of a document is still true.
    #[must_use]
    pub fn lead_as(&self, before: &Self) -> bool {
        let is_same = |now: &LinkedRecord, then: &LinkedRecord| {
            let is_one = match (&now.body, &then.body) {
                (Some(now), Some(then)) => Arc::ptr_eq(now, then),
                (None, None) => true,
                _ => false,
            };
            let is_one = is_one && now.translations.is_empty() && then.translations.is_empty();
            now.page.is_some() == then.page.is_some()
                && now.body.is_some() == then.body.is_some()
                && (is_one || now.headings().eq(then.headings()))
        };
        let are_same = |kind: &RecordKind, now: &HashMap<String, LinkedRecord>| {
            let then = before.records.get(kind);
            then.is_some_and(|then| {
                let is_known = |(id, now): (&String, &LinkedRecord)| {
                    then.get(id).is_some_and(|then| is_same(now, then))
                };
                now.len() == then.len() && now.iter().all(is_known)
            })
        };
        self.media == before.media
            && self.files == before.files
            && self.addresses.len() == before.addresses.len()
            && self
                .addresses
                .keys()
                .all(|url| before.addresses.contains_key(url))
            && self.records.len() == before.records.len()
            && self.records.iter().all(|(kind, now)| are_same(kind, now))
    }
}
