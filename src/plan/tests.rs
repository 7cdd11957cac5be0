//! A small archive in, addresses and broken links out.

use super::*;
use crate::content::{AgencyPolicy, Language, Parsed, Sources, parse};
use crate::model::{Archive, LinkOptions, link};

fn archive(files: &[Parsed]) -> Archive {
    let options = LinkOptions {
        agencies: AgencyPolicy::Open,
        with_people: true,
        with_drafts: false,
        now: jiff::Timestamp::UNIX_EPOCH,
    };
    link(files.iter(), options).value
}

fn files(site: &str) -> (Sources, Vec<Parsed>) {
    let sources = Sources::of(site);
    let files = sources
        .records
        .iter()
        .map(|file| parse(file).value)
        .collect();
    (sources, files)
}

fn record(path: &str, front: &str, body: &str) -> String {
    format!("== content/{path}.md\n---\ntitle: {path}\n{front}---\n{body}\n")
}

fn check_addresses(site: &str, expected: &[&str], rules: &[&str]) {
    let (_, files) = files(site);
    let outcome = plan(&archive(&files), &[]);
    let urls: Vec<&str> = outcome.value.pages().map(|(_, url)| url.as_str()).collect();
    for url in expected {
        assert!(urls.contains(url), "{url} in {urls:?}");
    }
    assert_eq!(
        outcome
            .problems
            .iter()
            .map(|problem| problem.rule.name())
            .collect::<Vec<_>>(),
        rules
    );
}

#[test]
fn every_record_has_the_address_of_its_path_and_a_slug_replaces_the_last_part() {
    let site = record("series/gov", "", "")
        + &record(
            "events/gov/2019-07",
            "series: gov\ndate: 2019\nhosts: 가 나 기관\nslug: 일곱째\n",
            "",
        )
        + &record("cases/사례/index", "tags: [생활·안전, 생활 안전]\n", "")
        + &record("pages/about", "", "");
    let expected = [
        "",
        "404.html",
        "events/gov/일곱째/",
        "cases/사례/",
        "about/",
        "agencies/가-나-기관/",
        "years/2019/",
        "tags/생활-안전/",
        "tags/생활-안전-2/",
    ];
    check_addresses(&site, &expected, &[]);
}

#[test]
fn two_records_of_one_address_are_told_also_where_only_capitals_differ() {
    check_addresses(
        &(record("pages/About", "", "") + &record("pages/about", "", "")),
        &[],
        &["route-conflict"],
    );
    check_addresses(&record("pages/cases", "", ""), &[], &["route-conflict"]);
    check_addresses(
        &(record("pages/a", "aliases: [b]\n", "") + &record("pages/b", "", "")),
        &[],
        &["route-conflict"],
    );
}

fn check_links(body: &str, expected: &[&str]) {
    let site = record("cases/a", "", "## 한 일\n")
        + &record("cases/hidden", "draft: true\n", "")
        + "== content/cases/broken.md\nx\n== content/events/사진.jpg\nx\n"
        + &record("pages/p", "", &format!("## 여기\n{body}"));
    let (sources, files) = files(&site);
    let archive = archive(&files);
    let plan = plan(&archive, &[]).value;
    let links = Links::new(&archive, &plan, &sources.media, files.iter(), [].iter());
    let problems: Vec<_> = files
        .iter()
        .flat_map(|file| links.follow(file).problems)
        .collect();
    let told = |problem: &crate::base::Diagnostic| match &problem.fix {
        Some(fix) => format!("{} {}", problem.rule, fix.replacement),
        None => problem.rule.to_string(),
    };
    assert_eq!(
        problems.iter().map(told).collect::<Vec<_>>(),
        expected,
        "{body}"
    );
}

#[test]
fn a_link_may_be_a_path_an_id_or_an_address() {
    check_links(
        "[x](../cases/a.md) [x](/cases/a.md) [x](cases/a) [x](/cases/a/) [x](/thermometer/) [x](https://a.example/) [x](#여기)",
        &[],
    );
    check_links("[x](/feed.xml) [x](/sitemap.xml)", &[]);
    check_links("[x](/fed.xml)", &["broken-link"]);
    check_links(
        "[x](../cases/a.md#한-일) [x](../cases/a.md#%ED%95%9C-%EC%9D%BC) ![x](../events/사진.jpg)",
        &[],
    );
}

#[test]
fn a_link_to_a_hidden_or_broken_record_is_no_mistake() {
    check_links("[x](../cases/hidden.md) [x](../cases/broken.md)", &[]);
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_what_was_meant() {
    check_links("[x](../cases/b.md)", &["broken-link"]);
    check_links(
        "[x](../cases/hiden.md)",
        &["broken-link ../cases/hidden.md"],
    );
    check_links("[x](/thermometre/)", &["broken-link"]);
    check_links("[x](../../secret.md)", &["broken-link"]);
    check_links("![x](사진.jpg)", &["broken-link"]);
    check_links(
        "[x](../cases/a.md#하는-일) [x](#저기)",
        &["broken-anchor", "broken-anchor"],
    );
}

#[test]
fn a_further_language_has_every_page_in_its_folder_and_no_record_may_lie_there() {
    let site = record("pages/about", "aliases: [old]\n", "");
    let (_, files) = files(&site);
    let plan = plan(&archive(&files), &[Language::English]).value;
    let english = plan.in_language(Language::English);
    let urls: Vec<&str> = english.pages().map(|(_, url)| url.as_str()).collect();
    assert!(urls.iter().all(|url| url.starts_with("en/")), "{urls:?}");
    assert_eq!(
        urls.len() + 1,
        plan.pages().count(),
        "all but the missing page"
    );
    let old: Vec<&str> = english.redirects().keys().map(Url::as_str).collect();
    assert_eq!(old, ["en/old/"]);
    assert_eq!(english.file("feed.xml").as_str(), "en/feed.xml");

    let taken = |languages: &[Language]| {
        let (_, files) = super::tests::files(&record("pages/en/about", "", ""));
        super::plan(&archive(&files), languages).problems.len()
    };
    assert_eq!((taken(&[Language::English]), taken(&[])), (1, 0));
}
