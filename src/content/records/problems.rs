//! Diagnostics of records, one constructor each.

use crate::base::{Diagnostic, Place, Rule, Words};

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
