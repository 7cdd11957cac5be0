//! Every diagnostic of this room, one constructor each.

use super::url::Url;
use crate::base::{Diagnostic, Place, Rule, Words};

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

pub(super) fn broken_anchor(anchor: &str, place: &Place, near: Option<&str>) -> Diagnostic {
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
        None => problem.help(Words::new(
            "제목의 글자를 그대로 쓰고 빈칸은 `-`로 바꾸세요",
            "write the words of the heading with `-` for spaces",
        )),
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
