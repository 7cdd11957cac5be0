//! What a run keeps for the next. A warm run gives what a cold one would.

use crate::base::{Located, Outcome, SourcePath};
use crate::content::{self, Parsed, SourceFile, Sources, Translated};
use crate::model::TranslationPair;
use crate::plan::{Followed, Links};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::sync::Arc;

/// What was read from files, kept for the next time the same folder is prepared.
///
/// A file counts as unchanged while [`SourceFile::bytes`] are the very same bytes in memory, so
/// nothing is compared and nothing can be mistaken. A warm run gives what a cold one would.
#[derive(Default)]
pub struct Cache {
    parsed: HashMap<SourcePath, Known>,
    translated: HashMap<SourcePath, KnownTranslation>,
    links: Option<KnownLinks>,
}

/// What following the links of all files came to, and what they led to.
struct KnownLinks {
    links: Arc<Links>,
    files: Vec<Arc<Outcome<Parsed>>>,
    followed: Vec<Arc<Followed>>,
}

/// What a file held, and what that meant.
#[derive(Debug)]
struct Known {
    bytes: Arc<[u8]>,
    parsed: Arc<Outcome<Parsed>>,
}

/// What a translation came to, and the files it came from.
struct KnownTranslation {
    original: Arc<Outcome<Parsed>>,
    translation: Arc<Outcome<Parsed>>,
    translated: Arc<Outcome<Option<Translated>>>,
}

/// The links of all records that lead out of the site, each with its place.
#[must_use]
pub fn external_links(sources: &Sources, cache: &mut Cache) -> Vec<Located<String>> {
    let parsed = parse(&sources.records, cache);
    let files = parsed.iter();
    files
        .flat_map(|file| content::external_links(&file.value))
        .collect()
}

/// Parses what is not in the cache, and leaves there what was asked for now.
pub(super) fn parse(records: &[SourceFile], cache: &mut Cache) -> Vec<Arc<Outcome<Parsed>>> {
    let before = std::mem::take(&mut cache.parsed);
    let parsed: Vec<Arc<Outcome<Parsed>>> = records
        .par_iter()
        .map(|file| match before.get(&file.path) {
            Some(known) if Arc::ptr_eq(&known.bytes, &file.bytes) => known.parsed.clone(),
            _ => Arc::new(content::parse(file)),
        })
        .collect();
    let kept = records.iter().zip(&parsed).map(|(file, parsed)| {
        let known = Known {
            bytes: file.bytes.clone(),
            parsed: parsed.clone(),
        };
        (file.path.clone(), known)
    });
    cache.parsed = kept.collect();
    parsed
}

/// Puts each translation over its original, but not those whose files stand as they stood.
pub(super) fn translate(
    files: &[Arc<Outcome<Parsed>>],
    pairs: &[TranslationPair],
    records: &[SourceFile],
    cache: &mut Cache,
) -> Vec<Arc<Outcome<Option<Translated>>>> {
    let before = std::mem::take(&mut cache.translated);
    let translate = |pair: &TranslationPair| {
        let (original, translation) = (&files[pair.original], &files[pair.translation]);
        let path = &records[pair.translation].path;
        let known = before.get(path).filter(|known| {
            Arc::ptr_eq(&known.original, original) && Arc::ptr_eq(&known.translation, translation)
        });
        let made = || {
            let document = original.value.document.as_deref()?;
            let text = translation.value.translation.as_deref()?;
            Some(content::translate(document, &records[pair.original], text))
        };
        let translated = match known {
            Some(known) => known.translated.clone(),
            None => Arc::new(made().unwrap_or_else(|| Outcome::new(None, Vec::new()))),
        };
        let known = KnownTranslation {
            original: original.clone(),
            translation: translation.clone(),
            translated,
        };
        (path.clone(), known)
    };
    let made: Vec<(SourcePath, KnownTranslation)> = pairs.par_iter().map(translate).collect();
    let translated = made
        .iter()
        .map(|(_, known)| known.translated.clone())
        .collect();
    cache.translated = made.into_iter().collect();
    translated
}

/// Follows the links of all files, but not those of unchanged files among unchanged targets.
pub(super) fn follow(
    files: Vec<Arc<Outcome<Parsed>>>,
    links: &Arc<Links>,
    cache: &mut Cache,
) -> Vec<Arc<Followed>> {
    let before = cache.links.take();
    let before =
        before.filter(|before| before.files.len() == files.len() && links.lead_as(&before.links));
    let follow = |(at, file): (usize, &Arc<Outcome<Parsed>>)| match &before {
        Some(before) if Arc::ptr_eq(&before.files[at], file) => before.followed[at].clone(),
        _ => Arc::new(links.follow(&file.value)),
    };
    let followed: Vec<_> = files.par_iter().enumerate().map(follow).collect();
    cache.links = Some(KnownLinks {
        links: links.clone(),
        files,
        followed: followed.clone(),
    });
    followed
}
