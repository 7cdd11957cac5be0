//! What a build says of itself, in both languages.

use crate::content::{Language, Target};
use crate::site::LeftOut;
use crate::world::pictures::Unkept;
use crate::world::publish::{Limit, PublishError, Report, Use};
use std::path::Path;
use std::time::Duration;

/// What was built: how much, what is largest, what the host takes, how long it took.
pub(in crate::world) fn built(
    report: &Report,
    phases: &[(&str, Duration)],
    all: Duration,
    language: Language,
) -> String {
    let Report {
        pages,
        files,
        written,
        removed,
        ..
    } = report;
    let bytes = size(report.bytes);
    let seconds = all.as_secs_f64();
    let mut lines = vec![match language {
        Language::Korean => format!(
            "쪽 {pages}개, 파일 {files}개, {bytes} (새로 쓴 파일 {written}개, 지운 파일 {removed}개), {seconds:.2}초"
        ),
        Language::English => format!(
            "{pages} pages, {files} files, {bytes} ({written} written, {removed} removed), {seconds:.2} s"
        ),
    }];
    let label = |korean, english| match language {
        Language::Korean => korean,
        Language::English => english,
    };
    if let Some((path, bytes)) = &report.largest {
        let largest = label("가장 큰 파일", "largest file");
        lines.push(format!("{largest}: {path}, {}", size(*bytes)));
    }
    if !report.uses.is_empty() {
        let uses: Vec<String> = report.uses.iter().map(|it| used(it, language)).collect();
        lines.push(format!("{}: {}", label("한도", "limits"), uses.join(", ")));
    }
    let phases: Vec<String> = phases
        .iter()
        .map(|(name, took)| phase(name, *took, language))
        .collect();
    lines.push(format!("{}: {}", label("시간", "time"), phases.join(", ")));
    lines.join("\n")
}

/// How much of what a host takes is used.
#[expect(
    clippy::cast_precision_loss,
    reason = "a share for people needs no exact digits"
)]
fn used(part: &Use, language: Language) -> String {
    let Use { of, used, most } = *part;
    let share = used as f64 / most as f64 * 100.0;
    match (of, language) {
        (Limit::Files, Language::Korean) => format!("파일 {used}/{most}개 ({share:.1}%)"),
        (Limit::Files, Language::English) => format!("{used} of {most} files ({share:.1}%)"),
        (Limit::FileBytes | Limit::SiteBytes | Limit::RedirectBytes, _) => {
            let what = match (of, language) {
                (Limit::RedirectBytes, _) => "_redirects",
                (Limit::FileBytes, Language::Korean) => "파일 크기",
                (Limit::FileBytes, Language::English) => "size of a file",
                (_, Language::Korean) => "사이트 크기",
                (_, Language::English) => "size of the site",
            };
            format!("{what} {}/{} ({share:.1}%)", size(used), size(most))
        }
    }
}

fn phase(name: &str, took: Duration, language: Language) -> String {
    let seconds = took.as_secs_f64();
    let korean = match name {
        "read" => "읽기",
        "check" => "검사",
        "verify" => "먼저 한 번 만들기",
        "make" => "만들기",
        _ => "놓기",
    };
    match language {
        Language::Korean => format!("{korean} {seconds:.2}초"),
        Language::English => format!("{name} {seconds:.2} s"),
    }
}

/// Where to look at what was built, and what to do with it.
pub(in crate::world) fn look(output: &Path, target: Option<Target>, language: Language) -> String {
    let folder = output.display();
    let home = output.join("index.html");
    let home = home.display();
    match (language, target) {
        (Language::Korean, None) => format!("브라우저로 여세요: {home}"),
        (Language::English, None) => format!("open in a browser: {home}"),
        (Language::Korean, Some(Target::S3)) => format!(
            "{folder} 폴더를 저장소에 올리세요; 파일마다 형식과 보관 방법(cache_control)을 {folder}/deploy-manifest.json이 알려 줍니다"
        ),
        (Language::English, Some(Target::S3)) => format!(
            "put {folder} into the store; {folder}/deploy-manifest.json tells the type and cache_control of each file"
        ),
        (Language::Korean, Some(_)) => format!(
            "{folder} 폴더를 서버에 올리면 {home}이 첫 화면입니다; 서버 없이 보려면 --portable을 붙이세요"
        ),
        (Language::English, Some(_)) => format!(
            "put {folder} on a server, {home} is the home page; to look at it without one, add --portable"
        ),
    }
}

