//! Every file of the published site: its path, and how it is made. Reads nothing.

use super::artifact::{Artifact, OutputFile};
use super::prepared::Prepared;
use crate::base::Diagnostic;
use crate::content::{Picture, Target};
use crate::plan::{
    HEADERS_FILE, NO_JEKYLL_FILE, OPENSEARCH_FILE, Page, REDIRECTS_FILE, ROBOTS_FILE, SITEMAP_FILE,
    Url, published, sizes,
};
use crate::render::context::{PageContext, page_context, redirect_context};
use crate::render::edition::{Edition, LocalizedSite};
use crate::render::export::{
    FEEDS, PER_SITEMAP, data, data_files, feed_url, headers, opensearch, redirects, robots,
    sitemap, sitemap_index, sitemap_path, sitemaps,
};
use crate::render::views::{card, card_path, carded};
use crate::search;
use rayon::prelude::*;
use rustc_hash::FxHashSet as HashSet;

/// A file of the site, or why it could not be made.
pub type Made = (String, Result<Artifact, Box<Diagnostic>>);

impl Prepared {
    /// How many files there are beside those of the search index, for those who wait for them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files()
            .filter(|(_, file)| self.is_wanted(file))
            .count()
    }

    /// Makes every file of the site, each with its path below the output folder. Each page is made
    /// when it is asked for and forgotten when it has been taken; only the index is made whole.
    pub fn artifacts(&self) -> impl ParallelIterator<Item = Made> + '_ {
        let files: Vec<(String, OutputFile)> = self
            .files()
            .filter(|(_, file)| self.is_wanted(file))
            .collect();
        files
            .into_par_iter()
            .map(|(path, file)| (path, self.make(&file)))
            .chain(
                self.search_files()
                    .into_par_iter()
                    .map(|(path, bytes)| (path, Ok(Artifact::Bytes(bytes)))),
            )
    }

    /// Makes one file of the site, by its path below the output folder: the same bytes as
    /// [`Prepared::artifacts`]. `None` where the site has no such file.
    pub fn artifact(&self, path: &str) -> Option<Result<Artifact, Box<Diagnostic>>> {
        let by_path = self.by_path.get_or_init(|| self.files().collect());
        if let Some(file) = by_path.get(path) {
            return Some(self.make(file));
        }
        let mut folders = self.sites.iter().map(search_folder);
        folders.find(|folder| path.starts_with(folder))?;
        let index = self
            .index
            .get_or_init(|| self.search_files().into_iter().collect());
        let bytes = index.get(path)?;
        Some(Ok(Artifact::Bytes(bytes.clone())))
    }

    /// Everything but the search index.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, OutputFile)> {
        let assets = self.themes[0].assets().paths();
        let assets = assets.map(|path| (path.to_owned(), OutputFile::Asset(path.to_owned())));
        let parts = Some(self.sitemaps()).filter(|count| *count > 1);
        let parts = (0..parts.unwrap_or_default())
            .map(|number| (sitemap_path(number), OutputFile::SitemapPart(number)));
        let data = [
            (SITEMAP_FILE, OutputFile::Sitemap),
            (ROBOTS_FILE, OutputFile::Robots),
            (HEADERS_FILE, OutputFile::Headers),
            (REDIRECTS_FILE, OutputFile::Redirects),
            (NO_JEKYLL_FILE, OutputFile::NoJekyll),
        ];
        let data = data.map(|(path, file)| (path.to_owned(), file));
        let sites = (0..self.sites.len()).flat_map(|number| self.files_of(number));
        sites
            .chain(self.media_files())
            .chain(assets)
            .chain(data)
            .chain(parts)
    }

    /// What each language has of its own: pages, old addresses, cards, feeds, open data.
    fn files_of(&self, number: usize) -> impl Iterator<Item = (String, OutputFile)> {
        let plan = &self.sites[number].plan;
        let edition = self.edition(number);
        let pages = plan.pages();
        let pages =
            pages.map(move |(page, url)| (url.output_path(), OutputFile::Page(number, page)));
        let old = plan.redirects().iter();
        let old = old.map(move |(url, page)| {
            let redirect = OutputFile::Redirect(number, url.clone(), *page);
            (url.output_path(), redirect)
        });
        let cards = plan.pages().map(|(page, _)| page);
        let cards = cards.filter(move |page| carded(&edition, *page) == *page);
        let cards =
            cards.map(move |page| (card_path(&edition, page), OutputFile::Card(number, page)));
        let open = data_files(edition);
        let open = open.map(move |file| {
            let path = file.url(&edition).output_path();
            (path, OutputFile::Data(number, file))
        });
        let search = plan.file(OPENSEARCH_FILE).output_path();
        let search = (search, OutputFile::OpenSearch(number));
        pages
            .chain(old)
            .chain(cards)
            .chain(self.feeds_of(number))
            .chain(open)
            .chain([search])
    }

    /// The feeds and calendars of all rounds and of each series. A program that reads them follows
    /// no page, so those of a series that moved stand at its old addresses too.
    fn feeds_of(&self, number: usize) -> impl Iterator<Item = (String, OutputFile)> {
        let edition = self.edition(number);
        let series = edition.archive.series.ids().map(Some);
        std::iter::once(None).chain(series).flat_map(move |of| {
            let feeds = FEEDS.iter();
            let feeds = feeds.filter(move |feed| (feed.has_entries)(&edition, of));
            feeds.flat_map(move |feed| {
                let file = feed.file;
                let page = of.map(Page::Series);
                let old = edition.plan.redirects().iter();
                let is_old = move |(from, to): &(&Url, &Page)| {
                    Some(**to) == page && from.as_str().ends_with('/')
                };
                let old = old.filter(is_old);
                let old = old.map(move |(from, _)| format!("{from}{file}"));
                let path = feed_url(&edition, of, file).output_path();
                let paths = std::iter::once(path).chain(old);
                paths.map(move |path| (path, OutputFile::Feed(number, of, feed)))
            })
        })
    }

    /// The photos, in their sizes, and the other media files.
    fn media_files(&self) -> impl Iterator<Item = (String, OutputFile)> {
        let whole = self.media.iter().filter_map(|file| {
            let path = file.path.clone();
            let made = match file.picture {
                Picture::Photo(_) => OutputFile::Photo(path, None),
                Picture::None => OutputFile::Media(path),
                // A photo that cannot be read may hold what its camera wrote, so it is never
                // published.
                Picture::Broken => return None,
            };
            Some((published(&file.path).output_path(), made))
        });
        let sizes = self.media.iter().flat_map(|file| {
            let made = move |width| OutputFile::Photo(file.path.clone(), Some(width));
            sizes(file).map(move |(width, url)| (url.output_path(), made(width)))
        });
        whole.chain(sizes)
    }

    pub(super) fn editions(&self) -> Vec<Edition<'_>> {
        let numbers = 0..self.sites.len();
        numbers.map(|number| self.edition(number)).collect()
    }

    fn sitemaps(&self) -> usize {
        sitemaps(&self.editions(), PER_SITEMAP)
    }

    /// Whether the host has a use for a file. The preview, a host of its own, asks for what it
    /// wants.
    fn is_wanted(&self, file: &OutputFile) -> bool {
        let target = self.config().target;
        let is_hosted = !self.is_portable;
        match file {
            OutputFile::Headers => is_hosted && target.sends_headers(),
            OutputFile::Redirects => {
                is_hosted && target.sends_on() && !self.own().plan.redirects().is_empty()
            }
            OutputFile::Redirect(..) => !is_hosted || !target.sends_on(),
            OutputFile::NoJekyll => is_hosted && target == Target::GithubPages,
            _ => true,
        }
    }

    fn make(&self, file: &OutputFile) -> Result<Artifact, Box<Diagnostic>> {
        let render = |number: usize, page: PageContext| {
            self.themes[number].render(&page.template, &page.context)
        };
        let bytes = match file {
            OutputFile::Page(number, page) => {
                render(*number, page_context(&self.edition(*number), *page))?
            }
            OutputFile::Redirect(number, from, to) => {
                render(*number, redirect_context(&self.edition(*number), from, *to))?
            }
            OutputFile::Media(path) => return Ok(Artifact::Media(path.clone())),
            OutputFile::Photo(path, width) => return Ok(Artifact::Photo(path.clone(), *width)),
            OutputFile::Asset(path) => self.themes[0].assets().bytes(path),
            OutputFile::Sitemap => match self.sitemaps() {
                1 => sitemap(&self.editions(), 0, PER_SITEMAP),
                count => sitemap_index(&self.edition(0), count),
            },
            OutputFile::SitemapPart(number) => sitemap(&self.editions(), *number, PER_SITEMAP),
            OutputFile::Data(number, file) => data(&self.edition(*number), *file),
            OutputFile::Feed(number, of, feed) => (feed.write)(&self.edition(*number), *of),
            OutputFile::Robots => robots(&self.edition(0)),
            OutputFile::Headers => headers(),
            OutputFile::Redirects => redirects(&self.editions()),
            OutputFile::NoJekyll => Vec::new(),
            OutputFile::OpenSearch(number) => opensearch(&self.edition(*number)),
            OutputFile::Card(number, page) => {
                let card = card(&self.edition(*number), *page);
                return Ok(Artifact::Card(self.themes[*number].card(&card)?));
            }
        };
        Ok(Artifact::Bytes(bytes))
    }

    /// Renders a page of each kind, and gives what is wrong with their templates: what a check can
    /// see of them without making the whole site.
    #[must_use]
    pub fn template_problems(&self) -> Vec<Diagnostic> {
        let mut kinds = HashSet::default();
        let pages = self.own().plan.pages().map(|(page, _)| page);
        let samples: Vec<Page> = pages
            .filter(|page| kinds.insert(std::mem::discriminant(page)))
            .collect();
        let render = |page: Page| self.make(&OutputFile::Page(0, page)).err();
        samples
            .into_par_iter()
            .filter_map(|page| render(page).map(|problem| *problem))
            .collect()
    }

    /// The paths of the files of the theme, below the output folder.
    pub fn asset_paths(&self) -> impl Iterator<Item = &str> {
        self.themes[0].assets().paths()
    }

    fn index_of(&self, number: usize, entries: &[search::Entry<'_>]) -> search::Files {
        let edition = self.edition(number);
        search::index(
            entries,
            &search::names(edition.archive, &|page| edition.href(page)),
        )
    }

    fn entries(&self, number: usize) -> Vec<search::Entry<'_>> {
        let edition = self.edition(number);
        search::entries(&self.sites[number].archive, &|page| edition.href(page))
    }

    /// The files of the indexes of all languages as they are published, each with its path: as they
    /// are for a host; as scripts for a disk, where a page may not fetch, and with the texts that
    /// it cannot fetch either.
    fn search_files(&self) -> Vec<(String, Vec<u8>)> {
        let mut published = Vec::new();
        for (number, site) in self.sites.iter().enumerate() {
            let entries = self.entries(number);
            let mut files = self.index_of(number, &entries);
            if self.is_portable {
                files.extend(search::texts(&entries));
            }
            let folder = search_folder(site);
            let publish = |(name, bytes): (String, Vec<u8>)| {
                if self.is_portable {
                    let script = search::format::script(&name, &bytes);
                    (format!("{folder}{name}.js"), script)
                } else {
                    let name = search::format::hosted(&name, &bytes);
                    (format!("{folder}{name}"), bytes)
                }
            };
            published.extend(files.into_iter().map(publish));
        }
        published
    }
}

/// The folder of the index of a language, with a `/` at its end.
fn search_folder(site: &LocalizedSite) -> String {
    let folder = site.plan.file(search::format::FOLDER);
    format!("{folder}/")
}
