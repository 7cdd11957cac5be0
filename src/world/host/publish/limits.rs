//! Compares the site with the limits of its host.

use super::error::PublishError;
use super::job::PublishJob;
use super::placed::PlacedFile;
use crate::base::{Diagnostic, Place, Rule, Severity, SourcePath, Words, size};
use crate::content::{CONFIG_FILE, Target};
use crate::plan::REDIRECTS_FILE;
use serde::Serialize;

/// How much of a limit is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::world) struct LimitUse {
    /// Which limit.
    pub(in crate::world) of: Limit,
    /// How much there is.
    pub(in crate::world) used: u64,
    /// The limit of the host.
    pub(in crate::world) most: u64,
}

/// What hosts limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::world) enum Limit {
    /// Files of the site.
    Files,
    /// Bytes of the largest file.
    FileBytes,
    /// Bytes of the site.
    SiteBytes,
    /// Bytes of the redirect rules.
    RedirectBytes,
}

/// How much of each limit is used, and the exceeded ones where they are only warnings. Photos and
/// documents were checked when they were read.
pub(super) fn check(
    job: &PublishJob<'_>,
    placed: &[PlacedFile],
) -> Result<(Vec<LimitUse>, Vec<Diagnostic>), PublishError> {
    let limits = job.limits;
    let largest = largest(placed).map_or(0, |file| file.bytes);
    let rules = placed.iter().find(|file| file.path == REDIRECTS_FILE);
    let counted = [
        (Limit::Files, placed.len() as u64, limits.files),
        (Limit::FileBytes, largest, limits.file_bytes),
        (
            Limit::SiteBytes,
            placed.iter().map(|file| file.bytes).sum(),
            limits.site_bytes,
        ),
        (
            Limit::RedirectBytes,
            rules.map_or(0, |file| file.bytes),
            limits.redirect_bytes.filter(|_| rules.is_some()),
        ),
    ];
    let uses: Vec<LimitUse> = counted
        .into_iter()
        .filter_map(|(of, used, most)| {
            Some(LimitUse {
                of,
                used,
                most: most?,
            })
        })
        .collect();
    let target = job.target.unwrap_or(Target::Plain);
    let mut problems: Vec<Diagnostic> = Vec::new();
    for over in uses.iter().filter(|over| over.used > over.most) {
        match over.of {
            Limit::FileBytes => {
                let made = placed.iter().filter(|file| file.source.is_none());
                let too_large = made.filter(|file| file.bytes > over.most);
                problems.extend(too_large.map(|file| too_large_file(file, over.most, target)));
            }
            Limit::Files | Limit::SiteBytes | Limit::RedirectBytes => {
                problems.push(too_much(over, target))
            }
        }
    }
    for problem in &mut problems {
        problem.severity = job.over_limits;
    }
    match job.over_limits {
        Severity::Error if !problems.is_empty() => Err(PublishError::Problems(problems)),
        _ => Ok((uses, problems)),
    }
}

/// The largest file; of several, the first by path.
pub(super) fn largest(placed: &[PlacedFile]) -> Option<&PlacedFile> {
    placed
        .iter()
        .max_by(|a, b| (a.bytes, &b.path).cmp(&(b.bytes, &a.path)))
}

fn too_large_file(file: &PlacedFile, most: u64, target: Target) -> Diagnostic {
    let (path, host) = (&file.path, target.as_str());
    let (bytes, most) = (size(file.bytes), size(most));
    let message = Words::new(
        format!("`{host}`는 이만한 파일을 받지 않습니다: `{path}` {bytes}, 한도 {most}"),
        format!("`{host}` accepts files of at most {most}; `{path}` has {bytes}"),
    );
    at_settings(message).help(other_host())
}

fn too_much(over: &LimitUse, target: Target) -> Diagnostic {
    let host = target.as_str();
    let LimitUse { used, most, .. } = *over;
    let message = match over.of {
        Limit::Files => Words::new(
            format!("`{host}`는 파일을 {most}개까지만 받습니다: 지금 {used}개"),
            format!("`{host}` accepts {most} files; the site has {used}"),
        ),
        Limit::RedirectBytes => {
            let (used, most) = (size(used), size(most));
            Words::new(
                format!("`{host}`는 `_redirects`를 {most}까지만 읽습니다: 지금 {used}"),
                format!("`{host}` reads {most} of `_redirects`; it has {used}"),
            )
        }
        Limit::FileBytes | Limit::SiteBytes => {
            let (used, most) = (size(used), size(most));
            Words::new(
                format!("`{host}`는 사이트를 {most}까지만 받습니다: 지금 {used}"),
                format!("`{host}` accepts sites of {most}; this one has {used}"),
            )
        }
    };
    at_settings(message).help(match over.of {
        Limit::RedirectBytes => fewer_old_addresses(),
        _ => other_host(),
    })
}

/// A diagnostic at the settings, which name the host.
fn at_settings(message: Words) -> Diagnostic {
    let settings = Place::start_of(&SourcePath::new(CONFIG_FILE));
    Diagnostic::new(Rule::HostLimits, message).at(&settings, Words::none())
}

fn fewer_old_addresses() -> Words {
    Words::new(
        "오래전에 쓰던 주소를 `aliases`에서 지우거나, 한도가 더 큰 곳을 `target`에 쓰세요",
        "remove addresses that nobody uses any more from `aliases`, or choose a host with a \
         higher limit in `target`",
    )
}

fn other_host() -> Words {
    Words::new(
        "동영상과 큰 문서를 다른 곳에 올리고 링크를 걸거나, 한도가 더 큰 곳을 `target`에 쓰세요",
        "put videos and large documents elsewhere and link to them, or choose a host with a \
         higher limit in `target`",
    )
}
