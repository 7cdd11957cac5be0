//! Waits until the folder of a site differs from what was last read of it.
//!
//! Events of the file system only wake us. What changed is found by comparing the folder with what
//! was read before: first the files that events named, then all. So every way of saving is handled:
//! a rename, a file written in two steps, a copy from elsewhere, a folder that moved. Where no
//! events come, as on many network drives, we poll.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to the disk, and to the clock"
)]

use super::disk::{self, DiskError, Folder};
use crate::base::SourcePath;
use notify::event::{AccessKind, AccessMode};
use notify::{EventHandler, EventKind, RecommendedWatcher, RecursiveMode, Watcher, WatcherKind};
use notify_debouncer_mini::{Config, DebounceEventResult, Debouncer, new_debouncer_opt};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long after the last event we look: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(5);
/// How often we look where events come.
const IDLE: Duration = Duration::from_secs(2);
/// How often we look where they do not.
const POLL: Duration = Duration::from_millis(300);
/// How soon all files are compared after a look at a few.
const SOON: Duration = Duration::from_millis(150);
/// After how many missed events we stop waiting for them.
const MISSES: u32 = 2;

/// The folder of a site, read again whenever it changes.
pub(in crate::world) struct Changes {
    root: PathBuf,
    folder: Folder,
    events: Receiver<Vec<PathBuf>>,
    watcher: Option<Debouncer<Writes>>,
    /// Kept alive, so that waiting works without a watcher.
    _sender: Sender<Vec<PathBuf>>,
    misses: u32,
    /// Whether the last look compared only the files that events named.
    is_partial: bool,
    /// Whether the last attempt to read the folder failed.
    has_failed: bool,
    /// Whether we have waited for the content of a file that was found empty.
    is_patient: bool,
    /// When all files are compared, if no event comes before.
    due: Instant,
}

/// A change of the folder.
pub(in crate::world) struct Change {
    /// The files that were added, removed or changed.
    pub(in crate::world) paths: Vec<SourcePath>,
    /// When we began to look.
    pub(in crate::world) noticed: Instant,
}

impl Changes {
    /// Watches a folder from now on; `polls` ignores events. The second value is why the folder
    /// could not be read, if so; changes can be waited for all the same.
    pub(in crate::world) fn of(
        root: &Path,
        polls: bool,
    ) -> Result<(Self, Option<DiskError>), DiskError> {
        let (sender, events) = channel();
        let send = {
            let sender = sender.clone();
            move |events: DebounceEventResult| {
                let paths = events
                    .unwrap_or_default()
                    .into_iter()
                    .map(|event| event.path);
                // Nobody listens any more only when the program ends.
                let _ = sender.send(paths.collect());
            }
        };
        let config = Config::default().with_timeout(QUIET);
        let watcher = if polls {
            None
        } else {
            new_debouncer_opt(config, send).ok()
        };
        let mut changes = Self {
            root: root.canonicalize().map_err(DiskError::at(root))?,
            folder: Folder::default(),
            events,
            watcher,
            _sender: sender,
            misses: 0,
            is_partial: false,
            has_failed: false,
            is_patient: false,
            due: Instant::now(),
        };
        // Before reading, so that changes during it are noticed.
        changes.watch();
        let failure = match disk::read(&changes.root) {
            Ok(folder) => {
                changes.folder = folder;
                None
            }
            Err(error) => Some(error),
        };
        changes.has_failed = failure.is_some();
        Ok((changes, failure))
    }

