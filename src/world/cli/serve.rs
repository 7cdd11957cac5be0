//! `ondo serve`: opens the preview, and reports the result of each change.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Serve};
use super::exit::Exit;
use super::open::unreadable;
use super::status_line::StatusLine;
use super::terminal::{Style, stop, style};
use super::words;
use crate::base::Words;
use crate::world::host::changes::Changes;
use crate::world::host::disk::Folder;
use crate::world::serve::{self, Address, Preview, PreviewSettings, Shown};
use std::io;
use std::net::TcpListener;
use std::time::Instant;
use tokio::sync::watch;

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 100;

/// Serves the site until the program is stopped.
pub(super) fn serve(arguments: &Arguments, command: &Serve) -> Exit {
    let started = Instant::now();
    let language = style(arguments.lang, None).language;
    let (listener, is_other_port) = match listen(command) {
        Ok(listener) => listener,
        Err(error) => {
            let why = words::cannot_listen(&command.host, command.port, &error);
            return stop(&why, language, Exit::Failure);
        }
    };
    let preview = match open(arguments, command, listener) {
        Ok(preview) => preview,
        Err(error) => return stop(&Words::same(error.to_string()), language, Exit::Failure),
    };
    let (mut changes, failure) = match Changes::of(&arguments.root, command.poll) {
        Ok(watched) => watched,
        Err(error) => return unreadable(arguments, &error),
    };
    let mut reporter = PreviewReporter {
        arguments,
        command,
        preview,
        line: StatusLine::new(),
    };
    match failure {
        Some(error) => reporter.preview.fail(&error),
        None => reporter.preview.refresh(changes.folder(), &[]),
    }
    reporter.welcome(changes.folder(), is_other_port, started);
    loop {
        reporter.follow_change(&mut changes);
    }
}

/// Binds the port asked for, or the next free one; the second value is whether it is another.
fn listen(command: &Serve) -> io::Result<(TcpListener, bool)> {
    let mut last = None;
    for port in command.port..=command.port.saturating_add(PORTS) {
        match TcpListener::bind((command.host.as_str(), port)) {
            Ok(listener) => return Ok((listener, port != command.port)),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Starts to answer browsers.
fn open(arguments: &Arguments, command: &Serve, listener: TcpListener) -> io::Result<Preview> {
    let (sender, receiver) = watch::channel(Shown::default());
    let address = Address::of(&listener, &command.host)?;
    serve::start(listener, address.clone(), receiver)?;
    let settings = PreviewSettings {
        root: arguments.root.clone(),
        with_drafts: command.drafts,
        follows: command.follow,
    };
    Ok(Preview::new(settings, address, sender))
}

/// The preview and the terminal that reports on it.
struct PreviewReporter<'a> {
    arguments: &'a Arguments,
    command: &'a Serve,
    preview: Preview,
    line: StatusLine,
}

impl PreviewReporter<'_> {
    fn style(&self) -> Style {
        style(self.arguments.lang, self.preview.config())
    }

    /// Says where the preview is and what is wrong with the site.
    fn welcome(&mut self, folder: &Folder, is_other_port: bool, started: Instant) {
        let style = self.style();
        let (line, language) = (&mut self.line, style.language);
        let home = self.preview.home();
        if is_other_port {
            line.line(&words::other_port(self.command.port), language);
        }
        for path in &folder.skipped {
            line.line(&words::skipped(path), language);
        }
        line.problems(&folder.sources, self.preview.problems(), style);
        line.line(&words::serving(&home, started.elapsed()), language);
        if self.command.open && open::that_detached(&home).is_err() {
            line.line(&words::cannot_open(&home), language);
        }
    }

    /// Waits for the next change, shows it, and reports the result.
    fn follow_change(&mut self, changes: &mut Changes) {
        let before = self.preview.problems().to_vec();
        let change = match changes.next() {
            Ok(change) => change,
            Err(error) => {
                self.preview.fail(&error);
                if self.preview.problems() != before {
                    let language = self.style().language;
                    self.line.line(&error.words(), language);
                }
                return;
            }
        };
        self.preview.refresh(changes.folder(), &change.paths);
        let style = self.style();
        let problems = self.preview.problems();
        if problems != before {
            let sources = &changes.folder().sources;
            self.line.problems(sources, problems, style);
        }
        let took = change.noticed.elapsed();
        let words = words::checked_again(&change.paths, problems, took);
        self.line.change(&words, style.language);
    }
}
