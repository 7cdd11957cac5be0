//! The only room with disk, clock, terminal. Runs the command that was asked for.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to clock and environment"
)]

mod args;
mod build;
mod changes;
mod check;
mod clock;
mod disk;
mod explain;
mod fix;
mod fonts;
mod history;
mod init;
mod manifest;
mod media_type;
mod pictures;
mod progress;
mod publish;
mod report;
mod schema;
mod serve;
mod terminal;
mod watch;
mod words;

use crate::base::{Diagnostic, Place, Severity, SourcePath};
use crate::content::{self, CONFIG_FILE, Config, Language, Sources};
use args::{Arguments, Command, Lang};
use clap::Parser;
use clap::error::ErrorKind;
use disk::{DiskError, Folder};
use report::Style;
use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

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

/// Runs `ondo` as [`run`] does; where the program itself breaks, says so and ends with 3.
pub fn run_guarded(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // What broke has been written to standard error by then.
    let run = std::panic::catch_unwind(|| run(arguments));
    run.unwrap_or_else(|_| {
        say(words::BROKEN);
        ExitCode::from(End::Failure as u8)
    })
}

/// Runs `ondo` with these arguments, the first of which is its own name.
///
/// The exit code is 0 where all is well, 1 where the content has errors, 2 where the command line or
/// the settings are wrong, 3 where the machine failed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = args::lang(&arguments);
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not errors; clap knows which goes where.
            let end = if error.use_stderr() {
                End::Usage
            } else {
                End::Fine
            };
            let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            if end == End::Usage && !is_help && style(asked, None).language == Language::Korean {
                say(words::usage(error.kind()));
            }
            let _ = error.print();
            return ExitCode::from(end as u8);
        }
    };
    if let Err(value) = clock::told() {
        let language = style(arguments.lang, None).language;
        return ExitCode::from(stop(
            &words::no_moment(clock::VARIABLE, &value, language),
            End::Usage,
        ) as u8);
    }
    let end = match &arguments.command {
        Command::Init(command) => init::init(&arguments, command),
        Command::Build(command) => build::build(&arguments, command),
        Command::Check(command) => check::check(&arguments, command),
        Command::Fix(command) => fix::fix(&arguments, command),
        Command::Explain(command) => explain::explain(&arguments, command),
        Command::Schema(command) => schema::schema(&arguments, command),
        Command::Serve(command) => serve::serve(&arguments, command),
        Command::Watch(command) => watch::watch(&arguments, command),
    };
    ExitCode::from(end as u8)
}

/// How messages are written: in the language asked for, else that of the site, else that of the
/// machine; in colours on a terminal that has not been told otherwise.
fn style(asked: Option<Lang>, config: Option<&Config>) -> Style {
    style_for(&io::stderr(), asked, config)
}

/// The same for what is written to one of the two outputs of the program.
fn style_for(output: &impl IsTerminal, asked: Option<Lang>, config: Option<&Config>) -> Style {
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
        output.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Style {
        language,
        has_color,
    }
}

/// Shows what is wrong, all of it, and how much that is.
fn tell(sources: &Sources, problems: &mut Vec<Diagnostic>, style: Style) {
    if problems.is_empty() {
        return;
    }
    report::sort(problems);
    let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
    say(&format!(
        "{}{}",
        report::draw(problems, &source, style),
        report::summary(problems, style)
    ));
}

/// The settings of the site, where they can be read.
fn config(root: &Path) -> Option<Config> {
    content::config(disk::read_settings(root).as_ref()).value
}

/// Reads the folder of the site; says why where it cannot be read.
fn read(root: &Path) -> Result<Folder, End> {
    disk::read(root).map_err(|error| unreadable(root, &error))
}

/// Says why the folder of the site cannot be read.
fn unreadable(root: &Path, why: &DiskError) -> End {
    let end = if root.is_dir() {
        End::Failure
    } else {
        End::Usage
    };
    stop(&why.to_string(), end)
}

/// How a run ends that found these problems.
fn verdict(problems: &[Diagnostic]) -> End {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let of_settings = |place: &Place| place.path.as_str() == CONFIG_FILE;
    let mut errors = problems.iter().filter(is_error);
    if errors.clone().next().is_none() {
        End::Fine
    } else if errors.any(|error| error.place().is_some_and(of_settings)) {
        End::Usage
    } else {
        End::Content
    }
}

/// How a run ends that made no site. Settings that are wrong make none, whatever they say of their own rules.
fn refusal(problems: &[Diagnostic]) -> End {
    match verdict(problems) {
        End::Fine => End::Usage,
        end => end,
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
