//! Media files that no record names, and what is too large or too much for the host.

use super::addresses::Plan;
use super::links::Followed;
use super::problems;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, SourcePath, file_name};
use crate::content::{MediaFile, Picture, Target};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A megabyte as hosts and editors count it.
const MEGABYTE: u64 = 1_000_000;

/// The size from which a photo is larger than any page needs: the largest size made of it has a
/// tenth of that.
const LARGE_PHOTO: u64 = 10 * MEGABYTE;

/// The size from which another file keeps readers on a telephone waiting.
const LARGE_FILE: u64 = 50 * MEGABYTE;

/// Finds what is wrong with the media files of a site, given what all its records, published or
/// not, name. `unread` are the texts of files that could not be read. What may be named there, or
/// by a misspelt name, is not reported.
#[must_use]
pub fn check_media(
    media: &[MediaFile],
    followed: &[Arc<Followed>],
    unread: &[&str],
    target: Target,
) -> Vec<Diagnostic> {
    let named: BTreeSet<&SourcePath> = followed.iter().flat_map(|file| &file.media).collect();
    let missing = || followed.iter().flat_map(|file| &file.missing);
    let may_be_named = |path: &SourcePath| {
        let name = file_name(path.as_str());
        unread.iter().any(|text| text.contains(name))
            || nearest(name, missing().map(String::as_str)).is_some()
    };
    let problem = |file: &MediaFile| {
        let MediaFile {
            path,
            size,
            picture,
        } = file;
        if !named.contains(path) {
            return (!may_be_named(path)).then(|| problems::orphan_media(path));
        }
        let limit = target.limits().file_bytes.filter(|limit| size > limit);
        let large = match picture {
            Picture::None => LARGE_FILE,
            Picture::Broken | Picture::Photo(_) => LARGE_PHOTO,
        };
        match limit {
            Some(limit) => Some(problems::host_limit(path, *size, limit, target)),
            None => (*size > large).then(|| problems::large_media(path, *size, large)),
        }
    };
    media.iter().filter_map(problem).collect()
}

/// Finds more old addresses, in so many languages, than the host redirects.
#[must_use]
pub fn check_redirects(plan: &Plan, languages: usize, target: Target) -> Option<Diagnostic> {
    let count = plan.redirect_rules(languages) as u64;
    let limit = target.limits().redirects.filter(|limit| count > *limit)?;
    Some(problems::too_many_redirects(count, limit, target))
}
