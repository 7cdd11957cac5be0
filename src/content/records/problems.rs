//! Diagnostics of records, one constructor each.

use crate::base::korean::nearest;
use crate::base::{Date, Diagnostic, Located, Place, Rule, Words};

pub(crate) fn no_folder(place: &Place) -> Diagnostic {
    let message = Words::new(
        "이 자리의 Markdown 파일은 기록이 되지 않습니다",
        "a Markdown file here belongs to no kind of record",
    );
    Diagnostic::new(Rule::UnknownFolder, message).at(place, Words::none()).help(Words::new(
        "`content/` 아래 `series`, `events`, `cases`, `agencies`, `pages` 가운데 한 폴더로 옮기세요",
        "move it to `series`, `events`, `cases`, `agencies` or `pages` below `content/`",
    ))
}

pub(crate) fn not_md(place: &Place) -> Diagnostic {
    let message = Words::new(
        "기록의 파일 이름은 `.md`로 끝나야 합니다",
        "the file name of a record must end in `.md`",
    );
    Diagnostic::new(Rule::UnknownFolder, message)
        .at(place, Words::none())
        .help(Words::new(
            "파일 이름의 끝을 소문자 `.md`로 바꾸세요",
            "change the ending of the file name to `.md`, in lowercase",
        ))
}

/// A field that belongs to the original alone.
pub(crate) fn not_translatable(key: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("번역 파일에는 쓰지 않는 필드입니다: `{key}`"),
        format!("the field `{key}` has no place in a translation"),
    );
    Diagnostic::new(Rule::UnknownField, message)
        .at(place, Words::none())
        .help(Words::new(
            "이 줄을 지우세요; 값은 원본 파일에서 가져옵니다",
            "remove it; its value comes from the original",
        ))
}

/// A list that cannot be laid beside that of the original.
pub(crate) fn other_length(original: usize, translation: usize, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("원본에는 {original}개인데 번역에는 {translation}개가 있습니다"),
        format!("the original has {original} of these, the translation {translation}"),
    );
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, Words::none())
        .help(Words::new(
            "원본과 같은 순서로 빠짐없이 쓰세요",
            "write as many as the original has, in the same order",
        ))
}

pub(crate) fn missing_alt(place: &Place) -> Diagnostic {
    Diagnostic::new(
        Rule::MissingAlt,
        Words::new(
            "사진에 대체 글(`alt`)이 없습니다",
            "the photo has no `alt` text",
        ),
    )
    .at(place, Words::none())
    .help(Words::new(
        "사진을 못 보는 사람에게 읽어 줄 글을 `alt: …`에 쓰세요; 꾸밈일 뿐이면 `decorative: true`",
        "write what the photo shows in `alt: …`; where it only decorates, `decorative: true`",
    ))
}

pub(crate) fn missing_captions(place: &Place) -> Diagnostic {
    Diagnostic::new(
        Rule::MissingCaptions,
        Words::new(
            "영상에 자막도 대본도 없습니다",
            "the video has neither captions nor a transcript",
        ),
    )
    .at(place, Words::none())
    .help(Words::new(
        "`captions: 파일.vtt`나 `transcript: 파일`을 쓰세요",
        "add `captions: file.vtt` or `transcript: file`",
    ))
}

pub(crate) fn ends_before_it_begins(place: &Place, first: Date) -> Diagnostic {
    let message = Words::new(
        format!("끝나는 날이 시작하는 날({first})보다 앞섭니다"),
        format!("the last day is before the first, {first}"),
    );
    Diagnostic::new(Rule::InvalidDate, message)
        .at(place, Words::none())
        .help(Words::new(
            "두 날짜의 순서를 확인하세요",
            "check which of the two days comes first",
        ))
}

pub(crate) fn result_of_nothing(place: &Place) -> Diagnostic {
    let message = Words::new(
        "무엇이 받은 결과인지 적혀 있지 않습니다",
        "the result does not say what it was for",
    );
    Diagnostic::new(Rule::MissingField, message)
        .at(place, Words::none())
        .help(Words::new(
            "사례이면 `case: 사례의 id`를, 사례 파일이 없으면 `title: 이름`을 쓰세요",
            "add `case:` with the id of a case, or `title:` where the case has no file",
        ))
}

/// Two sources of a record with one id.
pub(crate) fn source_named_twice(place: &Place, first: &Place, id: &str) -> Diagnostic {
    let message = Words::new(
        format!("출처 두 개의 `id`가 같습니다: `{id}`"),
        format!("two sources have the id `{id}`"),
    );
    Diagnostic::new(Rule::DuplicateId, message)
        .at(place, Words::none())
        .at(first, Words::new("먼저 쓴 곳", "first used here"))
        .help(Words::new(
            "하나를 다른 이름으로 바꾸세요",
            "give one of them another id",
        ))
}

