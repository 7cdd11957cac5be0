//! The pipeline on one screen. Knows no disk, no clock, no terminal.

mod cache;
mod files;

use crate::base::{Diagnostic, Fix, Outcome, Rule, Severity, SourcePath, korean};
use crate::content::days;
use crate::content::{
    self, Config, Language, Level, MediaFile, Parsed, SourceFile, Sources, Target, Translated,
};
use crate::model::{
    AgencyForm, Archive, LinkOptions, TranslationPair, link, short_names, translations,
};
use crate::plan::{
    Followed, Links, Plan, Url, check_media, check_redirects, document, documents, plan,
};
use crate::render::card::{Card, Fonts};
use crate::render::context::{Edition, Volume};
use crate::render::data::Changed;
use crate::render::theme::Theme;
pub use cache::{Cache, external_links};
pub use files::Made;

use cache::{follow, parse, translate};
use files::File;
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// What the caller says of a run, beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// Takes the place of `base_url` in `ondo.yaml`.
    pub base_url: Option<content::BaseUrl>,
    /// Takes the place of `target` in `ondo.yaml`.
    pub target: Option<Target>,
    /// Whether links are relative and name files, so that the site opens from a disk.
    pub is_portable: bool,
    /// Whether warnings are errors.
    pub is_strict: bool,
    /// Whether unfinished and embargoed records are published.
    pub with_drafts: bool,
    /// The moment that embargoes are held against.
    pub now: jiff::Timestamp,
    /// The fonts of the system that cards are drawn with, where there are any with Hangul.
    pub fonts: Option<Fonts>,
}

impl Options {
    /// What holds where nothing else is said, at this moment.
    #[must_use]
    pub fn at(now: jiff::Timestamp) -> Self {
        Self {
            base_url: None,
            target: None,
            is_portable: false,
            is_strict: false,
            with_drafts: false,
            now,
            fonts: None,
        }
    }
}

/// One file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a media file of the sources.
    Media(SourcePath),
    /// A photo of the sources without what its camera wrote, or as WebP of a width in points. What has
    /// a width also has a name that tells what it was made from, so it need not be made twice.
    Photo(SourcePath, Option<u32>),
    /// The picture shown where a page is shared, to be drawn. Its name tells what it was made from.
    Card(Card),
}

/// A site ready to be rendered, page by page.
pub struct Prepared {
    /// The site in each of its languages, its own first.
    volumes: Vec<Volume>,
    links: Arc<Links>,
    media: Vec<MediaFile>,
    changed: Changed,
    left_out: LeftOut,
    is_portable: bool,
    now: jiff::Timestamp,
    /// Every file but those of the index, by its path below the output folder; made when one is asked for.
    by_path: OnceLock<HashMap<String, File>>,
    /// The files of the indexes; made when one is asked for.
    index: OnceLock<HashMap<String, Vec<u8>>>,
}

/// The records that are not published yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many are unfinished.
    pub drafts: usize,
    /// How many are finished and wait for their moment.
    pub embargoed: usize,
    /// The first of those moments, in Seoul.
    pub next: Option<jiff::civil::DateTime>,
}

impl LeftOut {
    fn of(parsed: &[Arc<Outcome<Parsed>>], options: &Options) -> Self {
        let documents = parsed
            .iter()
            .filter_map(|file| file.value.document.as_ref());
        let documents = documents.filter(|_| !options.with_drafts);
        let mut left_out = Self::default();
        for common in documents.map(|document| &document.common) {
            let moment = common.publish_at.map(|moment| moment.0);
            match moment.filter(|moment| *moment > options.now) {
                _ if common.is_draft => left_out.drafts += 1,
                Some(moment) => {
                    let moment = days::in_seoul(moment);
                    left_out.embargoed += 1;
                    left_out.next = Some(left_out.next.map_or(moment, |next| next.min(moment)));
                }
                None => {}
            }
        }
        left_out
    }
}

