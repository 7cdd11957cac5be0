//! Diagnostics of dates, regions and addresses, one constructor each.

use crate::base::{Diagnostic, Place, Rule, Words};
use jiff::civil::Weekday;

pub(crate) fn invalid_date(text: &str, place: &Place) -> Diagnostic {
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
pub(crate) fn full_width_date(text: &str, date: &str, place: &Place) -> Diagnostic {
    no_date(text, place)
        .help(Words::new(
            format!("전각 숫자와 기호를 반각으로 쓰세요: `{date}`"),
            format!("write it in plain digits and signs: `{date}`"),
        ))
        .safe_fix(place, date)
}

/// Two dates where there can be one; `first` is the first of them.
pub(crate) fn range_of_dates(text: &str, first: &str, place: &Place) -> Diagnostic {
    no_date(text, place).help(Words::new(
        format!(
            "여러 날에 걸친 행사면 `date` 대신 `dates: {{from: {first}, to: 마지막 날}}`을 쓰세요"
        ),
        format!("for several days write `dates: {{from: {first}, to: …}}` in place of `date`"),
    ))
}

/// A year of two digits without the mark that says so, or a day without marks between its parts.
pub(crate) fn short_year(text: &str, date: &str, place: &Place) -> Diagnostic {
    no_date(text, place)
        .help(Words::new(
            format!("네 자리 연도, 달, 날을 `-`로 이어 쓰세요: `{date}`인지 확인하세요"),
            format!("write a year of four digits, month and day with `-` between: did you mean `{date}`?"),
        ))
        .fix(place, date)
}

pub(crate) fn weekday_mismatch(written: Weekday, real: Weekday, place: &Place) -> Diagnostic {
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

/// Several regions where there can be one.
pub(crate) fn several_regions(text: &str, parts: &[&str], place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("`region`에는 한 곳만 씁니다: `{text}`"),
        format!("`region` is one place, not several: `{text}`"),
    );
    let venue = |part: &&str| format!("{{name: …, region: {part}}}");
    let venues: Vec<String> = parts.iter().map(venue).collect();
    let venues = format!("[{}]", venues.join(", "));
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("여러 곳에서 열렸으면 `venue`를 목록으로 쓰세요: `{venues}`"),
            format!("where there were several places, write a list as `venue`: `{venues}`"),
        ))
}

/// A place that lies in one of several regions, or is called as more than one is; `whole` are the
/// ways to write it.
pub(crate) fn one_of_regions(text: &str, whole: &[String], place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("어느 시·도인지 알 수 없습니다: `{text}`"),
        format!("this does not say which province is meant: `{text}`"),
    );
    let problem = Diagnostic::new(Rule::InvalidValue, message).at(place, Words::none());
    match whole {
        [one] => problem.fix(place, one),
        _ => {
            let ways: Vec<String> = whole.iter().map(|way| format!("`{way}`")).collect();
            problem.help(Words::new(
                format!("다음 가운데 하나를 쓰세요: {}", ways.join(", ")),
                format!("write one of {}", ways.join(", ")),
            ))
        }
    }
}

/// No region of Korea.
pub(crate) fn no_region(text: &str, allowed: &[&str], place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("우리나라 시·도의 이름이 아닙니다: `{text}`"),
        format!("`{text}` is no province or city of Korea"),
    );
    let words = Words::new(
        format!("쓸 수 있는 값: {}", allowed.join(", ")),
        format!("allowed: {}", allowed.join(", ")),
    );
    Diagnostic::new(Rule::InvalidValue, message)
        .at(place, words)
        .help(Words::new(
            format!("나라 밖이면 `region`을 지우고, 장소(`venue`)에는 `country: {text}`처럼 나라를 쓰세요; 전국이거나 모르면 `region`을 지우세요"),
            format!("outside Korea, remove `region` and write the country in `venue`, as in `country: {text}`; where it is unknown or everywhere, remove `region`"),
        ))
}

pub(crate) fn refused_address(target: &str, place: &Place) -> Diagnostic {
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

pub(crate) fn unsafe_path(target: &str, place: &Place) -> Diagnostic {
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
