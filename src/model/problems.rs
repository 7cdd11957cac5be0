//! Every diagnostic of this room, one constructor each.

use crate::base::korean::with_particle;
use crate::base::{Diagnostic, Located, Place, Rule, Words};
use crate::content::{RecordKind, Translation};

/// A text as code, with the particle that follows it.
pub(super) fn code(text: &str, pair: &str) -> String {
    with_particle(&format!("`{text}`"), pair)
}

fn suggest(problem: Diagnostic, place: &Place, near: Option<&str>, otherwise: Words) -> Diagnostic {
    match near {
        Some(near) => problem.fix(place, near),
        None => problem.help(otherwise),
    }
}

pub(in crate::model) fn unknown_agency(name: &Located<String>, near: Option<&str>) -> Diagnostic {
    let message = Words::new(
        format!("기관 {} 찾을 수 없습니다", code(&name.value, "을/를")),
        format!("no agency is called `{}`", name.value),
    );
    let problem = Diagnostic::new(Rule::UnknownAgency, message).at(
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

/// A name without a file that looks like a slip of another: one that a file has (`is_registered`),
/// or that other records use. Only where the other `is_surer` is it offered in place of this one.
pub(in crate::model) fn similar_name(
    name: &Located<String>,
    other: &Located<String>,
    is_registered: bool,
    is_surer: bool,
) -> Diagnostic {
    let message = Words::new(
        format!(
            "비슷한 두 이름을 다른 기관으로 셉니다: `{}`, `{}`",
            name.value, other.value
        ),
        format!(
            "two names that are nearly the same count as two agencies: `{}` and `{}`",
            name.value, other.value
        ),
    );
    let label = if is_registered {
        Words::new("파일이 있는 기관", "the agency with a file")
    } else {
        Words::new("비슷한 이름", "the similar name")
    };
    let one = if is_surer {
        Words::new(
            format!("같은 기관이면 {} 고치세요", code(&other.value, "으로/로")),
            format!("where they are one agency, write `{}`", other.value),
        )
    } else {
        Words::new(
            "같은 기관이면 한 이름으로 쓰세요",
            "where they are one agency, write one name",
        )
    };
    let two = if is_registered {
        Words::new(
            "다른 기관이면 `content/agencies/`에 이 이름으로 파일을 만들면 됩니다",
            "where they are two, create a file of this name in `content/agencies/`",
        )
    } else {
        Words::new(
            "다른 기관이면 `content/agencies/`에 두 이름으로 저마다 파일을 만들면 됩니다",
            "where they are two, create a file for each in `content/agencies/`",
        )
    };
    let problem = Diagnostic::new(Rule::SimilarAgencyName, message)
        .at(&name.place, Words::none())
        .at(&other.place, label)
        .help(Words::joined(&[one, two], "; "));
    if is_surer {
        problem.fix(&name.place, &other.value)
    } else {
        problem
    }
}

/// A name that looks like a short form of an agency's, which its file does not list.
pub(in crate::model) fn unregistered_short(
    name: &Located<String>,
    title: &str,
    path: &str,
) -> Diagnostic {
    let message = Words::new(
        format!("등록되지 않은 줄임말입니다: `{}`", name.value),
        format!("`{}` is a short name that nobody registered", name.value),
    );
    Diagnostic::new(Rule::UnknownAgency, message)
        .at(&name.place, Words::none())
        .help(Words::new(
            format!(
                "`{title}`이면 그렇게 쓰거나, `{path}`에 `short: [{}]`를 더하세요",
                name.value
            ),
            format!(
                "if it means `{title}`, write that, or add `short: [{}]` to `{path}`",
                name.value
            ),
        ))
        .fix(&name.place, title)
}

/// Several names or ids in one text, where a list is wanted.
pub(in crate::model) fn list_in_text(rule: Rule, text: &Located<String>) -> Diagnostic {
    let items: Vec<&str> = text.value.split([',', '、', '·']).map(str::trim).collect();
    let list = format!("[{}]", items.join(", "));
    let message = Words::new(
        format!("여러 이름이 한 글로 쓰였습니다: `{}`", text.value),
        format!("several names are written as one: `{}`", text.value),
    );
    Diagnostic::new(rule, message)
        .at(&text.place, Words::none())
        .help(Words::new(
            format!("목록으로 쓰세요: `{list}`"),
            format!("write a list: `{list}`"),
        ))
        .fix(&text.place, &list)
}

pub(in crate::model) fn ambiguous_agency(
    name: &Located<String>,
    candidates: &[&str],
) -> Diagnostic {
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
    Diagnostic::new(Rule::AmbiguousAgency, message)
        .at(
            &name.place,
            Words::new("어느 기관인지 알 수 없습니다", "which one is meant?"),
        )
        .help(Words::new(
            "공식 이름이나 파일 이름으로 쓰세요",
            "write the official name or the name of its file",
        ))
}

/// A series or case that no file describes.
pub(in crate::model) fn unknown_record(
    kind: RecordKind,
    id: &Located<String>,
    near: Option<&str>,
) -> Diagnostic {
    let (rule, ko, en) = match kind {
        RecordKind::Series => (Rule::UnknownSeries, "계열을", "series"),
        RecordKind::Event => (Rule::UnknownEvent, "회차를", "event"),
        _ => (Rule::UnknownCase, "사례를", "case"),
    };
    let message = Words::new(
        format!("{ko} 찾을 수 없습니다: `{}`", id.value),
        format!("there is no {en} `{}`", id.value),
    );
    let folder = kind.as_str();
    let problem = Diagnostic::new(rule, message).at(
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

pub(in crate::model) fn duplicate_id(id: &str, place: &Place, first: &Place) -> Diagnostic {
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
    Diagnostic::new(Rule::DuplicateId, message)
        .at(place, Words::new("둘째 파일", "the second file"))
        .at(first, Words::new("첫째 파일", "the first file"))
        .help(Words::new(
            "한 파일의 이름을 바꾸거나 지우세요",
            "rename or remove one of the files",
        ))
}

pub(in crate::model) fn duplicate_round(place: &Place, first: &Place, round: u32) -> Diagnostic {
    let message = Words::new(
        format!("같은 계열에 제{round}회가 둘입니다"),
        format!("the series has two rounds with the number {round}"),
    );
    Diagnostic::new(Rule::DuplicateRound, message)
        .at(place, Words::new("다시 나온 회차", "given again"))
        .at(first, Words::new("처음 나온 회차", "first given here"))
        .help(Words::new(
            "번호를 고치세요; 해마다 1회부터 다시 세는 계열이면 `season: 연도`를 함께 쓰세요",
            "correct the number; where the numbers start again each year, add `season: year`",
        ))
}

pub(in crate::model) fn no_holder(place: &Place) -> Diagnostic {
    Diagnostic::new(
        Rule::MissingField,
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

fn translation_problem(translation: &Translation, message: Words, help: Words) -> Diagnostic {
    Diagnostic::new(Rule::UnusedTranslation, message)
        .at(&translation.place(), Words::none())
        .help(help)
}

/// The path of the file that a translation is one of.
fn original_path(translation: &Translation) -> String {
    let ending = format!(".{}.md", translation.language.as_str());
    let path = translation.path.as_str();
    format!("{}.md", path.strip_suffix(&ending).unwrap_or(path))
}

pub(in crate::model) fn own_language(translation: &Translation) -> Diagnostic {
    let code = translation.language.as_str();
    let message = Words::new(
        format!("`{code}`는 이 기록관의 기본 언어라 번역 파일을 따로 두지 않습니다"),
        format!("`{code}` is the language of the archive itself; it needs no translation"),
    );
    let original = original_path(translation);
    translation_problem(
        translation,
        message,
        Words::new(
            format!("내용을 `{original}`에 쓰고 이 파일은 지우세요"),
            format!("write it into `{original}` and remove this file"),
        ),
    )
}

pub(in crate::model) fn language_off(translation: &Translation) -> Diagnostic {
    let code = translation.language.as_str();
    let message = Words::new(
        format!("기록관이 `{code}`로는 나오지 않아 이 번역은 쓰이지 않습니다"),
        format!("the archive is not published in `{code}`, so nobody sees this translation"),
    );
    translation_problem(
        translation,
        message,
        Words::new(
            format!("`ondo.yaml`에 `languages: [{code}]`를 쓰거나 파일을 지우세요"),
            format!("write `languages: [{code}]` into `ondo.yaml`, or remove the file"),
        ),
    )
}

pub(in crate::model) fn no_original(translation: &Translation) -> Diagnostic {
    let original = original_path(translation);
    let message = Words::new(
        format!("번역할 원본이 없습니다: `{original}`"),
        format!("there is no original `{original}` for this translation"),
    );
    translation_problem(
        translation,
        message,
        Words::new(
            "원본과 같은 폴더에 두고 파일 이름을 원본에 맞추세요",
            "put it beside the original, under the same name",
        ),
    )
}

pub(in crate::model) fn duplicate_translation(
    again: &Translation,
    first: &Translation,
) -> Diagnostic {
    let message = Words::new(
        "한 기록을 같은 언어로 옮긴 파일이 둘입니다",
        "two files translate one record into one language",
    );
    Diagnostic::new(Rule::DuplicateId, message)
        .at(&again.place(), Words::new("두 번째 번역", "the second"))
        .at(&first.place(), Words::new("첫 번째 번역", "the first"))
        .help(Words::new(
            "둘 가운데 하나를 지우세요",
            "remove one of the two",
        ))
}

/// A round that is later than one of a higher number.
pub(in crate::model) fn round_order(round: &Located<u32>, higher: &Located<u32>) -> Diagnostic {
    let message = Words::new(
        format!(
            "제{}회가 제{}회보다 늦은 날짜입니다",
            round.value, higher.value
        ),
        format!("round {} is later than round {}", round.value, higher.value),
    );
    Diagnostic::new(Rule::RoundOrder, message)
        .at(&round.place, Words::new("날짜가 늦은 회차", "the later one"))
        .at(&higher.place, Words::new("번호가 큰 회차", "the higher number"))
        .help(Words::new(
            "두 회차의 `round`와 `date`를 살펴보고, 해마다 번호를 새로 세면 `season: 연도`를 쓰세요",
            "look at `round` and `date` of both; where the numbers start again each year, write `season: year`",
        ))
}

/// A name that the agency did not bear that day.
pub(in crate::model) fn anachronism(name: &Located<String>, then: &str) -> Diagnostic {
    let message = Words::new(
        format!("그날에는 쓰지 않던 이름입니다: `{}`", name.value),
        format!("the agency was not called `{}` that day", name.value),
    );
    Diagnostic::new(Rule::AgencyNameAnachronism, message)
        .at(&name.place, Words::none())
        .help(Words::new(
            format!("당시 이름은 `{then}`입니다; 이름이 맞으면 날짜를 살펴보세요"),
            format!("it was called `{then}`; where the name is right, look at the date"),
        ))
        .fix(&name.place, then)
}

/// A case that no event shows.
pub(in crate::model) fn unused_case(id: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        "어느 회차에서도 소개하지 않은 사례입니다",
        "no event shows this case",
    );
    Diagnostic::new(Rule::UnusedCase, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("소개한 회차의 `cases`에 `{id}`를 쓰세요"),
            format!("write `{id}` into `cases` of the event that showed it"),
        ))
}

/// Two names in force at one time.
pub(in crate::model) fn names_overlap(
    later: &Located<String>,
    earlier: &Located<String>,
) -> Diagnostic {
    let message = Words::new(
        format!(
            "두 이름을 쓴 기간이 겹칩니다: `{}`, `{}`",
            earlier.value, later.value
        ),
        format!(
            "two names were in use at one time: `{}` and `{}`",
            earlier.value, later.value
        ),
    );
    Diagnostic::new(Rule::NamePeriodsOverlap, message)
        .at(&later.place, Words::none())
        .at(
            &earlier.place,
            Words::new("겹치는 이름", "overlaps with this"),
        )
        .help(Words::new(
            "앞 이름의 `until`과 뒤 이름의 `from`을 맞추세요",
            "let `until` of the one and `from` of the other meet",
        ))
}

pub(in crate::model) fn follows_other_series(place: &Place) -> Diagnostic {
    let message = Words::new(
        "다른 계열의 회차 뒤에 이어질 수 없습니다",
        "a round cannot follow one of another series",
    );
    Diagnostic::new(Rule::FollowsOrder, message)
        .at(place, Words::none())
        .help(Words::new(
            "같은 계열의 회차를 쓰세요; 계열이 이어진 것이면 계열 파일에 `continues`를 쓰세요",
            "name a round of the same series; where a series goes on from another, its file has \
             `continues`",
        ))
}

pub(in crate::model) fn follows_later(place: &Place, day: jiff::civil::Date) -> Diagnostic {
    let message = Words::new(
        format!("뒤에 열린 회차({day}) 다음에 이어질 수 없습니다"),
        format!("a round cannot follow a later one, of {day}"),
    );
    Diagnostic::new(Rule::FollowsOrder, message)
        .at(place, Words::none())
        .help(Words::new(
            "두 회차의 날짜를 확인하거나, 앞 회차의 id를 쓰세요",
            "check the dates of the two, or name the round before",
        ))
}

pub(in crate::model) fn follows_in_circle(place: &Place) -> Diagnostic {
    let message = Words::new(
        "회차들이 서로의 뒤에 이어져 앞뒤가 없습니다",
        "these rounds follow each other in a circle",
    );
    Diagnostic::new(Rule::FollowsOrder, message)
        .at(place, Words::none())
        .help(Words::new(
            "첫 회차에서 `follows`를 지우거나 `follows: none`을 쓰세요",
            "remove `follows` from the first of them, or write `follows: none`",
        ))
}
