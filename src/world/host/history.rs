//! When each file was last changed, from the history of git.

use crate::base::{Date, SourcePath};
use crate::content::in_seoul;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What git knows about a site.
pub(in crate::world) enum History {
    /// The day of the last commit of each file, in Seoul.
    Known(BTreeMap<SourcePath, Date>),
    /// A shallow clone: every file would seem as new as its last commits.
    Shallow,
    /// Git refuses to read a folder that belongs to another user.
    Refused,
    /// There is no git, or the site is not in it.
    None,
}

/// Asks git when the files below `content/` were last changed.
pub(in crate::world) fn of(root: &Path) -> History {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(root)
            .args(arguments)
            .env("LC_ALL", "C");
        // A git hook names another repository in these.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(variable);
        }
        let answer = command.output().ok()?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some(if answer.status.success() {
            Ok(text(&answer.stdout))
        } else {
            Err(text(&answer.stderr))
        })
    };
    match git(&["rev-parse", "--is-shallow-repository"]) {
        Some(Ok(answer)) if answer.trim() == "false" => {}
        Some(Ok(_)) => return History::Shallow,
        Some(Err(why)) if why.contains("dubious ownership") => return History::Refused,
        Some(Err(_)) | None => return History::None,
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
    match log {
        Some(Ok(log)) => History::Known(days(&log)),
        _ => History::None,
    }
}

/// Parses the log, the newest commit first: `@` and its second, then the files it changed.
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

/// The day of a second in Seoul.
fn day_of(second: &str) -> Option<Date> {
    let moment = Timestamp::from_second(second.parse().ok()?).ok()?;
    let day = in_seoul(moment).date();
    Date::new(day.year(), Some(day.month()), Some(day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_commit_of_a_file_counts_and_its_day_is_that_of_seoul() {
        let days =
            days("@1700000000\n\ncontent/a.md\n@1600000000\n\ncontent/a.md\ncontent/가.md\n");
        let listed: Vec<String> = days
            .iter()
            .map(|(path, day)| format!("{path} {day}"))
            .collect();
        assert_eq!(
            listed,
            ["content/a.md 2023-11-15", "content/가.md 2020-09-13"]
        );
    }
}
