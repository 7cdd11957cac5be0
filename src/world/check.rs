//! `ondo check`: everything that is wrong, without a site.

use super::args::{Arguments, Check};
use super::clock;
use super::report::{self, Lines, ReportFormat};
use super::{End, answer, read, say, style_for, verdict, words};
use crate::base::SourcePath;
use crate::content::{self, Sources};
use crate::site::{self, Cache, Options, Prepared};
use std::io;

/// Checks the site and says what is wrong with it; the exit code says how bad that is.
pub(super) fn check(arguments: &Arguments, command: &Check) -> End {
    let folder = match read(&arguments.root) {
        Ok(folder) => folder,
        Err(end) => return end,
    };
    let sources = &folder.sources;
    let config = content::config(sources.config.as_ref()).value;
    let style = style_for(&io::stdout(), arguments.lang, config.as_ref());
    for path in &folder.skipped {
        say(&words::skipped(path, style.language));
    }
    let mut cache = Cache::default();
    if command.external_list {
        list_external(sources, &mut cache, command.format);
        return End::Fine;
    }
    let options = Options {
        with_drafts: command.drafts,
        is_strict: command.strict,
        ..Options::at(clock::now())
    };
    let prepared = site::prepare(sources, &options, &mut cache);
    let mut problems = prepared.problems;
    problems.extend(prepared.value.iter().flat_map(Prepared::template_problems));
    report::sort(&mut problems);
    let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
    match command.format {
        ReportFormat::Human => {
            let drawn = match command.all {
                true => report::draw_all(&problems, &source, style),
                false => report::draw(&problems, &source, style),
            };
            answer(&format!("{drawn}{}", report::summary(&problems, style)));
        }
        format => answer(&report::written(&problems, &source, format, style)),
    }
    verdict(&problems)
}

/// Lists the links that lead out of the site, each with its place, in the order of the files.
fn list_external(sources: &Sources, cache: &mut Cache, format: ReportFormat) {
    let mut links = site::external_links(sources, cache);
    links.sort_by(|a, b| a.place.cmp(&b.place));
    let mut file: Option<(&SourcePath, Lines<'_>)> = None;
    let mut listed = Vec::new();
    for link in &links {
        let path = &link.place.path;
        if file.as_ref().is_none_or(|(known, _)| *known != path) {
            file = Some((path, Lines::of(sources.text(path).unwrap_or_default())));
        }
        let Some((_, lines)) = &file else { continue };
        let region = lines.region(link.place.span);
        listed.push((link.value.as_str(), path.as_str(), region));
    }
    if format == ReportFormat::Json {
        let told = listed.iter().map(|(url, file, region)| {
            serde_json::json!({"url": url, "file": file, "line": region.line, "column": region.column})
        });
        answer(&format!("{:#}", serde_json::Value::from_iter(told)));
        return;
    }
    for (url, file, region) in listed {
        answer(&format!("{file}:{}:{}  {url}", region.line, region.column));
    }
}
