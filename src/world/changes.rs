//! Waits until the folder of a site differs from what was last read of it.
//!
//! Events of the file system only wake us; what changed is found by comparing the folder with what was
//! read before, all of it, if need be after a first look at the files that events named. So every way of saving comes out right: a rename, a file written half and then whole, a
//! copy from elsewhere, a folder that moved. Where events do not come, as on many network drives,
//! we look by ourselves.
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

/// How long after the last event of a saving we look: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(5);
/// How often we look where events come.
const IDLE: Duration = Duration::from_secs(2);
/// How often we look where they do not.
const POLL: Duration = Duration::from_millis(300);
/// How soon everything is looked at after a look at a few files alone.
const SOON: Duration = Duration::from_millis(150);
/// How often events must have failed to come before we stop waiting for them.
const MISSES: u32 = 2;

/// The folder of a site, read again whenever it changes.
pub(super) struct Changes {
    root: PathBuf,
    folder: Folder,
    events: Receiver<Vec<PathBuf>>,
    watcher: Option<Debouncer<Writes>>,
    /// Kept, so that waiting goes on where there is no watcher.
    _sender: Sender<Vec<PathBuf>>,
    misses: u32,
    /// Whether only what events named was compared last.
    is_partial: bool,
    /// Whether the folder could not be read last.
    has_failed: bool,
    /// Whether we have waited for the words of a file that was found empty.
    is_patient: bool,
    /// When everything is looked at, if nothing wakes us before.
    due: Instant,
}

/// A change of the folder.
pub(super) struct Change {
    /// The files that came, went or changed.
    pub(super) paths: Vec<SourcePath>,
    /// When we began to look.
    pub(super) noticed: Instant,
}

impl Changes {
    /// Watches a folder from now on; `polls` does without events. Says beside it why it could not be
    /// read, if so; it can be waited for all the same.
    pub(super) fn of(root: &Path, polls: bool) -> Result<(Self, Option<DiskError>), DiskError> {
        let (sender, events) = channel();
        let tell = {
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
        let watcher = match polls {
            true => None,
            false => new_debouncer_opt(config, tell).ok(),
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
        // What changes while we read is told as well.
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
    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Waits for the next change. After an error the folder can be waited for again.
    pub(super) fn next(&mut self) -> Result<Change, DiskError> {
        loop {
            let named = self.wait();
            let noticed = Instant::now();
            // What a look at a few files leaves out is no event that failed to come.
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
            // Who writes a file first empties it: the words are on their way.
            let is_emptied = paths.iter().any(|path| now.is_empty(path));
            if is_emptied && !self.is_patient {
                self.is_patient = true;
                self.due = noticed + QUIET * 4;
                continue;
            }
            self.is_patient = false;
            self.folder = now;
            // Where reading failed, that it does no more is a change.
            if paths.is_empty() && !std::mem::take(&mut self.has_failed) {
                continue;
            }
            self.has_failed = false;
            // The event of what we found by ourselves may still be on its way.
            let is_missed = !is_woken && self.events.recv_timeout(QUIET * 20).is_err();
            self.misses = match is_missed {
                true => self.misses + 1,
                false => 0,
            };
            return Ok(Change { paths, noticed });
        }
    }

    /// Whether events do not come here.
    fn is_deaf(&self) -> bool {
        self.watcher.is_none() || self.misses >= MISSES
    }

    /// Waits for events and gives the files they name; `None` where it is time to look at everything.
    fn wait(&mut self) -> Option<Vec<PathBuf>> {
        let left = self.due.saturating_duration_since(Instant::now());
        let mut paths = self.events.recv_timeout(left).ok()?;
        paths.extend(self.events.try_iter().flatten());
        // A folder that was made anew is another one to the system.
        let is_new = |path: &PathBuf| path.parent() == Some(&self.root);
        if paths.iter().any(is_new) {
            self.watch();
        }
        Some(paths)
    }

    /// Reads the folder. A file that vanishes between listing and reading is no failure.
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

    /// Asks for events of all that a site is made of, but not of what is built from it.
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
                // What cannot be watched is found by looking.
                let _ = watcher.watch(&path, mode);
            }
        }
    }
}

/// The system's watcher without the events that reading gives: we would wake ourselves.
struct Writes(RecommendedWatcher);

impl Watcher for Writes {
    fn new<F: EventHandler>(mut handler: F, config: notify::Config) -> notify::Result<Self> {
        let tell = move |event: notify::Result<notify::Event>| {
            let is_reading = |kind: &EventKind| {
                let is_written = AccessKind::Close(AccessMode::Write);
                matches!(kind, EventKind::Access(kind) if *kind != is_written)
            };
            if !event.as_ref().is_ok_and(|event| is_reading(&event.kind)) {
                handler.handle_event(event);
            }
        };
        RecommendedWatcher::new(tell, config).map(Self)
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
