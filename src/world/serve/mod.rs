//! `ondo serve`: a preview that follows every save. Nothing is written to the disk.
//!
//! One thread waits for changes and prepares the site anew; the server answers from what was prepared
//! last. Pages are rendered when they are asked for, by the function that `ondo build` renders them with.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

mod answer;
mod live;
mod site;

use super::args::{Arguments, Serve};
use super::changes::Changes;
use super::disk::{DiskError, Folder};
use super::pictures::Photos;
use super::terminal::Terminal;
use super::{End, style, words};
use crate::base::{Diagnostic, Rule, SourcePath, Words};
use crate::content::{self, Config, Sources};
use crate::site::{Cache, Options, prepare};
use crate::world::{clock, fonts};
use answer::Address;
use live::Message;
use site::Site;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::watch;

/// What browsers are shown at a moment.
#[derive(Clone, Default)]
struct Shown {
    /// The last site that was whole; none before there was one.
    site: Option<Arc<Site>>,
    /// What pages in browsers are told, as JSON; none before the folder was read.
    message: Option<Arc<str>>,
}

/// How many ports are tried, from the one asked for.
const PORTS: u16 = 100;

/// Serves the site until the program is stopped.
pub(super) fn serve(arguments: &Arguments, command: &Serve) -> End {
    let started = Instant::now();
    let first_style = style(arguments.lang, None);
    let (listener, is_other_port) = match listen(command) {
        Ok(listener) => listener,
        Err(error) => {
            let why =
                words::cannot_listen(&command.host, command.port, &error, first_style.language);
            return super::stop(&why, End::Failure);
        }
    };
    let (sender, receiver) = watch::channel(Shown::default());
    let address = match Address::of(&listener, &command.host) {
        Ok(address) => address,
        Err(error) => return super::stop(&error.to_string(), End::Failure),
    };
    if let Err(error) = answer::start(listener, address.clone(), receiver) {
        return super::stop(&error.to_string(), End::Failure);
    }
    let (mut changes, failure) = match Changes::of(&arguments.root, command.poll) {
        Ok(watched) => watched,
        Err(error) => {
            let end = if arguments.root.is_dir() {
                End::Failure
            } else {
                End::Usage
            };
            return super::stop(&error.to_string(), end);
        }
    };
    let mut preview = Preview {
        arguments,
        command,
        cache: Cache::default(),
        site: None,
        photos: Arc::default(),
        version: 0,
        problems: Vec::new(),
        config: None,
        address,
    };
    let mut terminal = Terminal::new();
    sender.send_replace(match failure {
        Some(error) => preview.fail(&error),
        None => preview.refresh(changes.folder(), &[]),
    });
    let style = style(arguments.lang, preview.config.as_ref());
    let home = preview.home();
    if is_other_port {
        terminal.line(&words::other_port(command.port, style.language));
    }
    for path in &changes.folder().skipped {
        terminal.line(&words::skipped(path, style.language));
    }
    terminal.problems(&changes.folder().sources, &preview.problems, style);
    terminal.line(&words::serving(&home, started.elapsed(), style.language));
    if command.open && open::that_detached(&home).is_err() {
        terminal.line(&words::cannot_open(&home, style.language));
    }
    loop {
        let before = preview.problems.clone();
        let change = match changes.next() {
            Ok(change) => change,
            Err(error) => {
                sender.send_replace(preview.fail(&error));
                if preview.problems != before {
                    terminal.line(&error.to_string());
                }
                continue;
            }
        };
        sender.send_replace(preview.refresh(changes.folder(), &change.paths));
        let style = super::style(arguments.lang, preview.config.as_ref());
        if preview.problems != before {
            terminal.problems(&changes.folder().sources, &preview.problems, style);
        }
        let took = change.noticed.elapsed();
        terminal.change(&words::changed_files(
            &change.paths,
            &preview.problems,
            took,
            style.language,
        ));
    }
}

/// Takes the port asked for, or the next free one; says whether it is another.
fn listen(command: &Serve) -> std::io::Result<(TcpListener, bool)> {
    let mut last = None;
    for port in command.port..=command.port.saturating_add(PORTS) {
        match TcpListener::bind((command.host.as_str(), port)) {
            Ok(listener) => return Ok((listener, port != command.port)),
            Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(last.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into()))
}

/// The site in memory.
struct Preview<'a> {
    arguments: &'a Arguments,
    command: &'a Serve,
    cache: Cache,
    site: Option<Arc<Site>>,
    photos: Arc<Photos>,
    /// How many whole sites there were.
    version: u64,
    problems: Vec<Diagnostic>,
    config: Option<Config>,
    address: Address,
}

impl Preview<'_> {
    /// Prepares the site anew; a site with errors leaves the last good one standing.
    fn refresh(&mut self, folder: &Folder, paths: &[SourcePath]) -> Shown {
        let options = Options {
            with_drafts: self.command.drafts,
            fonts: fonts::installed(),
            ..Options::at(clock::now())
        };
        let config = content::config(folder.sources.config.as_ref()).value;
        self.config = config.or_else(|| self.config.take());
        let outcome = prepare(&folder.sources, &options, &mut self.cache);
        self.problems = outcome.problems;
        super::report::sort(&mut self.problems);
        let had_site = self.site.is_some();
        let mut message = Message::default();
        if let Some(prepared) = outcome.value {
            self.version += 1;
            let is_style = |path: &SourcePath| {
                path.as_str().starts_with("themes/") && path.as_str().ends_with(".css")
            };
            let site = Site::new(
                prepared,
                &self.arguments.root,
                folder.media.clone(),
                self.photos.clone(),
                self.version,
                &self.address,
            );
            if had_site && !paths.is_empty() && paths.iter().all(is_style) {
                message.styles = site.styles();
            }
            if self.command.follow
                && let [path] = paths
            {
                message.go = site.href_of(path);
            }
            self.site = Some(Arc::new(site));
        }
        message.version = self.version;
        message.problems = live::told(&self.problems, &folder.sources);
        Shown {
            site: self.site.clone(),
            message: Some(message.json().into()),
        }
    }

    /// Leaves the last good site standing where the folder cannot be read.
    fn fail(&mut self, error: &DiskError) -> Shown {
        let text = error.to_string();
        let help = Words::new(
            "다른 프로그램이 파일을 열고 있는지, 읽을 권한이 있는지 확인하세요",
            "see whether another program has the file open, and whether you may read it",
        );
        let problem = Diagnostic::new(Rule::Unreadable, Words::new(text.clone(), text));
        self.problems = vec![problem.help(help)];
        let message = Message {
            version: self.version,
            problems: live::told(&self.problems, &Sources::default()),
            ..Message::default()
        };
        Shown {
            site: self.site.clone(),
            message: Some(message.json().into()),
        }
    }

    /// The address of the home page.
    fn home(&self) -> String {
        let path = self.site.as_ref().map_or("/", |site| site.path());
        format!("{}{path}", self.address.origin())
    }
}
