//! The site in each of its languages.

use super::cache::{Cache, translate};
use super::options::Options;
use crate::base::Outcome;
use crate::content::{self, Config, Language, Parsed, Sources, Translated};
use crate::model::{Archive, Linker, TranslationPair, translations};
use crate::plan::Plan;
use crate::render::context::Volume;
use crate::render::data::Changed;
use crate::render::theme::Theme;
use std::sync::{Arc, OnceLock};

/// The translations of the records of a site.
pub(super) struct Translations {
    /// Which file translates which.
    pub(super) pairs: Vec<TranslationPair>,
    /// What each came to, in the order of the pairs.
    made: Vec<Arc<Outcome<Option<Translated>>>>,
    with_drafts: bool,
}

impl Translations {
    /// Puts each translation over its original.
    pub(super) fn of(
        parsed: &[Arc<Outcome<Parsed>>],
        sources: &Sources,
        config: &Config,
        options: &Options,
        cache: &mut Cache,
    ) -> Outcome<Self> {
        let mut problems = Vec::new();
        let files = parsed.iter().map(|file| &file.value);
        let pairs = translations(files, config.language, &other_languages(config));
        let pairs = pairs.into_value(&mut problems);
        let made = translate(parsed, &pairs, &sources.records, cache);
        problems.extend(made.iter().flat_map(|one| one.problems.iter().cloned()));
        let translations = Self {
            pairs,
            made,
            with_drafts: options.with_drafts,
        };
        Outcome::new(translations, problems)
    }

    /// Those that are published.
    pub(super) fn published(&self) -> Vec<&Translated> {
        let made = self.made.iter().filter_map(|one| one.value.as_ref());
        let is_published = |one: &&Translated| self.with_drafts || !one.document.common.is_draft;
        made.filter(is_published).collect()
    }
}

/// The languages that the site is translated into.
pub(super) fn other_languages(config: &Config) -> Vec<Language> {
    config.languages.iter().map(|it| it.language).collect()
}

/// When each file was last changed: a translation also when its original was, whose fields it
/// takes over.
pub(super) fn changed(sources: &Sources, pairs: &[TranslationPair]) -> Changed {
    let mut changed = sources.changed.clone();
    for pair in pairs {
        let path = |at: usize| &sources.records[at].path;
        let (original, translation) = (path(pair.original), path(pair.translation));
        if let Some((day, own)) = sources
            .changed
            .get(original)
            .zip(changed.get_mut(translation))
        {
            *own = (*own).max(*day);
        }
    }
    changed
}

/// The site in each of its languages, with the theme of each: its own first, then the others with
/// what was translated.
pub(super) fn volumes(
    linker: &Linker<'_>,
    config: Config,
    archive: Archive,
    plan: Plan,
    translated: &[&Translated],
    themes: Vec<Theme>,
) -> Vec<Volume> {
    let mut themes = themes.into_iter();
    let own = themes.next();
    let volume = |(to, theme): (&content::config::Translated, Theme)| {
        let of_language = |one: &&Translated| one.document.common.language == Some(to.language);
        Volume {
            archive: linker.in_language(translated.iter().copied().filter(of_language)),
            plan: plan.in_language(to.language),
            config: config.translated(to),
            theme,
            site_card: OnceLock::new(),
        }
    };
    let further: Vec<Volume> = config.languages.iter().zip(themes).map(volume).collect();
    let own = own.map(|theme| Volume {
        archive,
        plan,
        config,
        theme,
        site_card: OnceLock::new(),
    });
    own.into_iter().chain(further).collect()
}
