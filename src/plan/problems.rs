//! Every diagnostic of this room, one constructor each.

use super::url::Url;
use crate::base::{self, Diagnostic, Place, Rule, SourcePath, Words};
use crate::content::{CONFIG_FILE, Target};

pub(super) fn route_conflict(
    url: &Url,
    place: Option<&Place>,
    other: Option<&Place>,
) -> Diagnostic {
    let message = Words::new(
        format!("두 쪽의 주소가 `/{url}`로 같습니다"),
        format!("two pages want the address `/{url}`"),
    );
    let mut problem = Diagnostic::new(Rule::RouteConflict, message);
    if let Some(place) = place {
        problem = problem.at(place, Words::new("이 기록", "this record"));
    }
    if let Some(other) = other.filter(|other| Some(*other) != place) {
        problem = problem.at(other, Words::new("먼저 쓴 기록", "the other one"));
    }
    problem.help(Words::new(
        "파일 이름이나 `slug`, `aliases`를 바꾸세요; 대문자와 소문자만 다른 주소도 같은 주소입니다",
        "change a file name, `slug` or `aliases`; addresses that differ in capitals only are the same",
    ))
}

pub(super) fn broken_link(target: &str, place: &Place, near: Option<&str>) -> Diagnostic {
    let message = Words::new(
        format!("링크가 가리키는 기록이 없습니다: `{target}`"),
        format!("the link `{target}` leads nowhere"),
    );
    let problem = Diagnostic::new(Rule::BrokenLink, message).at(place, Words::none());
    match near {
        Some(near) => problem.fix(place, near),
        None => problem.help(Words::new(
            "이 파일에서 본 경로(`../cases/이름.md`)나 id(`cases/이름`)를 쓰세요",
            "write the path from this file (`../cases/name.md`) or an id (`cases/name`)",
        )),
    }
}

/// An item of the menu, in `ondo.yaml`, that leads to no page.
pub(super) fn broken_menu(path: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("메뉴가 가리키는 쪽이 없습니다: `{path}`"),
        format!("the menu leads to `{path}`, where there is no page"),
    );
    Diagnostic::new(Rule::BrokenLink, message)
        .at(place, Words::none())
        .help(Words::new(
            "사이트 안의 주소를 쓰세요: `events/`, `cases/`, `pages` 폴더의 쪽은 `about/`처럼",
            "write an address of the site: `events/`, `cases/`; for a page of the folder `pages`, `about/`",
        ))
}

/// A link to a heading that is not there; `headings` are the anchors of those that are.
pub(super) fn broken_anchor(
    anchor: &str,
    place: &Place,
    near: Option<&str>,
    headings: &[&str],
) -> Diagnostic {
    let message = Words::new(
        format!("그 쪽에는 `#{anchor}` 제목이 없습니다"),
        format!("that page has no heading `#{anchor}`"),
    );
    let problem = Diagnostic::new(Rule::BrokenAnchor, message).at(place, Words::none());
    match near {
        Some(near) => problem.help(Words::new(
            format!("`#{near}`인지 확인하세요"),
            format!("did you mean `#{near}`?"),
        )),
        None if headings.is_empty() => problem.help(Words::new(
            "그 쪽에는 제목이 없으니 `#` 뒤를 지우세요",
            "the page has no headings; remove the part from `#` on",
        )),
        None => {
            const MOST: usize = 6;
            let shown: Vec<String> = headings
                .iter()
                .take(MOST)
                .map(|it| format!("`#{it}`"))
                .collect();
            let shown = shown.join(", ");
            problem.help(Words::new(
                format!("제목의 글자를 그대로 쓰고 빈칸은 `-`로 바꾸세요; 그 쪽의 제목: {shown}"),
                format!("write the words of the heading with `-` for spaces; there are {shown}"),
            ))
        }
    }
}

pub(super) fn missing_media(path: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("파일이 없습니다: `{path}`"),
        format!("there is no file `{path}`"),
    );
    Diagnostic::new(Rule::MissingMedia, message)
        .at(place, Words::none())
        .help(Words::new(
            "기록과 같은 폴더에 파일을 두거나 경로를 고치세요",
            "put the file beside the record or correct the path",
        ))
}

pub(super) fn broken_photo(target: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("사진을 열 수 없습니다: `{target}`"),
        format!("the photo `{target}` cannot be opened"),
    );
    Diagnostic::new(Rule::InvalidMedia, message)
        .at(place, Words::none())
        .help(Words::new(
            "파일이 깨졌거나 이름과 다른 형식입니다. JPEG, PNG, WebP로 다시 저장하세요",
            "the file is damaged or of another format than its name says; save it again as JPEG, PNG or WebP",
        ))
}

pub(super) fn orphan_media(path: &SourcePath) -> Diagnostic {
    let message = Words::new(
        "어느 기록에서도 쓰지 않는 파일이라 사이트에 나오지 않습니다",
        "no record names this file, so it is not published",
    );
    Diagnostic::new(Rule::OrphanMedia, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            "기록의 `media`나 본문에서 쓰거나, 필요 없으면 파일을 지우세요",
            "name it in `media` or in the text of a record, or remove it",
        ))
}

pub(super) fn large_media(path: &SourcePath, size: u64, limit: u64) -> Diagnostic {
    let (size, limit) = (base::size(size), base::size(limit));
    let message = Words::new(
        format!("파일이 큽니다: {size}"),
        format!("the file is large: {size}"),
    );
    Diagnostic::new(Rule::LargeMedia, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            format!("{limit} 이하로 줄이세요; 휴대전화로 보는 사람은 내려받는 데 오래 걸립니다"),
            format!("make it smaller than {limit}; on a telephone it takes long to load"),
        ))
}

pub(super) fn host_limit(path: &SourcePath, size: u64, limit: u64, target: Target) -> Diagnostic {
    let (size, limit) = (base::size(size), base::size(limit));
    let host = target.as_str();
    let message = Words::new(
        format!("`{host}`는 이만한 파일을 받지 않습니다: {size}"),
        format!("`{host}` takes no file of {size}"),
    );
    Diagnostic::new(Rule::HostLimits, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            format!("{limit} 이하로 줄이거나, 다른 곳에 올리고 링크를 거세요"),
            format!("make it smaller than {limit}, or put it elsewhere and link to it"),
        ))
}

/// More old addresses than the host sends on.
pub(super) fn too_many_redirects(count: u64, limit: u64, target: Target) -> Diagnostic {
    let host = target.as_str();
    let message = Words::new(
        format!("`{host}`는 옛 주소를 {limit}개까지만 이어 줍니다: 지금 {count}개"),
        format!("`{host}` sends {limit} old addresses on, the site has {count}"),
    );
    Diagnostic::new(Rule::HostLimits, message)
        .at(
            &Place::start_of(&SourcePath::new(CONFIG_FILE)),
            Words::none(),
        )
        .help(Words::new(
            "아무도 찾지 않는 옛 주소를 기록의 `aliases`에서 지우거나 `target`을 바꾸세요",
            "remove addresses that nobody uses from the `aliases` of records, or change `target`",
        ))
}
