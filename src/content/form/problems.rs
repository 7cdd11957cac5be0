//! Diagnostics of fields and their values, one constructor each.

use super::meant::meant;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, Place, Rule, Words};

/// A text in another encoding; `encoding` is its name, if it is known.
pub(crate) fn not_utf8(place: &Place, encoding: Option<&str>) -> Diagnostic {
    let message = match encoding {
        Some(name) => Words::new(
            format!("UTF-8이 아니라 {name}로 저장된 파일입니다"),
            format!("the file is saved as {name}, not as UTF-8"),
        ),
        None => Words::new(
            "UTF-8로 저장된 파일이 아닙니다",
            "the file is not saved as UTF-8",
        ),
    };
    let problem = Diagnostic::new(Rule::NotUtf8, message).at(place, Words::none());
    let by_hand = "편집기에서 `다른 이름으로 저장`을 골라 인코딩을 UTF-8로 바꾸세요";
    problem.help(match encoding {
        Some(_) => Words::new(
            format!("`ondo fix`가 UTF-8로 바꿔 줍니다; 손으로 하려면 {by_hand}"),
            "`ondo fix` makes it UTF-8; by hand: save the file again with the encoding UTF-8",
        ),
        None => Words::new(by_hand, "save the file again with the encoding UTF-8"),
    })
}

pub(crate) fn duplicate_key(key: &str, place: &Place, first: &Place) -> Diagnostic {
    let message = Words::new(
        format!("같은 필드가 두 번 나옵니다: `{key}`"),
        format!("the field `{key}` is given twice"),
    );
    Diagnostic::new(Rule::DuplicateKey, message)
        .at(place, Words::new("다시 나온 곳", "given again"))
        .at(first, Words::new("처음 나온 곳", "first given here"))
        .help(Words::new(
            "둘 가운데 하나를 지우세요",
            "remove one of the two",
        ))
}

pub(crate) fn missing_field(key: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("꼭 있어야 하는 필드가 없습니다: `{key}`"),
        format!("the required field `{key}` is missing"),
    );
    Diagnostic::new(Rule::MissingField, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("`{key}: …` 한 줄을 쓰세요"),
            format!("add a line `{key}: …`"),
        ))
}

pub(crate) fn unknown_field(
    key: &str,
    place: &Place,
    near: Option<&str>,
    known: &[&str],
) -> Diagnostic {
    let message = Words::new(
        format!("모르는 필드입니다: `{key}`"),
        format!("there is no field `{key}` here"),
    );
    let problem = Diagnostic::new(Rule::UnknownField, message).at(place, Words::none());
    match near {
        Some(near) => problem.fix(place, near),
        None => problem.help(Words::new(
            format!(
                "쓸 수 있는 필드: {}; 그 밖의 값은 `extra:` 아래에 두세요",
                known.join(", ")
            ),
            format!(
                "fields allowed here: {}; anything else goes below `extra:`",
                known.join(", ")
            ),
        )),
    }
}

/// A rule that nobody made.
pub(crate) fn unknown_rule(name: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("그런 규칙은 없습니다: `{name}`"),
        format!("there is no rule `{name}`"),
    );
    let problem = Diagnostic::new(Rule::UnknownField, message).at(place, Words::none());
    match nearest(name, Rule::NAMES.iter().copied()) {
        Some(near) => problem.fix(place, near),
        None => problem.help(Words::new(
            "`ondo explain --all`이 모든 규칙을 보여 줍니다",
            "`ondo explain --all` lists the rules",
        )),
    }
}

pub(crate) fn invalid_value(place: &Place, expected: &Words) -> Diagnostic {
    Diagnostic::new(Rule::InvalidValue, expected.clone()).at(
        place,
        Words::new("여기에 쓸 수 없는 값", "not a value for this field"),
    )
}

/// A value of another form than its field takes, with the one that was meant.
pub(crate) fn other_form(place: &Place, expected: &Words, meant: &str) -> Diagnostic {
    invalid_value(place, expected).fix(place, meant)
}

/// A list or a map where text is wanted.
pub(crate) fn no_text(place: &Place) -> Diagnostic {
    invalid_value(place, &Words::new("글자가 와야 합니다", "text is expected")).help(Words::new(
        "값이 `[`나 `{`로 시작하면 값 전체를 따옴표로 감싸세요: `\"[혁신] 제목\"`",
        "a value that begins with `[` or `{` stands between quotes: `\"[…] …\"`",
    ))
}

/// A control character, which nobody sees and which came along with a copied text.
pub(crate) fn no_letter(place: &Place) -> Diagnostic {
    let message = Words::new(
        "보이지 않는 제어 문자가 들어 있습니다",
        "there is a control character here, which cannot be seen",
    );
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, Words::none())
        .help(Words::new(
            "이 자리를 지우고 다시 쓰세요; 다른 프로그램에서 복사해 온 글에 섞여 들어온 것입니다",
            "delete this part and type it again; it came with a text copied from another program",
        ))
}

/// A word that is not one of `allowed`, with the nearest of them.
pub(crate) fn not_a_choice(text: &str, place: &Place, allowed: &[&str]) -> Diagnostic {
    let near = meant(text, allowed).or_else(|| nearest(text, allowed.iter().copied()));
    not_among(text, place, allowed, near)
}

/// A word that is not one of `allowed`; `near` is what it was probably meant to be.
pub(crate) fn not_among(
    text: &str,
    place: &Place,
    allowed: &[&str],
    near: Option<&str>,
) -> Diagnostic {
    let message = Words::new(
        format!("여기에 쓸 수 없는 값입니다: `{text}`"),
        format!("`{text}` is not allowed here"),
    );
    let words = Words::new(
        format!("쓸 수 있는 값: {}", allowed.join(", ")),
        format!("allowed: {}", allowed.join(", ")),
    );
    let problem = Diagnostic::new(Rule::InvalidValue, message).at(place, words);
    match near {
        Some(near) => problem.fix(place, near),
        None => problem.help(Words::new(
            format!("다음 가운데 하나를 쓰세요: {}", allowed.join(", ")),
            format!("write one of {}", allowed.join(", ")),
        )),
    }
}

/// A number with words or full-width digits around it.
pub(crate) fn number_with_words(text: &str, number: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("숫자만 와야 합니다: `{text}`"),
        format!("a number alone is expected, not `{text}`"),
    );
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("`{number}`만 쓰세요"),
            format!("write `{number}` alone"),
        ))
        .safe_fix(place, number)
}
