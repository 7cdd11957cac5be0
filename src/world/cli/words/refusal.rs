//! Why a command does not do what it was asked to, or only a part of it.

use crate::base::Words;
use crate::world::host::pictures::CacheError;
use crate::world::host::publish::PublishError;
use std::io;
use std::path::Path;

/// A file or folder where `ondo init` would write one.
pub(in crate::world::cli) fn taken(found: &Path) -> Words {
    let found = found.display();
    Words::new(
        format!("{found}: 이미 있습니다; 새 폴더의 이름을 쓰세요: ondo init 새폴더"),
        format!("{found}: already exists; name a new folder: ondo init FOLDER"),
    )
}

/// An environment variable that should hold a time and does not.
pub(in crate::world::cli) fn no_moment(variable: &str, value: &str) -> Words {
    Words::new(
        format!(
            "환경 변수 {variable}에 시각이 아닌 값이 있습니다: `{value}`; 1970년부터 센 초를 숫자로 쓰거나 지우세요"
        ),
        format!("{variable} is not a time: `{value}`; write seconds since 1970, or unset it"),
    )
}

/// An address that cannot be listened on.
pub(in crate::world::cli) fn cannot_listen(host: &str, port: u16, error: &io::Error) -> Words {
    Words::new(
        format!(
            "{host}:{port}에서 미리보기를 열 수 없습니다 ({error}); --host나 --port를 바꾸세요"
        ),
        format!("cannot listen on {host}:{port} ({error}); change --host or --port"),
    )
}

/// A symbolic link that was left out.
pub(in crate::world::cli) fn skipped(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!("건너뜀: {path} (사이트 폴더 밖이나 없는 곳을 가리키는 심볼릭 링크)"),
        format!("skipped: {path} (a symbolic link that is broken or leads out of the site)"),
    )
}

/// The address that new archives have until somebody writes their own.
pub(in crate::world::cli) fn example_address(address: &str) -> Words {
    Words::new(
        format!(
            "base_url이 예시 주소({address}) 그대로입니다; 누리집을 올릴 주소로 바꾸지 않으면 검색 엔진과 소식 구독자가 이 주소로 찾아갑니다"
        ),
        format!(
            "base_url is still the example, {address}; search engines and feed readers will be \
             sent there"
        ),
    )
}

/// A site without records: more likely a wrong folder than an empty archive.
pub(in crate::world::cli) fn nothing_to_build(content: &Path) -> Words {
    let content = content.display();
    Words::new(
        format!(
            "{content}: 기록이 하나도 없어 아무것도 쓰지 않았습니다; 다른 폴더의 기록이면 --root로 그 폴더를 정하세요"
        ),
        format!(
            "{content}: there are no records, so nothing was written; if they are elsewhere, \
             choose that folder with --root"
        ),
    )
}

/// A folder that cannot be the cache.
pub(in crate::world::cli) fn no_cache(why: &CacheError) -> Words {
    let path = match why {
        CacheError::Disk(error) => return error.words(),
        CacheError::Foreign(path) => path.display(),
    };
    Words::new(
        format!(
            "{path}: 다른 파일이 있는 폴더는 캐시로 쓸 수 없습니다; 새 폴더나 빈 폴더를 --cache로 정하세요"
        ),
        format!(
            "{path}: a folder with other files cannot be the cache; choose a new or empty one \
             with --cache"
        ),
    )
}

/// A cache that would be published, or read as a part of the archive.
pub(in crate::world::cli) fn cache_in_site(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!(
            "{path}: 캐시는 만든 사이트, 기록, 테마의 폴더 안에 두거나 그 폴더를 담을 수 없습니다; --cache로 다른 폴더를 정하세요"
        ),
        format!(
            "{path}: the cache can neither be in nor contain the built site, the records or the \
             themes; choose another folder with --cache"
        ),
    )
}

