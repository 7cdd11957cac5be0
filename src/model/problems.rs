//! Every diagnostic of this room, one constructor each.

use crate::base::korean::with_particle;
use crate::base::{Diagnostic, Located, Place, Words};
use crate::content::Kind;

fn code(text: &str, pair: &str) -> String {
    with_particle(&format!("`{text}`"), pair)
}

fn suggest(problem: Diagnostic, place: &Place, near: Option<&str>, otherwise: Words) -> Diagnostic {
    match near {
        Some(near) => problem.fix(place, near),
        None => problem.help(otherwise),
    }
}

pub(super) fn unknown_agency(name: &Located<String>, near: Option<&str>) -> Diagnostic {
    let message = Words::new(
        format!("기관 {} 찾을 수 없습니다", code(&name.value, "을/를")),
        format!("no agency is called `{}`", name.value),
    );
    let problem = Diagnostic::error("unknown-agency", message).at(
        &name.place,
        Words::new("등록되지 않은 기관", "not in content/agencies"),
    );
    let otherwise = Words::new(
        format!(
            "`content/agencies/`에 `title: {}`인 파일을 만드세요",
            name.value
        ),
        format!(
            "create a file in `content/agencies/` with `title: {}`",
            name.value
        ),
    );
    suggest(problem, &name.place, near, otherwise)
}

pub(super) fn ambiguous_agency(name: &Located<String>, candidates: &[&str]) -> Diagnostic {
    let message = Words::new(
        format!(
            "{} 여러 기관의 이름입니다: {}",
            code(&name.value, "은/는"),
            candidates.join(", ")
        ),
        format!(
            "`{}` is the name of several agencies: {}",
            name.value,
            candidates.join(", ")
        ),
    );
    Diagnostic::error("ambiguous-agency", message)
        .at(
            &name.place,
            Words::new("어느 기관인지 알 수 없습니다", "which one is meant?"),
        )
        .help(Words::new(
            "공식 이름이나 파일 이름으로 쓰세요",
            "write the official name or the name of its file",
        ))
}

pub(super) fn unknown_record(kind: Kind, id: &Located<String>, near: Option<&str>) -> Diagnostic {
    let (rule, ko, en) = match kind {
        Kind::Series => ("unknown-series", "계열을", "series"),
        Kind::Case => ("unknown-case", "사례를", "case"),
        Kind::Home | Kind::Event | Kind::Agency | Kind::Page => {
            ("unknown-record", "기록을", "record")
        }
    };
    let message = Words::new(
        format!("{ko} 찾을 수 없습니다: `{}`", id.value),
        format!("there is no {en} `{}`", id.value),
    );
    let folder = kind.as_str();
    let problem = Diagnostic::error(rule, message).at(
        &id.place,
        Words::new(
            format!("`content/{folder}/`에 없음"),
            format!("not in `content/{folder}/`"),
        ),
    );
    let otherwise = Words::new(
        format!(
            "`content/{folder}/{}.md`를 만들거나 id를 고치세요",
            id.value
        ),
        format!(
            "create `content/{folder}/{}.md` or correct the id",
            id.value
        ),
    );
    suggest(problem, &id.place, near, otherwise)
}

pub(super) fn duplicate_id(id: &str, place: &Place, first: &Place) -> Diagnostic {
    let message = Words::new(
        format!(
            "id `{id}`인 기록이 둘입니다: `{}`, `{}`",
            first.path, place.path
        ),
        format!(
            "two records have the id `{id}`: `{}` and `{}`",
            first.path, place.path
        ),
    );
    Diagnostic::error("duplicate-id", message)
        .at(place, Words::new("둘째 파일", "the second file"))
        .help(Words::new(
            "한 파일의 이름을 바꾸거나 지우세요",
            "rename or remove one of the files",
        ))
}

pub(super) fn duplicate_round(place: &Place, first: &Place, round: u32) -> Diagnostic {
    let message = Words::new(
        format!("같은 계열에 제{round}회가 둘입니다"),
        format!("the series has two rounds with the number {round}"),
    );
    Diagnostic::error("duplicate-round", message)
        .at(place, Words::new("다시 나온 회차", "given again"))
        .at(first, Words::new("처음 나온 회차", "first given here"))
        .help(Words::new(
            "번호를 고치세요; 해마다 1회부터 다시 세는 계열이면 `season: 연도`를 함께 쓰세요",
            "correct the number; where the count begins anew each year, add `season: year`",
        ))
}

pub(super) fn no_holder(place: &Place) -> Diagnostic {
    Diagnostic::error(
        "missing-field",
        Words::new(
            "`hosts`에 기관이 하나도 없습니다",
            "`hosts` names no agency",
        ),
    )
    .at(place, Words::none())
    .help(Words::new(
        "개최 기관을 하나 이상 쓰세요",
        "name at least one host",
    ))
}
