//! `deploy-manifest.json`: what each file is, for those who send them to a store. Knows no disk.

use super::Placed;
use super::pack::Packing;
use crate::world::media_type;
use serde::Serialize;
use std::fmt::Write;

/// The path of the list below the output.
pub(super) const FILE: &str = "deploy-manifest.json";

/// The list.
#[derive(Serialize)]
struct Deployment<'a> {
    files: Vec<Listed<'a>>,
}

/// A file as a store wants to have it described.
#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    bytes: u64,
    sha256: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    /// How it is packed: the word of `Content-Encoding`.
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    cache: Cache,
    /// The value of `Cache-Control`.
    cache_control: &'static str,
}

/// How long a file may be kept without asking again.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Cache {
    /// For ever: another content has another name.
    Immutable,
    /// As long as the host says each time that it is still the same.
    Revalidate,
}

impl Cache {
    /// The header that says so to browsers.
    fn control(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Revalidate => "public, max-age=0, must-revalidate",
        }
    }
}

/// The list of all files in the order of their paths, without itself.
pub(super) fn manifest(placed: &[Placed]) -> Vec<u8> {
    let listed = |file| {
        let Placed {
            path,
            bytes,
            digest,
            is_lasting,
            packing,
            ..
        }: &Placed = file;
        let cache = match is_lasting {
            true => Cache::Immutable,
            false => Cache::Revalidate,
        };
        Listed {
            path,
            bytes: *bytes,
            sha256: hexadecimal(&digest.expect("what is listed has its sum")),
            media_type: media_type::of(file.original()),
            encoding: packing.map(Packing::coding),
            cache,
            cache_control: cache.control(),
        }
    };
    let mut files: Vec<Listed<'_>> = placed.iter().map(listed).collect();
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