/// A fact that points to a source the record does not have.
pub(crate) fn unknown_source<'a>(
    named: &Located<String>,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let message = Words::new(
        format!("`sources`에 이런 `id`의 출처가 없습니다: `{}`", named.value),
        format!("no source in `sources` has the id `{}`", named.value),
    );
    let problem = Diagnostic::new(Rule::UnknownSource, message).at(&named.place, Words::none());
    if let Some(near) = nearest(&named.value, known.clone()) {
        return problem
            .help(Words::new(
                format!("`{near}`로 쓰려던 것인가요?"),
                format!("did you mean `{near}`?"),
            ))
            .fix(&named.place, near);
    }
    let all: Vec<String> = known.map(|id| format!("`{id}`")).collect();
    problem.help(if all.is_empty() {
        Words::new(
            "출처에 `id: 이름`을 붙이고 그 이름을 여기에 쓰세요",
            "give the source an `id:` and write that here",
        )
    } else {
        Words::new(
            format!("쓸 수 있는 `id`: {}", all.join(", ")),
            format!("the ids of this record: {}", all.join(", ")),
        )
    })
}

/// A round with a number that nobody counts.
pub(crate) fn round_zero(place: &Place) -> Diagnostic {
    let message = Words::new(
        "회차 번호는 1부터 셉니다: `0`",
        "rounds are counted from 1, not from `0`",
    );
    Diagnostic::new(Rule::RoundZero, message)
        .at(place, Words::none())
        .help(Words::new(
            "번호가 없는 회차면 `round`를 지우고, 따로 부르는 이름이 있으면 `label: 준비 모임`처럼 쓰세요",
            "where the round has no number, remove `round`; what it is called instead goes into `label`",
        ))
}

/// A reason for postponing, without the day first set.
pub(crate) fn postponed_from_no_day(place: &Place) -> Diagnostic {
    let message = Words::new(
        "미룬 까닭만 있고 당초 예정일이 없습니다",
        "there is a reason for postponing, but not the day first set",
    );
    Diagnostic::new(Rule::Postponement, message)
        .at(place, Words::none())
        .help(Words::new(
            "당초 예정일을 `postponed_from: 2019-09-06`처럼 쓰세요; 그날을 모르거나 취소한 까닭이면 `status_reason`에 옮겨 쓰세요",
            "write that day as `postponed_from: 2019-09-06`; where it is not known, or the round was cancelled, write the reason as `status_reason`",
        ))
}

/// A day first set that is the day of the event; `is_off` where the event did not take place.
pub(crate) fn postponed_to_same_day(place: &Place, is_off: bool) -> Diagnostic {
    let message = Words::new(
        "당초 예정일(`postponed_from`)과 회차의 날이 같습니다",
        "the day first set (`postponed_from`) is the day of the round",
    );
    let help = if is_off {
        Words::new(
            "새 날짜를 모르면 `date`를 지우세요; 당초 예정일은 그대로 남습니다",
            "where there is no new day, remove `date`; the day first set stays",
        )
    } else {
        Words::new(
            "미뤄서 연 날을 `date`에 쓰고, 미루지 않았으면 `postponed_from`을 지우세요",
            "write the day it was postponed to as `date`; where it was not postponed, remove `postponed_from`",
        )
    };
    Diagnostic::new(Rule::Postponement, message)
        .at(place, Words::none())
        .help(help)
}

/// How to write what is not yet, or never became, a fact: `field` is `handover` or `received`.
fn not_held(message: Words, place: &Place, field: &str, is_planned: bool) -> Diagnostic {
    let help = if is_planned {
        Words::new(
            format!(
                "미리 알린 것이면 `{field}`에 `basis: announced`를 쓰고, 이미 열렸으면 `status: planned`를 지우세요"
            ),
            format!(
                "where it was announced, write `basis: announced` in `{field}`; where the round is over, remove `status: planned`"
            ),
        )
    } else {
        Words::new(
            format!(
                "미리 알린 것이면 `{field}`에 `basis: announced`를 쓰고, 아니면 `{field}`를 지우세요; 실제로 열렸으면 `status`를 고치세요"
            ),
            format!(
                "where it was announced, write `basis: announced` in `{field}`, else remove `{field}`; where the round did take place, correct `status`"
            ),
        )
    };
    Diagnostic::new(Rule::HandoverNotHeld, message)
        .at(place, Words::none())
        .help(help)
}

/// A handover that a source is said to state, at a round that was not held.
pub(crate) fn handover_not_held(place: &Place, is_planned: bool) -> Diagnostic {
    let message = Words::new(
        "열리지 않은 회차에서 바통을 건넸다고 적었습니다",
        "the record states a handover at a round that was not held",
    );
    not_held(message, place, "handover", is_planned)
}

/// The same of getting the baton.
pub(crate) fn received_not_held(place: &Place, is_planned: bool) -> Diagnostic {
    let message = Words::new(
        "열리지 않은 회차에서 바통을 받았다고 적었습니다",
        "the record states that the baton was received at a round that was not held",
    );
    not_held(message, place, "received", is_planned)
}