/// What is not published yet.
pub(in crate::world) fn left_out(left_out: &LeftOut, language: Language) -> Option<String> {
    let LeftOut {
        drafts,
        embargoed,
        next,
    } = left_out;
    let next = next.map(|next| next.strftime("%Y-%m-%d %H:%M").to_string());
    let next = next.unwrap_or_default();
    let parts = match language {
        Language::Korean => [
            (*drafts, format!("초안 {drafts}건")),
            (
                *embargoed,
                format!("공개 시각 전인 기록 {embargoed}건(가장 이른 시각 {next})"),
            ),
        ],
        Language::English => [
            (*drafts, format!("{drafts} drafts")),
            (
                *embargoed,
                format!("{embargoed} embargoed records (the first until {next} in Seoul)"),
            ),
        ],
    };
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, text)| text).collect();
    let list = parts.join(", ");
    let said = match language {
        Language::Korean => format!("뺀 기록: {list}; --drafts를 붙이면 넣습니다"),
        Language::English => format!("left out: {list}; --drafts publishes them too"),
    };
    (!parts.is_empty()).then_some(said)
}

/// A site with what is not published yet.
pub(in crate::world) fn with_drafts(language: Language) -> &'static str {
    match language {
        Language::Korean => {
            "초안과 공개 시각 전인 기록도 넣었습니다(--drafts); 이 사이트는 공개하지 마세요"
        }
        Language::English => {
            "drafts and embargoed records are in it (--drafts); do not publish this site"
        }
    }
}

/// The address that new archives have until somebody writes their own.
pub(in crate::world) fn example_address(address: &str, language: Language) -> String {
    match language {
        Language::Korean => format!(
            "base_url이 예시 주소({address}) 그대로입니다; 누리집을 올릴 주소로 바꾸지 않으면 검색 엔진과 소식 구독자가 이 주소로 찾아갑니다"
        ),
        Language::English => format!(
            "base_url is still the example, {address}; search engines and readers of feeds will be sent there"
        ),
    }
}

/// A site that came out the same twice.
pub(in crate::world) fn verified(language: Language) -> &'static str {
    match language {
        Language::Korean => "두 번 만든 결과가 같습니다",
        Language::English => "both times the site came out the same",
    }
}

/// A site without a single record: more likely a wrong folder than an empty archive.
pub(in crate::world) fn nothing_to_build(content: &Path, language: Language) -> String {
    let content = content.display();
    match language {
        Language::Korean => format!(
            "{content}: 기록이 하나도 없어 아무것도 쓰지 않았습니다; 다른 폴더의 기록이면 --root로 그 폴더를 정하세요"
        ),
        Language::English => format!(
            "{content}: there are no records, so nothing was written; if they are elsewhere, name that folder with --root"
        ),
    }
}

/// A folder that is no good for keeping pictures.
pub(in crate::world) fn no_cache(why: &Unkept, language: Language) -> String {
    let (path, is_korean) = match why {
        Unkept::Disk(error) => return error.to_string(),
        Unkept::Foreign(path) => (path.display(), language == Language::Korean),
    };
    match is_korean {
        true => format!(
            "{path}: 다른 파일이 있는 폴더는 캐시로 쓸 수 없습니다; 새 폴더나 빈 폴더를 --cache로 정하세요"
        ),
        false => format!(
            "{path}: a folder that holds other files cannot be the cache; choose a new or empty one with --cache"
        ),
    }
}

/// A cache that would be published, or read as a part of the archive.
pub(in crate::world) fn cache_in_site(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Korean => format!(
            "{path}: 캐시는 만든 사이트, 기록, 테마의 폴더 안에 두거나 그 폴더를 담을 수 없습니다; --cache로 다른 폴더를 정하세요"
        ),
        Language::English => format!(
            "{path}: the cache can neither lie in nor hold the built site, the records or the themes; choose another folder with --cache"
        ),
    }
}

/// A history that git does not show.
pub(in crate::world) fn git_refused(root: &Path, language: Language) -> String {
    let root = root.display();
    match language {
        Language::Korean => format!(
            "git이 다른 사용자의 폴더라며 기록을 보여 주지 않아 사이트맵에 고친 날을 적지 않습니다; 믿는 폴더이면 git config --global --add safe.directory {root}"
        ),
        Language::English => format!(
            "git does not show the history of a folder of another user, so the sitemap tells no days; if you trust it: git config --global --add safe.directory {root}"
        ),
    }
}

