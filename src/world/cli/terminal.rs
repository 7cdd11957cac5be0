//! Writes to the terminal, and chooses the language and whether there are colours.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to the environment"
)]

use super::args::Lang;
use super::exit::Exit;
use crate::base::Words;
use crate::content::{Config, Language};
use std::env;
use std::io::{self, IsTerminal, Write};

/// How messages are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The language.
    pub(super) language: Language,
    /// Whether the terminal shows colours.
    pub(super) has_color: bool,
}

/// The style of messages on standard error: in the language asked for, else that of the site, else
/// that of the machine; in colours on a terminal, unless `NO_COLOR` is set.
pub(super) fn style(asked: Option<Lang>, config: Option<&Config>) -> Style {
    style_for(&io::stderr(), asked, config)
}

/// The same for what is written to standard output.
pub(super) fn style_of_answers(asked: Option<Lang>, config: Option<&Config>) -> Style {
    style_for(&io::stdout(), asked, config)
}

fn style_for(output: &impl IsTerminal, asked: Option<Lang>, config: Option<&Config>) -> Style {
    let language = match asked {
        Some(Lang::Ko) => Language::Korean,
        Some(Lang::En) => Language::English,
        None => config.map_or_else(of_machine, |config| config.language),
    };
    let has_color =
        output.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Style {
        language,
        has_color,
    }
}

fn of_machine() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if !locale.starts_with("ko") => Language::English,
        _ => Language::Korean,
    }
}

/// The text of a language: the one place where messages lose their other language.
pub(super) fn said(words: &Words, language: Language) -> &str {
    match language {
        Language::Korean => &words.ko,
        Language::English => &words.en,
    }
}

/// Writes a message to standard error; nothing where it is empty.
pub(super) fn say(words: &Words, language: Language) {
    let text = said(words, language);
    if !text.is_empty() {
        say_text(text);
    }
}

/// Writes a line to standard error. A terminal that has gone away is no failure.
pub(super) fn say_text(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Says why a run ends here.
pub(super) fn stop(why: &Words, language: Language, exit: Exit) -> Exit {
    say(why, language);
    exit
}

/// Writes the answer of a command to standard output.
pub(super) fn answer(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}
