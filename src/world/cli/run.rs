//! Runs the command that was asked for.

use super::args::{self, Arguments, Command};
use super::exit::Exit;
use super::terminal::{say, say_text, stop, style};
use super::{build, check, explain, fix, init, schema, serve, watch, words};
use crate::world::host::clock;
use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs `ondo` as [`run`] does; where the program itself panics, says so and ends with 3.
pub fn run_guarded(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The panic has been written to standard error by then.
    let run = std::panic::catch_unwind(|| run(arguments));
    run.unwrap_or_else(|_| {
        say_text(&words::BROKEN.to_string());
        ExitCode::from(Exit::Failure as u8)
    })
}

/// Runs `ondo` with these arguments, the first of which is its own name.
///
/// The exit code is 0 where all is well, 1 where the content has errors, 2 where the command line
/// or the settings are wrong, 3 where the machine failed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asked = args::lang(&arguments);
    let exit = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => run_command(&arguments),
        Err(error) => {
            // Help and version are answers, not errors; clap knows which goes where.
            let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            if error.use_stderr() && !is_help {
                say(&words::usage(error.kind()), style(asked, None).language);
            }
            let _ = error.print();
            if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Fine
            }
        }
    };
    ExitCode::from(exit as u8)
}

fn run_command(arguments: &Arguments) -> Exit {
    if let Err(value) = clock::from_environment() {
        let language = style(arguments.lang, None).language;
        let why = words::no_moment(clock::VARIABLE, &value);
        return stop(&why, language, Exit::Usage);
    }
    match &arguments.command {
        Command::Init(command) => init::init(arguments, command),
        Command::Build(command) => build::build(arguments, command),
        Command::Check(command) => check::check(arguments, command),
        Command::Fix(command) => fix::fix(arguments, command),
        Command::Explain(command) => explain::explain(arguments, command),
        Command::Schema(command) => schema::schema(arguments, command),
        Command::Serve(command) => serve::serve(arguments, command),
        Command::Watch(command) => watch::watch(arguments, command),
    }
}
