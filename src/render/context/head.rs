//! What every page has: its title, addresses, languages, and what its `<head>` states.

use crate::content::License;
use crate::plan::{Page, Url};
use crate::render::draw::card::SIZE;
use crate::render::edition::Edition;
use crate::render::export::{policy, schema_org};
use crate::render::labels::{DateView, LinkTo};
use crate::render::pages::{PageKind, kind_of};
use crate::render::views::{Statement, card_path, carded, derived_description};
use serde::Serialize;

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct PageHead {
    /// The name of the template, without `.html`.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// A sentence for search engines and previews.
    pub description: String,
    /// The address below the root of the site.
    pub url: String,
    /// The full address; of a record that is not translated, that of the original.
    pub canonical: String,
    /// The page in each language it is translated into, its own too; empty if there is only one.
    pub alternates: Vec<Alternate>,
    /// The same page in each other language of the site, for readers who change the language.
    pub languages: Vec<Alternate>,
    /// What stands before every address of the site: its path on the host, or as many `../` as
    /// needed.
    pub root: String,
    /// The section of the site, for the menu: `events`, `cases`, `agencies`, `thermometer`,
    /// `figures`, or empty.
    pub section: &'static str,
    /// The pages above this one, from the home page down.
    pub crumbs: Vec<LinkTo>,
    /// The day the record was last changed.
    pub updated: Option<DateView>,
    /// The record in Dublin Core; empty for other pages.
    pub dublin_core: Vec<Statement>,
    /// The address of the licence of the page: that of its record, else that of the site.
    pub license: Option<&'static str>,
    /// The picture shown where the page is shared.
    pub card: CardPicture,
    /// The style sheets that it loads beside those of all pages, by their names in `assets`.
    pub styles: &'static [&'static str],
    /// The scripts that it loads beside those of all pages, by their names in `assets`.
    pub scripts: &'static [&'static str],
    /// Whether it is an article to those who show a preview of it (Open Graph).
    pub is_article: bool,
    /// Whether search engines may index the page.
    pub is_indexed: bool,
    /// What the page is about, as JSON-LD that can stand in a `<script>`.
    pub linked: Option<String>,
    /// The content security policy, for a `<meta>`; missing if the host sends it.
    pub policy: Option<String>,
}

/// A page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The code of the language.
    pub language: &'static str,
    /// The address below the root of the site.
    pub url: String,
    /// The full address.
    pub canonical: String,
}

/// The card of a page.
#[derive(Clone, Debug, Serialize)]
pub struct CardPicture {
    /// The full address of the picture.
    pub url: String,
    /// Its width in pixels.
    pub width: u16,
    /// Its height in pixels.
    pub height: u16,
    /// What can be read on it.
    pub alt: String,
}

impl PageHead {
    pub(super) fn of(edition: &Edition<'_>, page: Page, kind: &dyn PageKind) -> Self {
        let url = edition.plan.url(page);
        let title = kind.title(edition);
        let record = edition.record(page);
        // A summary in another language says nothing to readers of this one.
        let summary = || record.and_then(|record| record.summary.clone());
        let summary = || summary().filter(|_| edition.is_translated(page));
        let own_license = record.and_then(|record| record.license);
        let license = own_license.or(edition.config.license);
        let linked = json_ld(edition, page, kind);
        let is_policy_sent = !edition.is_portable && edition.config.target.sends_headers();
        let updated = record.and_then(|record| record.updated);
        Self {
            kind: kind.template(),
            styles: kind.styles(),
            scripts: kind.scripts(),
            is_article: kind.is_article(),
            description: kind
                .description(edition)
                .or_else(summary)
                .or_else(|| derived_description(edition, page))
                .or_else(|| edition.config.description.clone())
                .unwrap_or_else(|| title.clone()),
            title,
            url: edition.spell(url),
            canonical: edition.address(page),
            alternates: alternates(edition, page),
            languages: languages(edition, page),
            root: root(edition, page, url),
            section: kind.section(),
            crumbs: crumbs(edition, kind),
            updated: updated.map(|date| edition.date(date)),
            dublin_core: kind.dublin_core(edition),
            license: license
                .filter(|_| kind.is_licensed())
                .and_then(License::url),
            card: CardPicture::of(edition, page),
            is_indexed: page.is_indexed(),
            policy: (!is_policy_sent).then(|| policy(linked.as_deref())),
            linked,
        }
    }
}

impl CardPicture {
    fn of(edition: &Edition<'_>, page: Page) -> Self {
        let carded = carded(edition, page);
        let (width, height) = SIZE;
        Self {
            url: edition.canonical(&Url::file(&card_path(edition, carded))),
            width,
            height,
            alt: kind_of(carded).title(edition),
        }
    }
}

/// The root as seen from a page. The page for missing ones is shown at any address.
fn root(edition: &Edition<'_>, page: Page, url: &Url) -> String {
    if page == Page::NotFound {
        edition.site_root()
    } else {
        edition.root(url)
    }
}

/// The page in each language that has it, with the edition of that language.
fn in_each_language<'e>(
    edition: &Edition<'e>,
    page: Page,
) -> impl Iterator<Item = (Edition<'e>, Alternate)> {
    let portable = *edition;
    edition.editions_with(page).map(move |edition| {
        let url = edition.plan.url(page);
        let alternate = Alternate {
            language: edition.config.language.as_str(),
            url: portable.spell(url),
            canonical: portable.canonical(url),
        };
        (edition, alternate)
    })
}

fn alternates(edition: &Edition<'_>, page: Page) -> Vec<Alternate> {
    if !edition.is_translated(page) {
        return Vec::new();
    }
    let translated = in_each_language(edition, page).filter(|(other, _)| other.is_translated(page));
    let mut alternates: Vec<Alternate> = translated.map(|(_, alternate)| alternate).collect();
    if alternates.len() < 2 {
        alternates.clear();
    }
    alternates
}

fn languages(edition: &Edition<'_>, page: Page) -> Vec<Alternate> {
    let own = edition.config.language;
    let others = in_each_language(edition, page);
    let others = others.filter(|(other, _)| other.config.language != own);
    others.map(|(_, alternate)| alternate).collect()
}

fn crumbs(edition: &Edition<'_>, kind: &dyn PageKind) -> Vec<LinkTo> {
    let crumb = |page| LinkTo {
        title: kind_of(page).crumb(edition),
        url: edition.href(page),
    };
    kind.parents(edition).into_iter().map(crumb).collect()
}

/// The JSON-LD of a page with its breadcrumbs; `None` if there is nothing to state.
fn json_ld(edition: &Edition<'_>, page: Page, kind: &dyn PageKind) -> Option<String> {
    let mut nodes = kind.schema_org(edition);
    let parents = kind.parents(edition);
    if !parents.is_empty() {
        let crumbs = parents.into_iter().chain([page]);
        let crumbs = crumbs.map(|page| (kind_of(page).crumb(edition), edition.address(page)));
        nodes.push(schema_org::breadcrumbs(crumbs));
    }
    let is_empty = nodes.is_empty();
    // A text may contain `</script>`, so `<` is escaped.
    let text = schema_org::graph(nodes).to_string().replace('<', "\\u003c");
    (!is_empty).then_some(text)
}
