//! The targets of links as they are written: which of them are paths, and to where.

use super::url::Url;
use crate::base::{SourcePath, normal_path};
use crate::content::RecordKind;
use std::borrow::Cow;

/// Whether a target leads out of the site or to a place on the same page.
pub(super) fn is_elsewhere(target: &str) -> bool {
    target.starts_with('#')
        || target
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|part| part.contains(':'))
}

/// A target as path and anchor, both without percent signs.
pub(super) fn parts(target: &str) -> (Cow<'_, str>, Option<Cow<'_, str>>) {
    match target.split_once('#') {
        Some((path, anchor)) => (percent_decoded(path), Some(percent_decoded(anchor))),
        None => (percent_decoded(target), None),
    }
}

/// The part of a broken target that is compared with the ids there are.
pub(super) fn wanted_id(target: &str) -> String {
    let path = target.split('#').next().unwrap_or(target);
    let path = path.trim_end_matches(".md").trim_start_matches(['.', '/']);
    let folder = RecordKind::ALL
        .iter()
        .find_map(|kind| path.strip_prefix(kind.as_str())?.strip_prefix('/'));
    folder.unwrap_or(path).to_owned()
}

/// The address at which a media file is published: its path below `content/`.
#[must_use]
pub fn published(file: &SourcePath) -> Url {
    Url::file(
        file.as_str()
            .strip_prefix("content/")
            .unwrap_or(file.as_str()),
    )
}

/// A path written in a file of `folder`; `None` when it leaves `content/`.
pub(super) fn joined(folder: &str, path: &str) -> Option<String> {
    let (start, path) = match path.strip_prefix('/') {
        Some(path) => ("content", path),
        None => (folder, path),
    };
    let mut joined = String::with_capacity(start.len() + path.len() + 1);
    joined.push_str(start);
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
            _ => {
                if !joined.is_empty() {
                    joined.push('/');
                }
                joined.push_str(part);
            }
        }
    }
    let is_inside = joined == "content" || joined.starts_with("content/");
    is_inside.then(|| normal_path(&joined).into_owned())
}

pub(super) fn percent_decoded(text: &str) -> Cow<'_, str> {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy()
}