/// An output folder among the sources, or one that contains them.
pub(in crate::world::cli) fn output_among_sources(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!(
            "{path}: 기록이나 테마가 있는 폴더에는 쓸 수 없습니다; --output으로 다른 폴더를 정하세요"
        ),
        format!(
            "{path}: the site cannot be written among its sources; choose another folder with \
             --output"
        ),
    )
}

/// A history that git does not show.
pub(in crate::world::cli) fn git_refused(root: &Path) -> Words {
    let root = root.display();
    Words::new(
        format!(
            "git이 다른 사용자의 폴더라며 기록을 보여 주지 않아 사이트맵에 고친 날을 적지 않습니다; 믿는 폴더이면 git config --global \
             --add safe.directory {root}"
        ),
        format!(
            "git does not show the history of another user's folder, so the sitemap has no dates; \
             if you trust it: git config --global --add safe.directory {root}"
        ),
    )
}

/// A copy of a repository without its history.
pub(in crate::world::cli) fn shallow() -> Words {
    Words::new(
        "git 기록을 일부만 받아 와서 사이트맵에 고친 날을 적지 않습니다; CI에서는 기록을 모두 받으세요(fetch-depth: 0)",
        "this is a shallow clone, so the sitemap has no dates; in CI, fetch the whole history \
         (fetch-depth: 0)",
    )
}

/// A machine without a font for Korean.
pub(in crate::world::cli) fn no_fonts() -> Words {
    Words::new(
        "이 컴퓨터에 한글 글꼴이 없어 행사마다 그리는 공유 그림 대신 글 없는 그림 하나를 씁니다; \
         나눔고딕이나 Noto Sans CJK를 설치하거나 글꼴 파일을 themes/<테마>/fonts/에 두세요",
        "no font with Hangul was found here, so all pages share one card without text; \
         install Nanum Gothic or Noto Sans CJK, or put a font file into themes/<theme>/fonts/",
    )
}

/// Why a site was made and not published. Diagnostics are shown by themselves.
pub(in crate::world::cli) fn unpublished(error: &PublishError) -> Words {
    match error {
        PublishError::Problems(_) => Words::none(),
        PublishError::Disk(error) => error.words(),
        PublishError::InTheWay(path) => in_the_way(path),
        PublishError::Foreign(path) => foreign(path),
        PublishError::Busy(path) => {
            let path = path.display();
            Words::new(
                format!("{path}: 다른 빌드가 이 폴더에 쓰고 있습니다; 끝난 뒤에 다시 하세요"),
                format!("{path}: another build is writing here; try again when it has ended"),
            )
        }
        PublishError::Unstable(paths) => unstable(paths),
    }
}

fn in_the_way(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!(
            "{path}: 이 자리에 Ondo가 만들지 않은 파일이나 폴더가 있어 쓸 수 없습니다; 옮기거나 --output으로 다른 폴더를 정하세요"
        ),
        format!(
            "{path}: a file or folder that Ondo did not make is in the way; move it, or choose \
             another folder with --output"
        ),
    )
}

fn foreign(path: &Path) -> Words {
    let path = path.display();
    Words::new(
        format!(
            "{path}: Ondo가 만들지 않은 파일이 있는 폴더입니다; 빈 폴더를 --output으로 정하거나, 그 파일들과 섞이고 같은 자리의 파일은 바뀌어도 \
             되면 --force를 붙이세요; 예전에 Ondo로 만든 사이트라면 .ondo 폴더가 지워진 것입니다"
        ),
        format!(
            "{path}: this folder holds files that Ondo did not make; choose an empty one with \
             --output, or add --force to write the site among them and replace those in the way; \
             if Ondo built it, its folder .ondo was removed"
        ),
    )
}

/// Files that differ between two builds of the same sources.
fn unstable(paths: &[String]) -> Words {
    const MOST: usize = 20;
    let count = paths.len();
    let list = paths[..count.min(MOST)].join("\n");
    Words::new(
        format!("두 번 만든 것이 서로 다른 파일 {count}개; 아무것도 쓰지 않았습니다:\n{list}"),
        format!("{count} files differ between the two builds; nothing was written:\n{list}"),
    )
}
