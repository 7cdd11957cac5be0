//! When each file was last changed, as git tells. Knows no record.

use crate::base::{Date, SourcePath};
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What git knows of a site.
pub(super) enum History {
    /// The day of the last commit of each file, in Seoul.
    Known(BTreeMap<SourcePath, Date>),
    /// The copy holds the last commits only: every file would seem as new as they are.
    Shallow,
    /// There is no git, or the site is not in it.
    None,
}

/// Asks git when the files below `content/` were last changed.
pub(super) fn of(root: &Path) -> History {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(root).args(arguments);
        let answer = command.output().ok().filter(|it| it.status.success())?;
        String::from_utf8(answer.stdout).ok()
    };
    match git(&["rev-parse", "--is-shallow-repository"])
        .as_deref()
        .map(str::trim)
    {
        Some("false") => {}
        Some("true") => return History::Shallow,
        _ => return History::None,
    }
    let log = git(&[
        "-c",
        "core.quotepath=off",
        "log",
        "--relative",
        "--no-renames",
        "--name-only",
        "--format=@%ct",
        "--",
        "content",
    ]);
    log.map_or(History::None, |log| History::Known(days(&log)))
}

/// Reads what git tells, the newest commit first: `@` and its second, then the files it changed.
fn days(log: &str) -> BTreeMap<SourcePath, Date> {
    let mut days = BTreeMap::new();
    let mut day = None;
    for line in log.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix('@') {
            Some(second) => day = day_of(second),
            None => {
                if let Some(day) = day {
                    days.entry(SourcePath::new(line)).or_insert(day);
                }
            }
        }
    }
    days
}

/// The day of a second in Seoul, so that it is one day on every machine.
fn day_of(second: &str) -> Option<Date> {
    const HOURS_AHEAD: i8 = 9;
    let moment = Timestamp::from_second(second.parse().ok()?).ok()?;
    let day = Offset::constant(HOURS_AHEAD).to_datetime(moment).date();
    Date::new(day.year(), Some(day.month()), Some(day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_commit_of_a_file_counts_and_its_day_is_that_of_seoul() {
        let days =
            days("@1700000000\n\ncontent/a.md\n@1600000000\n\ncontent/a.md\ncontent/가.md\n");
        let told: Vec<String> = days
            .iter()
            .map(|(path, day)| format!("{path} {day}"))
            .collect();
        assert_eq!(
            told,
            ["content/a.md 2023-11-15", "content/가.md 2020-09-13"]
        );
    }
}
