//! A progress bar for long builds.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::Once;
use std::time::{Duration, Instant};

/// How long a build may take before the bar is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar; nothing is drawn for short work or without a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: Once,
    is_watched: bool,
}

impl Progress {
    /// Work of so many steps that began just now.
    pub(super) fn new(steps: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len}");
        Self {
            bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())),
            started: Instant::now(),
            shown: Once::new(),
            is_watched: io::stderr().is_terminal(),
        }
    }

    /// A step was made.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        // How many files the index has is known only when it has been made.
        if self.bar.length() < Some(self.bar.position()) {
            self.bar.inc_length(1);
        }
        if self.is_watched && self.started.elapsed() > PATIENCE {
            let show = || self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown.call_once(show);
        }
    }

    /// The work is done; what was drawn goes.
    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}
