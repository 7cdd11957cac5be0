//! A site in one of its languages: addresses, dates and labels for pages and exports.

use super::cards::CardPaths;
use super::labels::{DateView, Labelled, LinkTo};
use super::theme::{CardNames, Strings};
use super::when::WhenView;
use super::years::Years;
use crate::base::Date;
use crate::content::{Config, History, Language, License};
use crate::model::{Archive, Event, Head, Region};
use crate::plan::{Links, Page, Plan, Url};

/// A site in one of its languages.
pub struct LocalizedSite {
    /// The records, in that language where they are translated.
    pub archive: Archive,
    /// The addresses.
    pub plan: Plan,
    /// The settings.
    pub config: Config,
    /// The words of the theme.
    pub strings: Strings,
    /// Where the cards lie.
    pub cards: CardPaths,
    /// The records of each year.
    years: Years,
}

impl LocalizedSite {
    /// A site whose records, addresses and words are in one language.
    #[must_use]
    pub fn new(
        archive: Archive,
        plan: Plan,
        config: Config,
        (strings, card_names): (Strings, CardNames),
    ) -> Self {
        Self {
            years: Years::of(&archive),
            cards: CardPaths::new(&config, &plan, card_names),
            archive,
            plan,
            config,
            strings,
        }
    }
}

/// What the editions of a site share.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    /// What links in bodies lead to.
    pub links: &'a Links,
    /// When the files of the records came and were changed.
    pub history: &'a History,
    /// Whether the site is opened from a disk, without a server.
    pub is_portable: bool,
}

impl<'a> Shared<'a> {
    /// What the editions of a site share.
    #[must_use]
    pub fn new(links: &'a Links, history: &'a History, is_portable: bool) -> Self {
        Self {
            links,
            history,
            is_portable,
        }
    }
}

/// A site in one of its languages, beside the same in the others.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The site in all its languages, the default one first.
    sites: &'a [LocalizedSite],
    /// The records.
    pub archive: &'a Archive,
    /// The addresses.
    pub plan: &'a Plan,
    /// What links in bodies lead to.
    pub links: &'a Links,
    /// When the files of the records came and were changed.
    pub history: &'a History,
    /// The settings.
    pub config: &'a Config,
    /// The words of the theme.
    pub strings: &'a Strings,
    /// Where the cards lie.
    pub cards: &'a CardPaths,
    /// The records of each year.
    pub years: &'a Years,
    /// Whether the site is opened from a disk, without a server.
    pub is_portable: bool,
}

impl<'a> Edition<'a> {
    /// The edition of one of the sites, by its position.
    #[must_use]
    pub fn new(sites: &'a [LocalizedSite], at: usize, shared: Shared<'a>) -> Self {
        let site = &sites[at];
        Self {
            sites,
            archive: &site.archive,
            plan: &site.plan,
            links: shared.links,
            history: shared.history,
            config: &site.config,
            strings: &site.strings,
            cards: &site.cards,
            years: &site.years,
            is_portable: shared.is_portable,
        }
    }

