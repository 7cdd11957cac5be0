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
use super::{End, style, unreadable, words};
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
        Err(error) => return unreadable(&arguments.root, &error),
    };
    let mut preview = Preview {
        arguments,
        command,
        sender,
        cache: Cache::default(),
        site: None,
        photos: Arc::default(),
        version: 0,
        problems: Vec::new(),
        config: None,
        address,
    };
    let mut terminal = Terminal::new();
    match failure {
        Some(error) => preview.fail(&error),
        None => preview.refresh(changes.folder(), &[]),
    }
    preview.welcome(&mut terminal, changes.folder(), is_other_port, started);
    loop {
        preview.follow_change(&mut terminal, &mut changes);
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
    sender: watch::Sender<Shown>,
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
    fn refresh(&mut self, folder: &Folder, paths: &[SourcePath]) {
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
        self.show(&message);
    }

    /// Leaves the last good site standing where the folder cannot be read.
    fn fail(&mut self, error: &DiskError) {
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
        self.show(&message);
    }

    fn show(&self, message: &Message) {
        self.sender.send_replace(Shown {
            site: self.site.clone(),
            message: Some(message.json().into()),
        });
    }

    /// Says where the site is seen, and what is to be known of it.
    fn welcome(
        &self,
        terminal: &mut Terminal,
        folder: &Folder,
        is_other_port: bool,
        started: Instant,
    ) {
        let style = style(self.arguments.lang, self.config.as_ref());
        let home = self.home();
        if is_other_port {
            terminal.line(&words::other_port(self.command.port, style.language));
        }
        for path in &folder.skipped {
            terminal.line(&words::skipped(path, style.language));
        }
        terminal.problems(&folder.sources, &self.problems, style);
        terminal.line(&words::serving(&home, started.elapsed(), style.language));
        if self.command.open && open::that_detached(&home).is_err() {
            terminal.line(&words::cannot_open(&home, style.language));
        }
    }

    /// Waits for the next change, shows it, and says what came of it.
    fn follow_change(&mut self, terminal: &mut Terminal, changes: &mut Changes) {
        let before = self.problems.clone();
        let change = match changes.next() {
            Ok(change) => change,
            Err(error) => {
                self.fail(&error);
                if self.problems != before {
                    terminal.line(&error.to_string());
                }
                return;
            }
        };
        self.refresh(changes.folder(), &change.paths);
        let style = style(self.arguments.lang, self.config.as_ref());
        if self.problems != before {
            terminal.problems(&changes.folder().sources, &self.problems, style);
        }
        let (paths, took) = (&change.paths, change.noticed.elapsed());
        let said = words::changed_files(paths, &self.problems, took, style.language);
        terminal.change(&said);
    }

    /// The address of the home page.
    fn home(&self) -> String {
        let path = self.site.as_ref().map_or("/", |site| site.path());
        format!("{}{path}", self.address.origin())
    }
}
