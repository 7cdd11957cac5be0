//! What a host takes, held against what there is. Knows no disk.

use super::{Order, Placed, PublishError};
use crate::base::{Diagnostic, Place, Rule, Severity, SourcePath, Words};
use crate::content::{CONFIG_FILE, Target};
use crate::plan::REDIRECTS_FILE;
use crate::world::words;
use serde::Serialize;

/// How much of something that a host takes is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(in crate::world) struct Use {
    /// What it is.
    pub(in crate::world) of: Limit,
    /// How much there is.
    pub(in crate::world) used: u64,
    /// The most that the host takes.
    pub(in crate::world) most: u64,
}

/// What hosts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::world) enum Limit {
    /// Files of the site.
    Files,
    /// Bytes of the largest file.
    FileBytes,
    /// Bytes of the site.
    SiteBytes,
    /// Bytes of the rules that send readers on.
    RedirectBytes,
}

/// How much of what the host takes is used, and everything there is too much of, where that is no error. Photos and
/// documents were held against the host when they were read.
pub(super) fn check(
    order: &Order<'_>,
    placed: &[Placed],
) -> Result<(Vec<Use>, Vec<Diagnostic>), PublishError> {
    let limits = order.limits;
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
    let uses: Vec<Use> = counted
        .into_iter()
        .filter_map(|(of, used, most)| {
            Some(Use {
                of,
                used,
                most: most?,
            })
        })
        .collect();
    let target = order.target.unwrap_or(Target::Plain);
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
        problem.severity = order.over_limits;
    }
    match order.over_limits {
        Severity::Error if !problems.is_empty() => Err(PublishError::Problems(problems)),
        _ => Ok((uses, problems)),
    }
}

/// The file with the most bytes, the first by its path where several have them.
pub(super) fn largest(placed: &[Placed]) -> Option<&Placed> {
    placed
        .iter()
        .max_by(|a, b| (a.bytes, &b.path).cmp(&(b.bytes, &a.path)))
}

fn too_large_file(file: &Placed, most: u64, target: Target) -> Diagnostic {
    let (path, host) = (&file.path, target.as_str());
    let (size, most) = (words::size(file.bytes), words::size(most));
    let message = Words::new(
        format!("`{host}`는 이만한 파일을 받지 않습니다: `{path}` {size}, 한도 {most}"),
        format!("`{host}` takes files of at most {most}, `{path}` has {size}"),
    );
    at_settings(message).help(other_host())
}

fn too_much(over: &Use, target: Target) -> Diagnostic {
    let host = target.as_str();
    let Use { used, most, .. } = *over;
    let message = match over.of {
        Limit::Files => Words::new(
            format!("`{host}`는 파일을 {most}개까지만 받습니다: 지금 {used}개"),
            format!("`{host}` takes {most} files, the site has {used}"),
        ),
        Limit::RedirectBytes => {
            let (used, most) = (words::size(used), words::size(most));
            Words::new(
                format!("`{host}`는 `_redirects`를 {most}까지만 읽습니다: 지금 {used}"),
                format!("`{host}` reads {most} of `_redirects`, it has {used}"),
            )
        }
        Limit::FileBytes | Limit::SiteBytes => {
            let (used, most) = (words::size(used), words::size(most));
            Words::new(
                format!("`{host}`는 사이트를 {most}까지만 받습니다: 지금 {used}"),
                format!("`{host}` takes sites of {most}, this one has {used}"),
            )
        }
    };
    at_settings(message).help(match over.of {
        Limit::RedirectBytes => fewer_old_addresses(),
        _ => other_host(),
    })
}

/// The host is named in the settings.
fn at_settings(message: Words) -> Diagnostic {
    let settings = Place::start_of(&SourcePath::new(CONFIG_FILE));
    Diagnostic::new(Rule::HostLimits, message).at(&settings, Words::none())
}

fn fewer_old_addresses() -> Words {
    Words::new(
        "오래전에 쓰던 주소를 `aliases`에서 지우거나, 한도가 더 큰 곳을 `target`에 쓰세요",
        "take addresses that nobody uses any more out of `aliases`, or name a host in `target` that takes more",
    )
}

fn other_host() -> Words {
    Words::new(
        "동영상과 큰 문서를 다른 곳에 올리고 링크를 걸거나, 한도가 더 큰 곳을 `target`에 쓰세요",
        "put films and large documents elsewhere and link to them, or name a host in `target` that takes more",
    )
}
