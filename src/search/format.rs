//! The files of the index, as a browser reads them. Everything lies below `search/`.
//!
//! | file | what |
//! |---|---|
//! | `manifest` | gzip of JSON: version, number of entries, the marks and the first keys of files |
//! | `pairs` | gzip of JSON: the first key of each `p` file, the size classes of the entries |
//! | `p/N` | lists of pairs; keys `first second`, `first` omitted if the line before has it |
//! | `w/N` | ready answers of frequent words; keys are the words |
//! | `r/N` | gzip of JSON: what a result shows, [`BLOCK`] entries each |
//! | `l/N` | gzip of JSON: words with their number of occurrences, by initial consonants |
//! | `names` | gzip of JSON: agencies, series, tags, values |
//! | `f-NAME` | gzip of JSON: the values of a facet, each with its entries as differences |
//! | `t/N` | gzip of JSON: the text of an entry, in a portable site |
//!
//! A `p` or `w` file is: a byte with the [`VERSION`]; the length of the keys, and the keys, one a
//! line; the length of each list; the lists. Lengths are LEB128. The lists are bits, see `bits.rs`,
//! `pairs.rs`, `answers.rs`. A reader rejects another version and any length beyond the end.
//!
//! On a host a file is called `NAME.MARK.bin`, the manifest `manifest.bin`: the only name a page
//! knows. The mark is a digest of the content, so that a page opened before a deployment never
//! mixes files of two indexes: a file of the old one is gone, and the page starts again from the
//! new manifest. In a portable site, where a page may not fetch, each file is a script `NAME.js`
//! that passes its bytes on as base64.

use crate::base::Digest;
use base64::prelude::{BASE64_STANDARD, Engine as _};

/// The folder of the index.
pub const FOLDER: &str = "search";
/// The version of the format. Readers reject any other.
pub const VERSION: u8 = 1;
/// The file that has the names of the others.
pub const MANIFEST: &str = "manifest";
/// The characters of a mark: enough to distinguish two versions of a file, few because pages load
/// the marks of all files.
const MARK: usize = 6;
/// The entries in a file of results.
pub const BLOCK: usize = 8;
/// The size of a file of lists in bytes before the next one begins. A single list may be longer.
const SHARD: usize = 8_000;

/// Lists with their keys, cut into files.
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

/// A file of the index as a script, for a portable site.
#[must_use]
pub fn script(name: &str, bytes: &[u8]) -> Vec<u8> {
    let text = BASE64_STANDARD.encode(bytes);
    format!("OndoSearch.take(\"{name}\",\"{text}\")\n").into_bytes()
}

/// A short digest of the content of a file.
#[must_use]
pub fn mark(bytes: &[u8]) -> String {
    let mut mark = Digest::of(&[bytes]).short();
    mark.truncate(MARK);
    mark
}

/// The name of a file of the index on a host.
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
