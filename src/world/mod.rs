//! The only room with disk, clock, terminal. Runs the command that was asked for.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to clock and environment"
)]

mod args;
mod build;
mod changes;
mod disk;
mod manifest;
mod photos;
mod publish;
mod report;
mod search;
mod serve;
mod terminal;
mod watch;
mod words;

use crate::base::{Diagnostic, SourcePath};
use crate::content::{Config, Language};
use args::{Arguments, Command, Lang};
use clap::Parser;
use disk::Folder;
use report::Style;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Fine = 0,
    /// The content has errors.
    Content = 1,
    /// The command line or `ondo.yaml` is wrong.
    Usage = 2,
    /// The disk refused.
    Failure = 3,
}

/// Runs `ondo` with these arguments, the first of which is its own name.
///
/// The exit code is 0 where all is well, 1 where the content has errors, 2 where the command line or
/// the settings are wrong, 3 where the machine failed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not errors; clap knows which goes where.
            let end = if error.use_stderr() {
                End::Usage
            } else {
                End::Fine
            };
            let _ = error.print();
            return ExitCode::from(end as u8);
        }
    };
    let end = match &arguments.command {
        Command::Build(command) => build::build(&arguments, command),
        Command::Serve(command) => serve::serve(&arguments, command),
        Command::Watch(command) => watch::watch(&arguments, command),
        Command::Search(command) => search::search(&arguments, command),
    };
    ExitCode::from(end as u8)
}

/// How messages are written: in the language asked for, else that of the site, else that of the
/// machine; in colours on a terminal that has not been told otherwise.
fn style(asked: Option<Lang>, config: Option<&Config>) -> Style {
    let of_machine = || {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
        match locale {
            Some(locale) if !locale.starts_with("ko") => Language::English,
            _ => Language::Korean,
        }
    };
    let language = match asked {
        Some(Lang::Ko) => Language::Korean,
        Some(Lang::En) => Language::English,
        None => config.map_or_else(of_machine, |config| config.language),
    };
    let has_color =
        io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Style {
        language,
        has_color,
    }
}

/// Shows what is wrong, all of it, and how much that is.
fn tell(root: &Path, problems: &mut Vec<Diagnostic>, style: Style) {
    if problems.is_empty() {
        return;
    }
    report::sort(problems);
    let source = |path: &SourcePath| fs::read_to_string(root.join(path.as_str())).ok();
    say(&format!(
        "{}{}",
        report::draw(problems, &source, style),
        report::summary(problems, style)
    ));
}

/// Reads the folder of the site; says why where it cannot be read.
fn read(root: &Path) -> Result<Folder, End> {
    disk::read(root).map_err(|error| {
        let end = if root.is_dir() {
            End::Failure
        } else {
            End::Usage
        };
        stop(&error.to_string(), end)
    })
}

/// Says why there is no site; `config` is missing where the settings are what is wrong.
fn refuse(
    root: &Path,
    problems: &mut Vec<Diagnostic>,
    config: Option<&Config>,
    style: Style,
) -> End {
    tell(root, problems, style);
    if config.is_some() {
        End::Content
    } else {
        End::Usage
    }
}

/// Says why a run ends here.
fn stop(why: &str, end: End) -> End {
    say(why);
    end
}

/// Writes to the terminal what a person must know. A terminal that has gone away is no failure.
fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Writes the answer of a command.
fn answer(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}