/// Why a site was made and not published.
pub(in crate::world) fn unpublished(error: &PublishError, language: Language) -> String {
    let is_korean = language == Language::Korean;
    match error {
        PublishError::Problems(_) => String::new(),
        PublishError::Disk(error) => error.to_string(),
        PublishError::InTheWay(path) => in_the_way(path, language),
        PublishError::Foreign(path) => {
            let path = path.display();
            match is_korean {
                true => format!(
                    "{path}: Ondo가 만들지 않은 파일이 있는 폴더입니다; 빈 폴더를 --output으로 정하거나, 그 파일들과 섞이고 같은 자리의 파일은 바뀌어도 되면 --force를 붙이세요; 예전에 Ondo로 만든 사이트라면 .ondo 폴더가 지워진 것입니다"
                ),
                false => format!(
                    "{path}: this folder holds files that Ondo did not make; choose an empty one with --output, or add --force if the site may lie among them and replace those in its way; if Ondo built it, its folder .ondo was removed"
                ),
            }
        }
        PublishError::Busy(path) => {
            let path = path.display();
            match is_korean {
                true => {
                    format!("{path}: 다른 빌드가 이 폴더에 쓰고 있습니다; 끝난 뒤에 다시 하세요")
                }
                false => {
                    format!("{path}: another build is writing here; try again when it has ended")
                }
            }
        }
        PublishError::Unstable(paths) => {
            const SHOWN: usize = 20;
            let (count, shown) = (paths.len(), &paths[..paths.len().min(SHOWN)]);
            let list = shown.join("\n");
            match is_korean {
                true => format!(
                    "두 번 만든 것이 서로 다른 파일 {count}개; 아무것도 쓰지 않았습니다:\n{list}"
                ),
                false => format!(
                    "{count} files came out otherwise the second time; nothing was written:\n{list}"
                ),
            }
        }
    }
}

/// A copy of a repository without its history.
pub(in crate::world) fn shallow(language: Language) -> &'static str {
    match language {
        Language::Korean => {
            "git 기록을 일부만 받아 와서 사이트맵에 고친 날을 적지 않습니다; CI에서는 기록을 모두 받으세요(fetch-depth: 0)"
        }
        Language::English => {
            "this copy has a part of the git history only, so the sitemap tells no days; in CI, fetch all of it (fetch-depth: 0)"
        }
    }
}

/// A machine that cannot write Korean into a picture.
pub(in crate::world) fn no_fonts(language: Language) -> &'static str {
    match language {
        Language::Korean => {
            "이 컴퓨터에 한글 글꼴이 없어 행사마다 그리는 공유 그림 대신 글 없는 그림 하나를 씁니다; \
             나눔고딕이나 Noto Sans CJK를 설치하거나 글꼴 파일을 themes/<테마>/fonts/에 두세요"
        }
        Language::English => {
            "no font with Hangul was found here, so one card without words stands for all pages; \
             install Nanum Gothic or Noto Sans CJK, or put a font file into themes/<theme>/fonts/"
        }
    }
}

/// A folder that has lost all its records.
pub(in crate::world) fn no_records(output: &Path, language: Language) -> String {
    let output = output.display();
    match language {
        Language::Korean => {
            format!("content 폴더에 기록이 하나도 없어 {output} 폴더는 그대로 두었습니다")
        }
        Language::English => {
            format!("content holds no records any more; {output} is left as it was")
        }
    }
}

/// An output folder in which the sources lie, or which lies among them.
pub(in crate::world) fn output_among_sources(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Korean => {
            format!(
                "{path}: 기록이나 테마가 있는 폴더에는 쓸 수 없습니다; --output으로 다른 폴더를 정하세요"
            )
        }
        Language::English => {
            format!(
                "{path}: the site cannot be written among its sources; choose another folder with --output"
            )
        }
    }
}

/// A file or folder that is not ours and stands where a page must go.
pub(in crate::world) fn in_the_way(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Korean => format!(
            "{path}: 이 자리에 Ondo가 만들지 않은 파일이나 폴더가 있어 쓸 수 없습니다; 옮기거나 --output으로 다른 폴더를 정하세요"
        ),
        Language::English => format!(
            "{path}: something that Ondo did not make stands here; move it, or choose another folder with --output"
        ),
    }
}

/// A size as file managers and hosts count it: 1 MB is 1,048,576 bytes.
#[expect(
    clippy::cast_precision_loss,
    reason = "a size for people needs no exact digits"
)]
pub(in crate::world) fn size(bytes: u64) -> String {
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{:.1} KB", bytes as f64 / 1_024.0),
        _ => format!("{:.1} MB", bytes as f64 / 1_048_576.0),
    }
}
