//! The pipeline on one screen: files in, a site ready to be rendered out.

mod artifact;
mod cache;
mod files;
mod follow;
mod languages;
mod left_out;
mod levels;
mod near;
mod options;
mod prepared;
#[cfg(test)]
mod tests;

pub use artifact::Artifact;
pub use cache::{Cache, external_links};
pub use files::Made;
pub use left_out::{LeftOut, Unpublished};
pub use options::Options;
pub use prepared::Prepared;

use crate::base::{Diagnostic, Fix, Outcome, Place, Rule};
use crate::content::{self, Settings, Sources};
use crate::model::{AgencyForm, Linker, short_names};
use crate::plan::plan;
use crate::render::edition::Shared;
use crate::render::theme::Templates;
use cache::parse;
use follow::Read;
use languages::{TranslatedFiles, history, localized_sites, other_languages, themes};
use levels::{apply_levels, let_stand};
use rayon::prelude::*;
use std::sync::OnceLock;

/// Reads, links and plans everything; renders nothing.
///
/// There is no site when there are errors; warnings leave it standing. The problems are those of
/// all files at once.
#[must_use]
pub fn prepare(
    sources: &Sources,
    options: &Options,
    cache: &mut Cache,
) -> Outcome<Option<Prepared>> {
    let mut problems = Vec::new();
    let settings = settings(sources, options).into_value(&mut problems);
    let parsed = parse(&sources.records, cache);
    problems.extend(parsed.iter().flat_map(|file| file.problems.iter().cloned()));
    let Some(Settings { config, is_whole }) = settings else {
        return Outcome::new(None, problems);
    };
    let files = parsed.iter().map(|file| &file.value);
    let linker = Linker::new(files, options.linking(&config));
    let archive = linker.link().into_value(&mut problems);
    let translations = TranslatedFiles::of(&parsed, sources, &config, cache);
    let translations = translations.into_value(&mut problems);
    let translated = translations.published(options.with_drafts);
    // Without every address or a whole theme there is no site, whatever the rules say.
    let mut firm = Vec::new();
    let others = other_languages(&config);
    let all = [&[config.language], &*others].concat();
    let (planned, compiled) = rayon::join(
        || plan(&archive, &others),
        || Templates::compile(&config, &all, &sources.theme, options.fonts.as_ref()),
    );
    let plan = planned.into_value(&mut firm);
    let read = Read {
        sources,
        config: &config,
        parsed: &parsed,
        translated: &translated,
    };
    let followed = read.follow(&archive, &plan, cache);
    let (links, media) = followed.into_value(&mut problems);
    let templates = compiled.into_value(&mut firm);
    apply_levels(&mut problems, &config.rules);
    problems.extend(firm);
    let is_sound = let_stand(&mut problems, options.is_strict) && is_whole;
    let prepared = templates.filter(|_| is_sound).map(|templates| {
        let sites = localized_sites(&linker, config, (archive, plan), &translated, &templates);
        let history = history(sources, &translations.pairs);
        let shared = Shared::new(&links, &history, options.is_portable);
        Prepared {
            themes: themes(&sites, shared, &templates),
            sites,
            links,
            media,
            history,
            left_out: LeftOut::of(&parsed, options),
            is_portable: options.is_portable,
            now: options.now,
            by_path: OnceLock::new(),
            index: OnceLock::new(),
        }
    });
    Outcome::new(prepared, problems)
}

/// The settings as the caller wants them. What is wrong with them hides nothing that is wrong with
/// the records.
fn settings(sources: &Sources, options: &Options) -> Outcome<Option<Settings>> {
    let mut settings = content::settings(sources.config.as_ref());
    if let Some(Settings { config, .. }) = &mut settings.value {
        if let Some(base_url) = &options.base_url {
            config.base_url.clone_from(base_url);
        }
        config.target = options.target.unwrap_or(config.target);
    }
    settings
}

/// Every safe fix of the records: dates in ISO 8601; the names of agencies, where a form of them is
/// asked for; and what is wrong and has a sure fix.
#[must_use]
pub fn safe_fixes(sources: &Sources, options: &Options, form: Option<AgencyForm>) -> Vec<Fix> {
    let mut cache = Cache::default();
    let problems = prepare(sources, options, &mut cache).problems;
    // What year a date means that may be another is not for a program to settle.
    let is_doubtful = |problem: &&Diagnostic| problem.rule == Rule::FutureDate;
    let doubtful = problems.iter().filter(is_doubtful);
    let doubtful: Vec<Place> = doubtful.filter_map(|it| it.place().cloned()).collect();
    let fixes = problems.into_iter().filter_map(|problem| problem.fix);
    let mut safe_fixes: Vec<Fix> = fixes.filter(|fix| fix.is_safe).collect();
    let records = sources.records.par_iter();
    safe_fixes.extend(
        records
            .flat_map_iter(content::safe_fixes)
            .filter(|fix| !doubtful.contains(&fix.place))
            .collect::<Vec<Fix>>(),
    );
    let config = content::config(sources.config.as_ref()).value;
    if let (Some(form), Some(config)) = (form, config) {
        let parsed = parse(&sources.records, &mut cache);
        let files = parsed.iter().map(|file| &file.value);
        safe_fixes.extend(short_names(files, options.linking(&config), form));
    }
    safe_fixes
}
