//! The pipeline on one screen. Knows no disk, no clock, no terminal.

use crate::base::{Diagnostic, Outcome, Severity, SourcePath};
use crate::content::{self, Config, Level, Parsed, Sources};
use crate::model::{Archive, LinkOptions, link};
use crate::plan::{Links, Page, Plan, Url, plan, published};
use crate::render::context::{Edition, FEED_FILE, context, redirect};
use crate::render::data::{atom, robots, sitemap};
use crate::render::theme::Theme;
use crate::search;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What the caller says of a run, beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// Takes the place of `base_url` in `ondo.yaml`.
    pub base_url: Option<content::config::BaseUrl>,
    /// Whether links are relative and name files, so that the site opens from a disk.
    pub is_portable: bool,
    /// Whether unfinished and embargoed records are published.
    pub with_drafts: bool,
    /// The moment that embargoes are held against.
    pub now: jiff::Timestamp,
}

/// One file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a media file of the sources.
    Media(SourcePath),
}

/// A site ready to be rendered, page by page.
pub struct Prepared {
    config: Config,
    archive: Archive,
    plan: Plan,
    links: Links,
    theme: Theme,
    media: Vec<SourcePath>,
    is_portable: bool,
}

/// Reads, links and plans everything; renders nothing.
///
/// There is no site when there are errors; warnings leave it standing. The problems are those of
/// all files at once.
#[must_use]
pub fn prepare(sources: &Sources, options: &Options) -> Outcome<Option<Prepared>> {
    let mut problems = Vec::new();
    let config = content::config(sources.config.as_ref()).into_value(&mut problems);
    let files: Vec<Parsed> = parse(sources, &mut problems);
    let Some(mut config) = config else {
        return Outcome::new(None, problems);
    };
    if let Some(base_url) = &options.base_url {
        config.base_url = base_url.clone();
    }
    let with = LinkOptions {
        agencies: config.agencies,
        with_drafts: options.with_drafts,
        now: options.now,
    };
    let archive = link(files.iter(), with).into_value(&mut problems);
    // Without every address or a whole theme there is no site, whatever the rules say.
    let mut firm = Vec::new();
    let plan = plan(&archive).into_value(&mut firm);
    let links = Links::new(&archive, &plan, &sources.media, files.iter());
    problems.extend(links.check(files.iter().filter_map(|file| file.document.as_deref())));
    let theme = Theme::compile(&config, &sources.theme).into_value(&mut firm);
    apply_levels(&mut problems, &config.rules);
    problems.extend(firm);
    let media = links.named_media(&archive);
    let is_sound = problems
        .iter()
        .all(|problem| problem.severity != Severity::Error);
    let prepared = theme.filter(|_| is_sound).map(|theme| {
        Prepared {
            config,
            archive,
            plan,
            links,
            theme,
            media,
            is_portable: options.is_portable,
        }
        .share()
    });
    Outcome::new(prepared, problems)
}

fn parse(sources: &Sources, problems: &mut Vec<Diagnostic>) -> Vec<Parsed> {
    let parsed: Vec<Outcome<Parsed>> = sources.records.par_iter().map(content::parse).collect();
    parsed
        .into_iter()
        .map(|outcome| outcome.into_value(problems))
        .collect()
}

/// Makes of each problem what the site says of its rule.
fn apply_levels(problems: &mut Vec<Diagnostic>, rules: &BTreeMap<String, Level>) {
    problems.retain_mut(|problem| {
        match rules.get(problem.rule) {
            Some(Level::Off) => return false,
            Some(Level::Warn) => problem.severity = Severity::Warning,
            Some(Level::Error) => problem.severity = Severity::Error,
            None => {}
        }
        true
    });
}

/// A file of the site, or why it could not be made.
pub type Made = (String, Result<Artifact, Box<Diagnostic>>);

impl Prepared {
    fn edition(&self) -> Edition<'_> {
        Edition {
            archive: &self.archive,
            plan: &self.plan,
            links: &self.links,
            config: &self.config,
            strings: self.theme.strings(),
            is_portable: self.is_portable,
        }
    }

    fn share(mut self) -> Self {
        let site = self.edition().site();
        self.theme.share(&site);
        self
    }

    /// The settings of the site.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The records of the site.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// Makes every file of the site, each with its path below the output folder. Each is made when
    /// it is asked for and forgotten when it has been taken, so memory does not grow with the site.
    pub fn artifacts(&self) -> impl ParallelIterator<Item = Made> + '_ {
        let pages: Vec<(Page, &Url)> = self.plan.pages().collect();
        let redirects: Vec<(&Url, &Page)> = self.plan.redirects().iter().collect();
        let pages = pages
            .into_par_iter()
            .map(|(page, url)| (url.output_path(), self.page(page)));
        let redirects = redirects
            .into_par_iter()
            .map(|(url, page)| (url.output_path(), self.redirect(url, *page)));
        pages
            .chain(redirects)
            .chain(self.files().into_par_iter())
            .chain(self.search_files().into_par_iter())
    }

    /// The search index of the site, its files by name.
    #[must_use]
    pub fn index(&self) -> search::Files {
        self.index_of(&self.entries())
    }

    fn index_of(&self, entries: &[search::Entry<'_>]) -> search::Files {
        let edition = self.edition();
        search::index(
            entries,
            &search::names(&self.archive, &|page| edition.href(page)),
        )
    }

    fn entries(&self) -> Vec<search::Entry<'_>> {
        let edition = self.edition();
        search::entries(&self.archive, &|page| edition.href(page))
    }

    /// The files of the index as they are published: as they are for a host; as scripts for a disk,
    /// where a page may not fetch, and with the texts that it cannot fetch either.
    fn search_files(&self) -> Vec<Made> {
        let entries = self.entries();
        let mut files = self.index_of(&entries);
        if self.is_portable {
            files.extend(search::texts(&entries));
        }
        let publish = |(name, bytes): (String, Vec<u8>)| {
            let (ending, bytes) = match self.is_portable {
                true => ("js", search::format::script(&name, &bytes)),
                false => ("bin", bytes),
            };
            let path = format!("{}/{name}.{ending}", search::format::FOLDER);
            (path, Ok(Artifact::Bytes(bytes)))
        };
        files.into_iter().map(publish).collect()
    }

    fn page(&self, page: Page) -> Result<Artifact, Box<Diagnostic>> {
        let page = context(page, &self.edition());
        self.theme.render(&page).map(Artifact::Bytes)
    }

    fn redirect(&self, from: &Url, to: Page) -> Result<Artifact, Box<Diagnostic>> {
        let page = redirect(from, to, &self.edition());
        self.theme.render(&page).map(Artifact::Bytes)
    }

    /// The files that are no pages.
    fn files(&self) -> Vec<Made> {
        let edition = self.edition();
        let media = self
            .media
            .iter()
            .map(|path| (published(path).output_path(), Artifact::Media(path.clone())));
        let assets = self
            .theme
            .assets()
            .files()
            .map(|(path, bytes)| (path.to_owned(), Artifact::Bytes(bytes.to_vec())));
        let data = [
            ("sitemap.xml", sitemap(&edition)),
            (FEED_FILE, atom(&edition)),
            ("robots.txt", robots(&edition)),
        ];
        let data = data
            .into_iter()
            .map(|(path, bytes)| (path.to_owned(), Artifact::Bytes(bytes)));
        media
            .chain(assets)
            .chain(data)
            .map(|(path, artifact)| (path, Ok(artifact)))
            .collect()
    }
}
