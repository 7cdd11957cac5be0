//! Every diagnostic of this room, one constructor each.

mod syntax;

pub(super) use syntax::{
    cut_by_comment, dash_without_space, front_matter_missing, front_matter_open, item_in_text,
    slip, smart_quotes, toml_front_matter, yaml_syntax,
};

use super::korean_words::meant;
use super::personal::Personal;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, Place, Rule, Words};
use jiff::civil::Weekday;

pub(super) fn no_config(place: &Place) -> Diagnostic {
    Diagnostic::new(Rule::NoConfig, Words::new("`ondo.yaml`이 없습니다", "there is no `ondo.yaml`"))
        .at(place, Words::none())
        .help(Words::new(
            "사이트 폴더에 `ondo.yaml`을 만들고 `title: 기록관 이름`과 `base_url: https://…` 두 줄을 쓰세요",
            "create `ondo.yaml` in the folder of the site with two lines: `title: …` and `base_url: https://…`",
        ))
}

pub(super) fn no_folder(place: &Place) -> Diagnostic {
    let message = Words::new(
        "이 자리의 Markdown 파일은 기록이 되지 않습니다",
        "a Markdown file here belongs to no kind of record",
    );
    Diagnostic::new(Rule::UnknownFolder, message).at(place, Words::none()).help(Words::new(
        "`content/` 아래 `series`, `events`, `cases`, `agencies`, `pages` 가운데 한 폴더로 옮기세요",
        "move it to one of the folders `series`, `events`, `cases`, `agencies`, `pages` below `content/`",
    ))
}

pub(super) fn not_md(place: &Place) -> Diagnostic {
    let message = Words::new(
        "기록의 파일 이름은 `.md`로 끝나야 합니다",
        "the file name of a record must end in `.md`",
    );
    Diagnostic::new(Rule::UnknownFolder, message)
        .at(place, Words::none())
        .help(Words::new(
            "파일 이름의 끝을 소문자 `.md`로 바꾸세요",
            "change the ending of the file name to `.md`, in small letters",
        ))
}

