//! `deploy-manifest.json`: the headers of each file, for uploading to object storage.

use super::pack::Packing;
use super::placed::PlacedFile;
use crate::world::host::media_type;
use serde::Serialize;
use std::fmt::Write;

/// The manifest.
#[derive(Serialize)]
struct Deployment<'a> {
    files: Vec<ListedFile<'a>>,
}

/// A file and its headers.
#[derive(Serialize)]
struct ListedFile<'a> {
    path: &'a str,
    bytes: u64,
    sha256: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    /// The value of `Content-Encoding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    cache: CacheRule,
    /// The value of `Cache-Control`.
    cache_control: &'static str,
}

/// How long a file may be cached without revalidation.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum CacheRule {
    /// For ever: other content has another name.
    Immutable,
    /// Not at all: the host is asked each time whether it changed.
    Revalidate,
}

impl CacheRule {
    /// The value of `Cache-Control`.
    fn control(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Revalidate => "public, max-age=0, must-revalidate",
        }
    }
}

/// The manifest of all files, sorted by path, without itself.
pub(super) fn manifest(placed: &[PlacedFile]) -> Vec<u8> {
    let listed = |file| {
        let PlacedFile {
            path,
            bytes,
            digest,
            is_lasting,
            packing,
            ..
        }: &PlacedFile = file;
        let cache = if *is_lasting {
            CacheRule::Immutable
        } else {
            CacheRule::Revalidate
        };
        ListedFile {
            path,
            bytes: *bytes,
            sha256: hexadecimal(&digest.expect("a listed file has its digest")),
            media_type: media_type::of(file.original()),
            encoding: packing.map(Packing::coding),
            cache,
            cache_control: cache.control(),
        }
    };
    let mut files: Vec<ListedFile<'_>> = placed.iter().map(listed).collect();
    files.sort_by_key(|file| file.path);
    let mut json =
        serde_json::to_vec_pretty(&Deployment { files }).expect("texts and numbers are JSON");
    json.push(b'\n');
    json
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to memory does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
