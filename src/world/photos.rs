//! Makes published photos out of files, and keeps those that the preview has made.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use crate::base::{Diagnostic, Place, Rule, SourcePath, Words};
use crate::render::photo;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Why a photo was not made.
pub(super) enum Unmade {
    /// The disk refused.
    Disk(DiskError),
    /// Its file is damaged behind its head.
    Broken(Box<Diagnostic>),
}

/// The photo in a file as it is published: whole, or as WebP of a width. `source` is what it is called
/// in the site.
pub(super) fn make(
    source: &SourcePath,
    file: &Path,
    width: Option<u32>,
) -> Result<Vec<u8>, Unmade> {
    let bytes = fs::read(file).map_err(|error| Unmade::Disk(DiskError::at(file)(error)))?;
    let made = match width {
        Some(width) => photo::webp(&bytes, width),
        None => photo::stripped(&bytes),
    };
    made.map_err(|_| Unmade::Broken(Box::new(broken(source))))
}

fn broken(source: &SourcePath) -> Diagnostic {
    let message = Words::new(
        "사진 파일이 중간에 깨져 있습니다",
        "the file of the photo is damaged",
    );
    Diagnostic::new(Rule::InvalidMedia, message)
        .at(&Place::start_of(source), Words::none())
        .help(Words::new(
            "원본을 다시 복사하거나, 사진 프로그램에서 열어 다시 저장하세요",
            "copy the original again, or open it in a photo program and save it anew",
        ))
}

/// The sizes of photos made so far, by their paths: the name of each tells what it was made from, so
/// one that was made for a site is good for the next.
#[derive(Default)]
pub(super) struct Photos(Mutex<BTreeMap<String, Arc<[u8]>>>);

impl Photos {
    /// More are forgotten together; they are made again when they are asked for.
    const MOST: usize = 500;

    pub(super) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(path).cloned()
    }

    pub(super) fn keep(&self, path: &str, bytes: Arc<[u8]>) {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= Self::MOST {
            made.clear();
        }
        made.insert(path.to_owned(), bytes);
    }
}
