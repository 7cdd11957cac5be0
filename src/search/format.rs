//! The files of the index, as a browser reads them. Everything lies below `search/`.
//!
//! | file | what |
//! |---|---|
//! | `manifest` | gzip of JSON: version, number of entries, what is where, the marks of all files; the only file whose name a page knows |
//! | `pairs` | gzip of JSON: the first key of each `p` file, the size classes of the entries |
//! | `p/N` | lists of pairs; keys `first second`, the first left out where the line before has it |
//! | `w/N` | ready answers of frequent words; keys are the words |
//! | `r/N` | gzip of JSON: what a result shows, [`BLOCK`] entries each |
//! | `l/N` | gzip of JSON: words with their number, ordered by initial consonants |
//! | `names` | gzip of JSON: agencies, series, tags, values |
//! | `f-NAME` | gzip of JSON: the values of a facet, each with its entries, as distances |
//! | `t/N` | gzip of JSON: the text of an entry, for results that are read from a disk |
//!
//! A `p` or `w` file is: a byte with the [`VERSION`]; the length of the keys and the keys, one on a
//! line; the length of each list; the lists. Lengths are LEB128. The lists are bits, see `bits.rs`,
//! `pairs.rs`, `answers.rs`. A reader refuses another version and whatever leads behind the end.
//!
//! On a host a file is called `NAME.MARK.bin`, the manifest `manifest.bin`. The mark tells what the file holds, so that a
//! page that was opened before a deployment never takes a file of the new index for one of its own: it does not find
//! its own any more, and begins anew with the new manifest. In a portable site, where a page may not fetch, each is a
//! script that hands its bytes over as base64, and is called `NAME.js`.

use crate::base::Digest;
use base64::prelude::{BASE64_STANDARD, Engine as _};

/// The folder of the index.
pub const FOLDER: &str = "search";
/// The version of the format. Another number is another format: readers refuse it.
pub const VERSION: u8 = 1;
/// The file that tells the names of the others.
pub const MANIFEST: &str = "manifest";
/// How many letters a mark has: enough to tell two versions of one file apart, and short, for pages load all of them.
const MARK: usize = 6;
/// How many entries a file of results has.
pub const BLOCK: usize = 8;
/// How long a file of lists may be before the next begins, in bytes. One long list may be more.
const SHARD: usize = 8_000;

/// Keys with their lists, cut into files.
pub(super) struct Shards {
    /// The first key of each file.
    pub(super) first: Vec<String>,
    /// The files.
    pub(super) files: Vec<Vec<u8>>,
}

impl Shards {
    /// Cuts lists, ordered by key, into files.
    pub(super) fn new(lists: impl Iterator<Item = (String, Vec<u8>)>) -> Self {
        let mut shards = Self {
            first: Vec::new(),
            files: Vec::new(),
        };
        let mut part: Vec<(String, Vec<u8>)> = Vec::new();
        let mut size = 0;
        for (key, list) in lists {
            if size + list.len() > SHARD && !part.is_empty() {
                shards.close(&mut part);
                size = 0;
            }
            size += key.len() + list.len() + 2;
            part.push((key, list));
        }
        shards.close(&mut part);
        shards
    }

    fn close(&mut self, part: &mut Vec<(String, Vec<u8>)>) {
        let Some((first, _)) = part.first() else {
            return;
        };
        self.first.push(first.clone());
        let mut before = "";
        let keys: Vec<&str> = part
            .iter()
            .map(|(key, _)| match key.split_once(' ') {
                Some((first, _)) if first == before => &key[first.len()..],
                Some((first, _)) => {
                    before = first;
                    key
                }
                None => key,
            })
            .collect();
        let keys = keys.join("\n");
        let mut file = vec![VERSION];
        length(&mut file, keys.len());
        file.extend_from_slice(keys.as_bytes());
        part.iter()
            .for_each(|(_, list)| length(&mut file, list.len()));
        part.iter()
            .for_each(|(_, list)| file.extend_from_slice(list));
        self.files.push(file);
        part.clear();
    }
}

/// A file of the index as a script, for pages that may not fetch.
#[must_use]
pub fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    let text = BASE64_STANDARD.encode(bytes);
    format!("OndoSearch.take(\"{name}\",\"{text}\")\n").into_bytes()
}

/// What tells the content of a file from what it held before.
#[must_use]
pub fn mark(bytes: &[u8]) -> String {
    let mut mark = Digest::of(&[bytes]).short();
    mark.truncate(MARK);
    mark
}

/// What a file of the index is called on a host.
#[must_use]
pub fn hosted(name: &str, bytes: &[u8]) -> String {
    match name {
        MANIFEST => format!("{name}.bin"),
        _ => format!("{name}.{}.bin", mark(bytes)),
    }
}

fn length(file: &mut Vec<u8>, mut length: usize) {
    while length >= 0x80 {
        file.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    file.push(length as u8);
}