    fn at(&self, at: usize) -> Edition<'a> {
        let shared = Shared::new(self.links, self.history, self.is_portable);
        Edition::new(self.sites, at, shared)
    }

    /// The edition in the default language of the site.
    #[must_use]
    pub fn default_edition(&self) -> Edition<'a> {
        self.at(0)
    }

    /// The editions in all languages that have a page, the default one first.
    pub fn editions_with(&self, page: Page) -> impl Iterator<Item = Edition<'a>> {
        let edition = *self;
        let editions = (0..self.sites.len()).map(move |at| edition.at(at));
        editions.filter(move |edition| edition.plan.find(page).is_some())
    }

    /// The address of a page below the root of the site, as templates join it to the root.
    #[must_use]
    pub fn href(&self, page: Page) -> String {
        self.spell(self.plan.url(page))
    }

    /// An address as links spell it: with `index.html` where the site is opened from a disk.
    #[must_use]
    pub fn spell(&self, url: &Url) -> String {
        if self.is_portable {
            url.output_path()
        } else {
            url.as_str().to_owned()
        }
    }

    /// The full address of a page or file.
    #[must_use]
    pub fn canonical(&self, url: &Url) -> String {
        self.site_address() + &url.encoded()
    }

    /// The full address of a page in this language, whether it is translated or not.
    #[must_use]
    pub fn page_address(&self, page: Page) -> String {
        self.canonical(self.plan.url(page))
    }

    /// The full address a page is known by: that of its original where it is not translated.
    #[must_use]
    pub fn address(&self, page: Page) -> String {
        let plan = if self.is_translated(page) {
            self.plan
        } else {
            &self.sites[0].plan
        };
        self.canonical(plan.url(page))
    }

    /// The full address of the site, with a `/` at its end.
    #[must_use]
    pub fn site_address(&self) -> String {
        let base = &self.config.base_url;
        format!("{}/{}", base.origin(), Url::file(base.path()).encoded())
    }

    /// What stands before every address on the page of an address: the path of the site on its
    /// host, or `../` as often as needed where the site is opened from a disk.
    #[must_use]
    pub fn root(&self, url: &Url) -> String {
        match url.depth() {
            depth if self.is_portable && depth > 0 => "../".repeat(depth),
            _ => self.site_root(),
        }
    }

    /// The same on a page that is shown at any address.
    #[must_use]
    pub fn site_root(&self) -> String {
        if self.is_portable {
            "./".to_owned()
        } else {
            self.config.base_url.path().to_owned()
        }
    }

    /// The record that a page shows; `None` for a page that is made from many.
    #[must_use]
    pub fn record(&self, page: Page) -> Option<&'a Head> {
        page.head(self.archive)
    }

    /// The same record in the default language of the site.
    #[must_use]
    pub fn original(&self, page: Page) -> Option<&'a Head> {
        page.head(&self.sites[0].archive)
    }

    /// The language a record is written in.
    #[must_use]
    pub fn language_of(&self, head: &Head) -> Language {
        let default = self.sites[0].config.language;
        head.language.unwrap_or(default)
    }

    /// Whether a page is in the language of the edition; one without a record is.
    #[must_use]
    pub fn is_translated(&self, page: Page) -> bool {
        let record = self.record(page);
        record.is_none_or(|record| self.language_of(record) == self.config.language)
    }

    /// Who runs the site, by name: the site itself where the settings do not say.
    #[must_use]
    pub fn operator(&self) -> &'a str {
        let config = self.config;
        config.operator.as_deref().unwrap_or(&config.title)
    }

    /// The licence of a record: its own, else that of the site.
    #[must_use]
    pub fn license_of(&self, head: &Head) -> Option<License> {
        head.license.or(self.config.license)
    }

    /// A date as templates see it.
    #[must_use]
    pub fn date(&self, date: Date) -> DateView {
        DateView::of(date, self.config.language)
    }

    /// When an event took place, or was to.
    #[must_use]
    pub fn when(&self, event: &Event) -> WhenView {
        WhenView::of(event, self.strings, self.config.language)
    }

    /// The value of a field, with the word for it: `prefix` is the name of the field.
    #[must_use]
    pub fn labelled(&self, prefix: &str, code: &'static str) -> Labelled {
        Labelled {
            code,
            label: self.strings.word(prefix, code),
        }
    }

    /// A link to a page, with a text of the theme.
    #[must_use]
    pub fn link(&self, key: &str, page: Page) -> LinkTo {
        LinkTo {
            title: self.strings.text(key).to_owned(),
            url: self.href(page),
        }
    }

    /// What a round is called: its label, else its number in words: `제7회`.
    #[must_use]
    pub fn round(&self, event: &Event) -> Option<String> {
        if let Some(label) = &event.facts.label {
            return Some(label.clone());
        }
        let number = event.number?.to_string();
        Some(self.strings.fill("round_number", &[("n", &number)]))
    }

    /// The name of a region.
    #[must_use]
    pub fn region_name(&self, region: Region) -> String {
        self.strings.word("region", region.as_str())
    }
}
