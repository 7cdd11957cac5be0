//! Prepares the site after each change. Pages are rendered when a browser asks for them, by the
//! function that `ondo build` renders them with.

use super::address::Address;
use super::message::{Message, problem_list};
use super::shown::Shown;
use super::site::{Session, Site};
use crate::base::{self, Diagnostic, Rule, SourcePath, Words};
use crate::content::{self, Config, Sources};
use crate::site::{Cache, Options, Prepared, prepare};
use crate::world::host::disk::{DiskError, Folder};
use crate::world::host::{clock, fonts};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::watch::Sender;

/// What a preview shows, and how.
pub(in crate::world) struct PreviewSettings {
    /// The folder of the site.
    pub(in crate::world) root: PathBuf,
    /// Whether drafts and embargoed records are shown.
    pub(in crate::world) with_drafts: bool,
    /// Whether browsers go to the page of the record that was edited.
    pub(in crate::world) follows: bool,
}

/// The site in memory.
pub(in crate::world) struct Preview {
    settings: PreviewSettings,
    address: Address,
    sender: Sender<Shown>,
    session: Session,
    cache: Cache,
    site: Option<Arc<Site>>,
    /// How many sites without errors there were.
    version: u64,
    problems: Vec<Diagnostic>,
    config: Option<Config>,
}

impl Preview {
    /// A preview of nothing yet, which sends what browsers are shown to `sender`.
    pub(in crate::world) fn new(
        settings: PreviewSettings,
        address: Address,
        sender: Sender<Shown>,
    ) -> Self {
        let session = Session {
            photos: Arc::default(),
            token: address.token().to_owned(),
        };
        Self {
            settings,
            address,
            sender,
            session,
            cache: Cache::default(),
            site: None,
            version: 0,
            problems: Vec::new(),
            config: None,
        }
    }

    /// All diagnostics of the last state, sorted.
    pub(in crate::world) fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// The last settings of the site that could be read.
    pub(in crate::world) fn config(&self) -> Option<&Config> {
        self.config.as_ref()
    }

    /// The address of the home page.
    pub(in crate::world) fn home(&self) -> String {
        let path = self.site.as_ref().map_or("/", |site| site.path());
        format!("{}{path}", self.address.origin())
    }

    /// Prepares the site again after these files changed; where it has errors, browsers keep the
    /// last one without.
    pub(in crate::world) fn refresh(&mut self, folder: &Folder, changed: &[SourcePath]) {
        let options = Options {
            with_drafts: self.settings.with_drafts,
            fonts: fonts::installed(),
            ..Options::at(clock::now())
        };
        let config = content::config(folder.sources.config.as_ref()).value;
        self.config = config.or_else(|| self.config.take());
        let outcome = prepare(&folder.sources, &options, &mut self.cache);
        self.problems = outcome.problems;
        base::sort(&mut self.problems);
        let mut message = match outcome.value {
            Some(prepared) => self.replace_site(prepared, folder, changed),
            None => Message::default(),
        };
        message.version = self.version;
        message.problems = problem_list(&self.problems, &folder.sources);
        self.show(&message);
    }

    /// Replaces the site; returns the message by which pages update.
    fn replace_site(
        &mut self,
        prepared: Prepared,
        folder: &Folder,
        changed: &[SourcePath],
    ) -> Message {
        self.version += 1;
        let files = (self.settings.root.as_path(), folder.media.clone());
        let site = Site::new(prepared, files, self.session.clone(), self.version);
        let mut message = Message::default();
        let is_style = |path: &SourcePath| {
            path.as_str().starts_with("themes/") && path.as_str().ends_with(".css")
        };
        if self.site.is_some() && !changed.is_empty() && changed.iter().all(is_style) {
            message.styles = site.styles();
        }
        if self.settings.follows
            && let [path] = changed
        {
            message.go = site.href_of(path);
        }
        self.site = Some(Arc::new(site));
        message
    }

    /// Reports that the folder cannot be read; browsers keep the last site.
    pub(in crate::world) fn fail(&mut self, error: &DiskError) {
        let help = Words::new(
            "다른 프로그램이 파일을 열고 있는지, 읽을 권한이 있는지 확인하세요",
            "check whether another program has the file open, and whether you may read it",
        );
        self.problems = vec![Diagnostic::new(Rule::Unreadable, error.words()).help(help)];
        let message = Message {
            version: self.version,
            problems: problem_list(&self.problems, &Sources::default()),
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
}
