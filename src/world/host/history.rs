//! When each file came and was last changed, from the history of git.

use crate::base::{Date, SourcePath};
use crate::content::{self, Lifetime, in_seoul};
use jiff::Timestamp;
use std::path::Path;
use std::process::Command;

/// What git knows about a site.
pub(in crate::world) enum History {
    /// The days of the first and the last commit of each file, in Seoul.
    Known(content::History),
    /// A shallow clone: every file would seem as new as its last commits.
    Shallow,
    /// Git refuses to read a folder that belongs to another user.
    Refused,
    /// There is no git, or the site is not in it.
    None,
}

/// Asks git when the files below `content/` came and were last changed.
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
fn days(log: &str) -> content::History {
    let mut days = content::History::new();
    let mut day = None;
    for line in log.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix('@') {
            Some(second) => day = day_of(second),
            None => {
                if let Some(day) = day {
                    let own = days.entry(SourcePath::new(line));
                    let own = own.or_insert(Lifetime {
                        added: day,
                        changed: day,
                    });
                    own.added = day;
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
    fn the_oldest_and_the_newest_commit_of_a_file_count_and_their_days_are_those_of_seoul() {
        let days =
            days("@1700000000\n\ncontent/a.md\n@1600000000\n\ncontent/a.md\ncontent/가.md\n");
        let listed: Vec<String> = days
            .iter()
            .map(|(path, days)| format!("{path} {} {}", days.added, days.changed))
            .collect();
        assert_eq!(
            listed,
            [
                "content/a.md 2020-09-13 2023-11-15",
                "content/가.md 2020-09-13 2020-09-13"
            ]
        );
    }
}
