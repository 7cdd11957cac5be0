//! `ondo search`: what a reader of the site would find.

use super::args::{Arguments, Search};
use super::clock;
use super::{End, answer, read, refusal, style, tell, words};
use crate::content;
use crate::search::{Answer, Engine, Hit};
use crate::site::{self, Cache, Options};

/// Searches the records of the site, published or not yet, and prints what was found.
pub(super) fn search(arguments: &Arguments, command: &Search) -> End {
    let root = &arguments.root;
    let sources = match read(root) {
        Ok(folder) => folder.sources,
        Err(end) => return end,
    };
    let config = content::config(sources.config.as_ref()).value;
    let style = style(arguments.lang, config.as_ref());
    let options = Options {
        with_drafts: command.drafts,
        ..Options::at(clock::now())
    };
    let mut prepared = site::prepare(&sources, &options, &mut Cache::default());
    let Some(site) = prepared.value else {
        tell(&sources, &mut prepared.problems, style);
        return refusal(&prepared.problems);
    };
    let index = site.index();
    let engine = Engine::open(&index).expect("an index just made opens");
    let found = engine.search(&command.words.join(" "), command.limit);
    if command.json {
        let hits = serde_json::to_string(&found.hits).expect("texts and numbers are JSON");
        answer(&hits);
    } else {
        print(&found, command.explain, style.language);
    }
    End::Fine
}

fn print(found: &Answer, explains: bool, language: content::Language) {
    answer(&words::found(found.total, language));
    for change in &found.changes {
        answer(&words::changed(change, language));
    }
    for (at, hit) in found.hits.iter().enumerate() {
        answer(&format!("{:>3}. {}  {}", at + 1, hit.title, hit.id));
        if explains {
            answer(&explained(hit, language));
        }
    }
}

/// `     1,234 = 국민 30 × 41 + …`
fn explained(hit: &Hit, language: content::Language) -> String {
    let part = |(term, rarity, worth): &(String, u32, u32)| format!("{term} {rarity} × {worth}");
    let parts: Vec<String> = hit.parts.iter().map(part).collect();
    format!(
        "     {} = {} ({})",
        hit.score,
        parts.join(" + "),
        words::step(hit.step, language)
    )
}
