//! The site in each of its languages.

use super::cache::{Cache, translate};
use crate::base::Outcome;
use crate::content::{self, Config, History, Language, Parsed, Sources, Translated};
use crate::model::{Archive, Linker, TranslationPair, translations};
use crate::plan::Plan;
use crate::render::context::SiteView;
use crate::render::edition::{Edition, LocalizedSite, Shared};
use crate::render::theme::{Strings, Templates, Theme};
use std::sync::Arc;

/// The translations of the records of a site.
pub(super) struct TranslatedFiles {
    /// Which file translates which.
    pub(super) pairs: Vec<TranslationPair>,
    /// The translated record of each, in the order of the pairs.
    made: Vec<Arc<Outcome<Option<Translated>>>>,
}

impl TranslatedFiles {
    /// Puts each translation over its original.
    pub(super) fn of(
        parsed: &[Arc<Outcome<Parsed>>],
        sources: &Sources,
        config: &Config,
        cache: &mut Cache,
    ) -> Outcome<Self> {
        let mut problems = Vec::new();
        let files = parsed.iter().map(|file| &file.value);
        let pairs = translations(files, config.language, &other_languages(config));
        let pairs = pairs.into_value(&mut problems);
        let made = translate(parsed, &pairs, &sources.records, cache);
        problems.extend(made.iter().flat_map(|one| one.problems.iter().cloned()));
        Outcome::new(Self { pairs, made }, problems)
    }

    /// Those that are published; drafts only where they are asked for.
    pub(super) fn published(&self, with_drafts: bool) -> Vec<&Translated> {
        let made = self.made.iter().filter_map(|one| one.value.as_ref());
        let is_published = |one: &&Translated| with_drafts || !one.document.common.is_draft;
        made.filter(is_published).collect()
    }
}

/// The languages that the site is translated into.
pub(super) fn other_languages(config: &Config) -> Vec<Language> {
    config.languages.iter().map(|it| it.language).collect()
}

/// When each file came and was last changed: a translation also when its original was, whose
/// fields it takes over.
pub(super) fn history(sources: &Sources, pairs: &[TranslationPair]) -> History {
    let mut history = sources.history.clone();
    for pair in pairs {
        let path = |at: usize| &sources.records[at].path;
        let (original, translation) = (path(pair.original), path(pair.translation));
        if let Some((days, own)) = sources
            .history
            .get(original)
            .zip(history.get_mut(translation))
        {
            own.changed = own.changed.max(days.changed);
        }
    }
    history
}

/// The site in each of its languages: the default one first, then the others with their
/// translations.
pub(super) fn localized_sites(
    linker: &Linker<'_>,
    config: Config,
    (archive, plan): (Archive, Plan),
    translated: &[&Translated],
    templates: &Templates,
) -> Vec<LocalizedSite> {
    let site = |archive, plan, config, strings: &Strings| {
        let words = (strings.clone(), templates.card_names());
        LocalizedSite::new(archive, plan, config, words)
    };
    let Some((own, others)) = templates.strings().split_first() else {
        return Vec::new();
    };
    let other = |(to, strings): (&content::config::Translated, &Strings)| {
        let of_language = |one: &&Translated| one.document.common.language == Some(to.language);
        let archive = linker.in_language(translated.iter().copied().filter(of_language));
        let plan = plan.in_language(to.language);
        site(archive, plan, config.translated(to), strings)
    };
    let others: Vec<LocalizedSite> = config.languages.iter().zip(others).map(other).collect();
    let own = site(archive, plan, config, own);
    std::iter::once(own).chain(others).collect()
}

/// The theme of each of the sites.
pub(super) fn themes(
    sites: &[LocalizedSite],
    shared: Shared<'_>,
    templates: &Templates,
) -> Vec<Theme> {
    let theme = |number: usize| {
        let edition = Edition::new(sites, number, shared);
        let language = edition.config.language;
        Theme::new(
            templates,
            language,
            edition.strings,
            &SiteView::of(&edition),
        )
    };
    (0..sites.len()).map(theme).collect()
}