/// Why a page is seen in a preview with drafts, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpublished {
    /// It is unfinished.
    KindFields,
    /// It is published from this moment on.
    Embargoed(jiff::Timestamp),
}

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
    let files = parsed.iter().map(|file| &file.value);
    let Some((config, is_set)) = settings else {
        return Outcome::new(None, problems);
    };
    let with = LinkOptions {
        agencies: config.agencies,
        with_drafts: options.with_drafts,
        now: options.now,
    };
    let archive = link(files.clone(), with).into_value(&mut problems);
    let further: Vec<Language> = config.languages.iter().map(|it| it.language).collect();
    let pairs = translations(files.clone(), config.language, &further).into_value(&mut problems);
    let translated = translate(&parsed, &pairs, &sources.records, cache);
    problems.extend(
        translated
            .iter()
            .flat_map(|one| one.problems.iter().cloned()),
    );
    let translated: Vec<&Translated> = translated
        .iter()
        .filter_map(|one| one.value.as_ref())
        .filter(|one| options.with_drafts || !one.document.common.is_draft)
        .collect();
    // Without every address or a whole theme there is no site, whatever the rules say.
    let mut firm = Vec::new();
    let (planned, compiled) = rayon::join(
        || plan(&archive, &further),
        || {
            let languages: Vec<Language> = std::iter::once(config.language)
                .chain(further.iter().copied())
                .collect();
            Theme::compile(&config, &languages, &sources.theme, options.fonts.as_ref())
        },
    );
    let plan = planned.into_value(&mut firm);
    let read = Read {
        sources,
        config: &config,
        parsed: &parsed,
        translated: &translated,
    };
    let (links, media) = read
        .follow(&archive, &plan, cache)
        .into_value(&mut problems);
    let themes = compiled.into_value(&mut firm);
    apply_levels(&mut problems, &config.rules);
    problems.extend(firm);
    let is_sound = let_stand(&mut problems, options.is_strict) && is_set;
    let prepared = themes.filter(|_| is_sound).map(|themes| {
        let volumes = volumes(config, archive, plan, &translated, themes);
        Prepared {
            volumes,
            links,
            media,
            changed: changed(sources, &pairs),
            left_out: LeftOut::of(&parsed, options),
            is_portable: options.is_portable,
            now: options.now,
            by_path: OnceLock::new(),
            index: OnceLock::new(),
        }
        .share()
    });
    Outcome::new(prepared, problems)
}

/// The settings as the caller wants them, and whether they are those that are written: what is wrong with them
/// hides nothing that is wrong with the records.
fn settings(sources: &Sources, options: &Options) -> Outcome<Option<(Config, bool)>> {
    let file = sources.config.as_ref();
    let Outcome { value, problems } = content::config(file);
    let is_set = value.is_some();
    let config = value.or_else(|| content::config_stand_in(file?));
    let config = config.map(|config| Config {
        base_url: options.base_url.clone().unwrap_or(config.base_url),
        target: options.target.unwrap_or(config.target),
        ..config
    });
    Outcome::new(config.map(|config| (config, is_set)), problems)
}

/// Whether problems let a site stand. Where it is strict, each of them is an error.
fn let_stand(problems: &mut [Diagnostic], is_strict: bool) -> bool {
    if is_strict {
        for problem in problems.iter_mut() {
            problem.severity = Severity::Error;
        }
    }
    problems
        .iter()
        .all(|problem| problem.severity != Severity::Error)
}

/// Everything in the records that a machine may write anew because it says the same in a better form: dates in
/// ISO 8601; the names of agencies, where a form of them is asked for; and what is wrong and has a sure cure.
#[must_use]
pub fn mends(sources: &Sources, options: &Options, form: Option<AgencyForm>) -> Vec<Fix> {
    let mut cache = Cache::default();
    let problems = prepare(sources, options, &mut cache).problems;
    let cures = problems.into_iter().filter_map(|problem| problem.fix);
    let mut mends: Vec<Fix> = cures.filter(|fix| fix.is_safe).collect();
    let records = sources.records.par_iter();
    mends.extend(records.flat_map_iter(content::mends).collect::<Vec<Fix>>());
    let config = content::config(sources.config.as_ref()).value;
    if let (Some(form), Some(config)) = (form, config) {
        let with = LinkOptions {
            agencies: config.agencies,
            with_drafts: options.with_drafts,
            now: options.now,
        };
        let parsed = parse(&sources.records, &mut cache);
        let files = parsed.iter().map(|file| &file.value);
        mends.extend(short_names(files, with, form));
    }
    mends
}

/// What was read of a site, one file at a time.
struct Read<'r> {
    sources: &'r Sources,
    config: &'r Config,
    parsed: &'r [Arc<Outcome<Parsed>>],
    translated: &'r [&'r Translated],
}

impl Read<'_> {
    /// Follows whatever leads from one file to another: links, media, the menu. Gives what links mean,
    /// and the media files to publish.
    fn follow(
        &self,
        archive: &Archive,
        plan: &Plan,
        cache: &mut Cache,
    ) -> Outcome<(Arc<Links>, Vec<MediaFile>)> {
        let files = self.parsed.iter().map(|file| &file.value);
        let documents = self.translated.iter().map(|one| &one.document);
        let media = &self.sources.media;
        let links = Arc::new(Links::new(archive, plan, media, files, documents.clone()));
        let mut followed = follow(self.parsed.to_vec(), &links, cache);
        followed.extend(documents.map(|document| Arc::new(links.follow_translation(document))));
        let broken = self
            .parsed
            .iter()
            .filter_map(|file| file.value.broken.as_ref());
        followed.extend(broken.map(|document| Arc::new(links.follow(document))));
        let told = followed
            .iter()
            .flat_map(|file| file.problems.iter().cloned());
        let mut problems: Vec<Diagnostic> = told.collect();
        let menus = self.config.languages.iter().map(|it| &it.menu);
        let menus = menus.chain([&self.config.menu]);
        problems.extend(menus.flat_map(|menu| links.follow_menu(menu)));
        problems.extend(self.check_media(&followed));
        let languages = 1 + self.config.languages.len();
        problems.extend(check_redirects(plan, languages, self.config.target));
        let published = followed.iter().filter(|file| file.is_published);
        let named: BTreeSet<&SourcePath> = published.flat_map(|file| &file.media).collect();
        let media = media.iter().filter(|file| named.contains(&file.path));
        Outcome::new((links, media.cloned().collect()), problems)
    }

    fn check_media(&self, followed: &[Arc<Followed>]) -> Vec<Diagnostic> {
        // What is wrong with a file may be that it names another.
        let is_wrong = |(file, _): &(&Arc<Outcome<Parsed>>, &SourceFile)| !file.problems.is_empty();
        let wrong = self
            .parsed
            .iter()
            .zip(&self.sources.records)
            .filter(is_wrong);
        let unread: Vec<_> = wrong
            .map(|(_, file)| content::decoded(&file.bytes))
            .collect();
        let unread: Vec<&str> = unread.iter().map(|text| &**text).collect();
        check_media(&self.sources.media, followed, &unread, self.config.target)
    }
}