    /// The folder as it was last read.
    pub(in crate::world) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Waits for the next change. After an error, it can be called again.
    pub(in crate::world) fn next(&mut self) -> Result<Change, DiskError> {
        loop {
            let named = self.wait();
            let noticed = Instant::now();
            // A change that a look at a few files left out is no missed event.
            let is_woken = named.is_some() || self.is_partial || self.is_patient;
            let named = named.filter(|_| noticed < self.due);
            let quick = named.and_then(|named| self.folder.with(&self.root, &named));
            let (now, paths) = match quick.filter(|(_, paths)| !paths.is_empty()) {
                Some(quick) => {
                    self.is_partial = true;
                    self.due = self.due.min(noticed + SOON);
                    quick
                }
                None => {
                    self.is_partial = false;
                    self.due = noticed + if self.is_deaf() { POLL } else { IDLE };
                    let now = match self.read() {
                        Ok(now) => now,
                        Err(error) => {
                            self.has_failed = true;
                            return Err(error);
                        }
                    };
                    let paths = now.changes(&self.folder);
                    (now, paths)
                }
            };
            // Editors empty a file before they write it: its content will follow.
            let is_emptied = paths.iter().any(|path| now.is_empty(path));
            if is_emptied && !self.is_patient {
                self.is_patient = true;
                self.due = noticed + QUIET * 4;
                continue;
            }
            self.is_patient = false;
            self.folder = now;
            // That reading works again after a failure is a change.
            if paths.is_empty() && !std::mem::take(&mut self.has_failed) {
                continue;
            }
            self.has_failed = false;
            // The event of a change that we found by polling may still come.
            let is_missed = !is_woken && self.events.recv_timeout(QUIET * 20).is_err();
            self.misses = if is_missed { self.misses + 1 } else { 0 };
            return Ok(Change { paths, noticed });
        }
    }

    /// Whether no events come here.
    fn is_deaf(&self) -> bool {
        self.watcher.is_none() || self.misses >= MISSES
    }

    /// Waits for events and returns the files they name; `None` when it is time to compare all.
    fn wait(&mut self) -> Option<Vec<PathBuf>> {
        let left = self.due.saturating_duration_since(Instant::now());
        let mut paths = self.events.recv_timeout(left).ok()?;
        paths.extend(self.events.try_iter().flatten());
        // A folder that was created again must be watched again.
        let is_new = |path: &PathBuf| path.parent() == Some(&self.root);
        if paths.iter().any(is_new) {
            self.watch();
        }
        Some(paths)
    }

    /// Reads the folder. That a file vanishes between listing and reading is no failure.
    fn read(&self) -> Result<Folder, DiskError> {
        const TRIES: u32 = 5;
        let mut read = disk::read_again(&self.root, &self.folder);
        for _ in 1..TRIES {
            if read.is_ok() {
                break;
            }
            std::thread::sleep(QUIET * 2);
            read = disk::read_again(&self.root, &self.folder);
        }
        read
    }

    /// Asks for events of the sources, not of the published site.
    fn watch(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        let watcher = watcher.watcher();
        let parts = [
            (self.root.clone(), RecursiveMode::NonRecursive),
            (self.root.join("content"), RecursiveMode::Recursive),
            (self.root.join("themes"), RecursiveMode::Recursive),
        ];
        for (path, mode) in parts {
            if path.exists() {
                // Changes of what cannot be watched are found by polling.
                let _ = watcher.watch(&path, mode);
            }
        }
    }
}

/// The system's watcher without the events of reading: we would wake ourselves.
struct Writes(RecommendedWatcher);

impl Watcher for Writes {
    fn new<F: EventHandler>(mut handler: F, config: notify::Config) -> notify::Result<Self> {
        let handle = move |event: notify::Result<notify::Event>| {
            let is_reading = |kind: &EventKind| {
                let is_written = AccessKind::Close(AccessMode::Write);
                matches!(kind, EventKind::Access(kind) if *kind != is_written)
            };
            if !event.as_ref().is_ok_and(|event| is_reading(&event.kind)) {
                handler.handle_event(event);
            }
        };
        RecommendedWatcher::new(handle, config).map(Self)
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.0.unwatch(path)
    }

    fn kind() -> WatcherKind {
        RecommendedWatcher::kind()
    }
}
