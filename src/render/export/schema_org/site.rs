//! The site, its data, and where a page stands in it.

use super::thing::{Thing, identifiers, node_id};
use crate::model::AgencyId;
use crate::plan::Page;
use crate::render::edition::Edition;
use serde_json::{Value, json};

/// The site, with its search.
#[must_use]
pub fn site(edition: &Edition<'_>) -> Value {
    let config = edition.config;
    let search = edition.address(Page::Search);
    let mut site = Thing::on_page("WebSite", edition, Page::Home);
    site.put("name", config.title.clone());
    site.put("description", config.description.clone());
    site.put("inLanguage", config.language.as_str());
    site.put("identifier", identifiers("", &config.identifier));
    site.put("publisher", operator(edition));
    site.put("license", config.license.and_then(|license| license.url()));
    site.put(
        "potentialAction",
        json!({
            "@type": "SearchAction",
            "target": format!("{search}?q={{search_term_string}}"),
            "query-input": "required name=search_term_string",
        }),
    );
    site.value()
}

/// The open data, which a page of their own describes: `files` are the media types and full
/// addresses of its files.
#[must_use]
pub fn data_set(edition: &Edition<'_>, files: &[(&str, String)]) -> Value {
    let config = edition.config;
    let mut data = Thing::on_page("Dataset", edition, Page::Data);
    let description = config.description.as_ref().unwrap_or(&config.title);
    data.put("name", config.title.clone());
    data.put("description", description.clone());
    data.put("identifier", identifiers("", &config.identifier));
    let license = config.data_license.or(config.license);
    data.put("license", license.and_then(|license| license.url()));
    data.put("creator", operator(edition));
    let download = |(media_type, url): &(&str, String)| {
        let kind = "DataDownload";
        json!({"@type": kind, "encodingFormat": media_type, "contentUrl": url})
    };
    let files: Vec<Value> = files.iter().map(download).collect();
    data.put("distribution", files);
    data.value()
}

/// The breadcrumbs of a page: what each page is called, and its address.
#[must_use]
pub fn breadcrumbs(crumbs: impl Iterator<Item = (String, String)>) -> Value {
    let item = |(at, (name, item))| json!({"@type": "ListItem", "position": at, "name": name, "item": item});
    let items: Vec<Value> = (1..).zip(crumbs).map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// Who runs the site and wrote its texts: an agency of the archive, else a name.
pub(super) fn operator(edition: &Edition<'_>) -> Value {
    let name = edition.operator();
    let archives = [edition.archive, edition.default_edition().archive];
    let is_named = |id: &AgencyId| archives.iter().any(|archive| archive[*id].title == name);
    let mut operator = match edition.archive.agencies.ids().find(is_named) {
        Some(id) => Thing::with_id("Organization", node_id(edition, Page::Agency(id))),
        None => {
            let home = node_id(edition, Page::Home);
            Thing::with_id("Organization", format!("{home}#operator"))
        }
    };
    operator.put("name", name);
    operator.value()
}
