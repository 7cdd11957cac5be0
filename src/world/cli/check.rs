//! `ondo check`: every diagnostic, without building the site.

use super::args::{Arguments, Check, ReportFormat};
use super::exit::{Exit, verdict};
use super::open::{read, say_skipped};
use super::report::{self, Lines};
use super::terminal::{answer, said, style_of_answers};
use super::words;
use crate::base::{self, SourcePath};
use crate::content::{self, Sources};
use crate::site::{self, Cache, Options, Prepared};
use crate::world::host::clock;

/// Checks the site and reports what is wrong with it.
pub(super) fn check(arguments: &Arguments, command: &Check) -> Exit {
    let folder = match read(arguments) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let sources = &folder.sources;
    let config = content::config(sources.config.as_ref()).value;
    let style = style_of_answers(arguments.lang, config.as_ref());
    say_skipped(&folder, style.language);
    let mut cache = Cache::default();
    if command.external_list {
        list_external(sources, &mut cache, command.format);
        return Exit::Fine;
    }
    let options = Options {
        with_drafts: command.drafts,
        is_strict: command.strict,
        ..Options::at(clock::now())
    };
    let prepared = site::prepare(sources, &options, &mut cache);
    let mut problems = prepared.problems;
    problems.extend(prepared.value.iter().flat_map(Prepared::template_problems));
    base::sort(&mut problems);
    let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
    if command.format == ReportFormat::Human {
        let drawn = if command.all {
            report::draw_all(&problems, &source, style)
        } else {
            report::draw(&problems, &source, style)
        };
        let summary = words::summary(&problems);
        answer(&format!("{drawn}{}", said(&summary, style.language)));
    } else {
        answer(&report::written(&problems, &source, command.format, style));
    }
    verdict(&problems)
}

/// Lists the external links with their places, in the order of the files.
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
        let objects = listed.iter().map(|(url, file, region)| {
            serde_json::json!({"url": url, "file": file, "line": region.line, "column": region.column})
        });
        answer(&format!("{:#}", serde_json::Value::from_iter(objects)));
        return;
    }
    for (url, file, region) in listed {
        answer(&format!("{file}:{}:{}  {url}", region.line, region.column));
    }
}