/// When each file was last changed: one in a further language also when its original was, whose fields it takes over.
fn changed(sources: &Sources, pairs: &[TranslationPair]) -> Changed {
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

/// The site in each of its languages, with the theme of each: its own first, then the further ones with
/// what was translated.
fn volumes(
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
            archive: archive.in_language(translated.iter().copied().filter(of_language)),
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

/// Makes of each problem what the site says of its rule.
fn apply_levels(problems: &mut Vec<Diagnostic>, rules: &BTreeMap<Rule, Level>) {
    problems.retain_mut(|problem| {
        match rules.get(&problem.rule) {
            Some(Level::Off) => return false,
            Some(Level::Warn) => problem.severity = Severity::Warning,
            Some(Level::Error) => problem.severity = Severity::Error,
            None => {}
        }
        true
    });
}

impl Prepared {
    fn edition(&self, number: usize) -> Edition<'_> {
        Edition::new(&self.volumes, number, &self.links, self.is_portable)
    }

    fn share(mut self) -> Self {
        for number in 0..self.volumes.len() {
            let site = self.edition(number).site();
            self.volumes[number].theme.share(&site);
        }
        self
    }

    fn own(&self) -> &Volume {
        &self.volumes[0]
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(&self) -> bool {
        self.own().theme.has_fonts()
    }

    /// The records that were left out.
    #[must_use]
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// The settings of the site.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.own().config
    }

    /// The records of the site.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.own().archive
    }

    /// The address of the page that a file of the sources makes.
    #[must_use]
    pub fn url_of(&self, source: &SourcePath) -> Option<&Url> {
        self.volumes.iter().find_map(|volume| {
            let mut pages = documents(&volume.archive);
            let (page, _) = pages.find(|(_, document)| document.path == *source)?;
            Some(volume.plan.url(page))
        })
    }

    /// Why the file at a path would not be there if drafts were left out.
    #[must_use]
    pub fn unpublished(&self, path: &str) -> Option<Unpublished> {
        let by_path = self.by_path.get_or_init(|| self.files().collect());
        let Some(File::Page(number, page)) = by_path.get(path) else {
            return None;
        };
        let common = &document(&self.volumes[*number].archive, *page)?.common;
        let moment = common.publish_at.map(|moment| moment.0);
        let embargo = moment.filter(|moment| *moment > self.now);
        match common.is_draft {
            true => Some(Unpublished::KindFields),
            false => embargo.map(Unpublished::Embargoed),
        }
    }

    /// The addresses most like one that the site does not have, the likeliest first: where its last
    /// part stands elsewhere, what is spelled nearly so, the page above it.
    #[must_use]
    pub fn near(&self, address: &str) -> Vec<&Url> {
        const MOST: usize = 5;
        let last = |address: &str| {
            let address = address.trim_end_matches('/');
            address.rsplit('/').next().unwrap_or_default().to_owned()
        };
        let wanted = address.trim_matches('/');
        let pages = self.volumes.iter().flat_map(|volume| volume.plan.pages());
        let urls: Vec<&Url> = pages.map(|(_, url)| url).collect();
        let same = urls.iter().filter(|url| last(url.as_str()) == last(wanted));
        let texts = urls.iter().map(|url| url.as_str().trim_end_matches('/'));
        let spelled = korean::nearest(wanted, texts);
        let is_spelled = |url: &&&Url| Some(url.as_str().trim_end_matches('/')) == spelled;
        let above = wanted
            .match_indices('/')
            .rev()
            .map(|(at, _)| &wanted[..=at]);
        let above = above
            .chain([""])
            .find_map(|above| urls.iter().find(|url| url.as_str() == above));
        let mut near: Vec<&Url> = Vec::new();
        let candidates = same
            .take(MOST)
            .chain(urls.iter().filter(is_spelled))
            .chain(above);
        for url in candidates {
            if near.len() < MOST && !near.contains(url) {
                near.push(url);
            }
        }
        near
    }
}

#[cfg(test)]
mod tests;