/// A text in another encoding; `encoding` is its name, where it can be told.
pub(super) fn not_utf8(place: &Place, encoding: Option<&str>) -> Diagnostic {
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

pub(super) fn duplicate_key(key: &str, place: &Place, first: &Place) -> Diagnostic {
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

pub(super) fn missing_field(key: &str, place: &Place) -> Diagnostic {
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

pub(super) fn unknown_field(
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
pub(super) fn unknown_rule(name: &str, place: &Place) -> Diagnostic {
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

/// A field that belongs to the original alone.
pub(super) fn not_translatable(key: &str, place: &Place) -> Diagnostic {
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
pub(super) fn other_length(original: usize, translation: usize, place: &Place) -> Diagnostic {
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

pub(super) fn invalid_value(place: &Place, expected: &Words) -> Diagnostic {
    Diagnostic::new(Rule::InvalidValue, expected.clone()).at(
        place,
        Words::new("여기에 쓸 수 없는 값", "not a value for this field"),
    )
}

/// A value of another form than its field takes, with the one that was meant.
pub(super) fn other_form(place: &Place, expected: &Words, meant: &str) -> Diagnostic {
    invalid_value(place, expected).fix(place, meant)
}

/// A list or a map where text is wanted.
pub(super) fn no_text(place: &Place) -> Diagnostic {
    invalid_value(place, &Words::new("글자가 와야 합니다", "text is expected")).help(Words::new(
        "값이 `[`나 `{`로 시작하면 값 전체를 따옴표로 감싸세요: `\"[혁신] 제목\"`",
        "a value that begins with `[` or `{` stands between quotes: `\"[…] …\"`",
    ))
}

/// A control character, which nobody sees and which came along with a copied text.
pub(super) fn no_letter(place: &Place) -> Diagnostic {
    let message = Words::new(
        "보이지 않는 제어 문자가 들어 있습니다",
        "there is a control character here, which cannot be seen",
    );
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, Words::none())
        .help(Words::new(
            "이 자리를 지우고 다시 쓰세요; 다른 프로그램에서 복사해 온 글에 섞여 들어온 것입니다",
            "delete this part and type it anew; it came along with a text copied from another program",
        ))
}

/// A word that is not one of `allowed`, with the nearest of them.
pub(super) fn not_a_choice(text: &str, place: &Place, allowed: &[&str]) -> Diagnostic {
    let near = meant(text, allowed).or_else(|| nearest(text, allowed.iter().copied()));
    not_among(text, place, allowed, near)
}

/// A word that is not one of `allowed`; `near` is what it was probably meant to be.
pub(super) fn not_among(
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

pub(super) fn invalid_date(text: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("날짜로 읽을 수 없습니다: `{text}`"),
        format!("`{text}` is not a date"),
    );
    Diagnostic::new(Rule::InvalidDate, message).at(place, Words::none()).help(Words::new(
        "`2019-12-26`, `2019. 12. 26.(목)`처럼 쓰고, 날을 모르면 `2019-12`나 `2019`라고 쓰세요",
        "write `2019-12-26` or `2019. 12. 26.(목)`; where the day is not known `2019-12` or `2019`",
    ))
}

fn no_date(text: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("날짜로 읽을 수 없습니다: `{text}`"),
        format!("`{text}` is not a date"),
    );
    Diagnostic::new(Rule::InvalidDate, message).at(place, Words::none())
}

/// A date in full-width digits or signs.
pub(super) fn full_width_date(text: &str, date: &str, place: &Place) -> Diagnostic {
    no_date(text, place)
        .help(Words::new(
            format!("전각 숫자와 기호를 반각으로 쓰세요: `{date}`"),
            format!("write it in plain digits and signs: `{date}`"),
        ))
        .mend(place, date)
}

/// Two dates where there can be one; `first` is the first of them.
pub(super) fn range_of_dates(text: &str, first: &str, place: &Place) -> Diagnostic {
    no_date(text, place).help(Words::new(
        format!(
            "여러 날에 걸친 행사면 `date` 대신 `dates: {{from: {first}, to: 마지막 날}}`을 쓰세요"
        ),
        format!("for several days write `dates: {{from: {first}, to: …}}` in place of `date`"),
    ))
}

/// A year of two digits without the mark that says so, or a day without marks between its parts.
pub(super) fn short_year(text: &str, date: &str, place: &Place) -> Diagnostic {
    no_date(text, place)
        .help(Words::new(
            format!("네 자리 연도, 달, 날을 `-`로 이어 쓰세요: `{date}`인지 확인하세요"),
            format!("write a year of four digits, month and day with `-` between: did you mean `{date}`?"),
        ))
        .fix(place, date)
}

/// A number with words or full-width digits around it.
pub(super) fn number_with_words(text: &str, number: &str, place: &Place) -> Diagnostic {
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
        .mend(place, number)
}

pub(super) fn weekday_mismatch(written: Weekday, real: Weekday, place: &Place) -> Diagnostic {
    let korean = |day: Weekday| {
        ["월", "화", "수", "목", "금", "토", "일"]
            [usize::from(day.to_monday_zero_offset().unsigned_abs())]
    };
    let message = Words::new(
        format!(
            "요일이 날짜와 맞지 않습니다: 이날은 {}요일입니다",
            korean(real)
        ),
        format!("the weekday does not fit the date: that day is a {real:?}"),
    );
    let words = Words::new(
        format!("{}요일이라고 쓰였습니다", korean(written)),
        format!("{written:?} is written"),
    );
    Diagnostic::new(Rule::WeekdayMismatch, message)
        .at(place, words)
        .help(Words::new(
            "날짜와 요일 가운데 틀린 쪽을 고치세요",
            "correct whichever of the two is wrong",
        ))
}

pub(super) fn refused_address(target: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("이 주소로는 링크를 걸 수 없습니다: `{target}`"),
        format!("links to `{target}` are refused"),
    );
    Diagnostic::new(Rule::BrokenLink, message)
        .at(place, Words::none())
        .help(Words::new(
            "`https://`, `http://`, `mailto:`, `tel:` 주소나 기록의 경로를 쓰세요",
            "use an address with `https:`, `http:`, `mailto:` or `tel:`, or the path of a record",
        ))
}

pub(super) fn unsafe_path(target: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("쓸 수 없는 경로입니다: `{target}`"),
        format!("`{target}` is not a path that can be used"),
    );
    Diagnostic::new(Rule::UnsafePath, message)
        .at(place, Words::none())
        .help(Words::new(
            "글자, 숫자, `-`, `_`, `.`을 쓰고 `..`, `\\`, 빈칸, `?`, `#`, `%`는 쓰지 마세요",
            "use letters, digits, `-`, `_`, `.`; not `..`, `\\`, spaces, `?`, `#`, `%`",
        ))
}

pub(super) fn missing_alt(place: &Place) -> Diagnostic {
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

pub(super) fn missing_captions(place: &Place) -> Diagnostic {
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

/// Bullets that Markdown does not know; `lists` is what the bytes of `whole` become.
pub(super) fn press_bullets(count: usize, mark: &Place, whole: &Place, lists: &str) -> Diagnostic {
    let message = Words::new(
        format!("보도자료의 글머리표로 시작하는 줄이 {count}개 있어 한 문단으로 이어집니다"),
        format!("{count} lines begin with the bullets of a press release and run together"),
    );
    Diagnostic::new(Rule::PressBullets, message)
        .at(mark, Words::none())
        .help(Words::new(
            "줄 앞의 `□`, `○`, `ㅇ`, `※`를 `- `로 바꾸세요; `ondo fix`가 바꿔 줍니다",
            "write `- ` for `□`, `○`, `ㅇ`, `※`; `ondo fix` does it",
        ))
        .mend(whole, lists)
}

/// What should not be known of a person.
pub(super) fn personal_data(personal: Personal, place: &Place) -> Diagnostic {
    let message = match personal {
        Personal::ResidentNumber => Words::new(
            "주민등록번호로 보이는 번호가 있습니다",
            "this looks like a resident registration number",
        ),
        Personal::MobileNumber => Words::new(
            "휴대전화 번호로 보이는 번호가 있습니다",
            "this looks like the number of a mobile telephone",
        ),
        Personal::PrivateMail => Words::new(
            "개인 전자우편 주소가 있습니다",
            "this is a private mail address",
        ),
    };
    Diagnostic::new(Rule::PersonalData, message)
        .at(place, Words::none())
        .help(Words::new(
            "개인정보이면 지우고, 연락처가 필요하면 기관의 대표 번호나 주소를 쓰세요",
            "remove it; where a contact is needed, write that of the agency",
        ))
}

/// Documents that one office program alone opens.
pub(super) fn document_without_alternative(place: &Place) -> Diagnostic {
    let message = Words::new(
        "문서가 한글(HWP, HWPX) 파일로만 있습니다",
        "the document is there as HWP or HWPX only",
    );
    Diagnostic::new(Rule::DocumentWithoutAlternative, message)
        .at(place, Words::none())
        .help(Words::new(
            "같은 내용을 PDF나 ODT로도 저장해 함께 올리세요",
            "offer it as PDF or ODT too",
        ))
}
