//! Diagnostics of front matter and YAML syntax, one constructor each.

use super::slips::{FoundSlip, Slip, quoted};
use crate::base::{Diagnostic, Place, Rule, Words};
use std::ops::Range;

pub(crate) fn front_matter_missing(place: &Place) -> Diagnostic {
    Diagnostic::new(
        Rule::FrontMatterMissing,
        Words::new(
            "파일 첫머리에 `---`로 감싼 머리글이 없습니다",
            "the file does not begin with front matter between `---` lines",
        ),
    )
    .at(place, Words::none())
    .help(Words::new(
        "첫 줄에 `---`, 이어서 `title: 제목` 같은 필드, 다시 `---` 한 줄을 쓰세요",
        "write `---` on the first line, then fields such as `title: …`, then `---` again",
    ))
}

/// Front matter without an end; `place` is where it begins, or what can no longer be part of it.
pub(crate) fn front_matter_open(place: &Place) -> Diagnostic {
    Diagnostic::new(
        Rule::FrontMatterMissing,
        Words::new(
            "머리글을 닫는 `---`가 없습니다",
            "the front matter is not closed by `---`",
        ),
    )
    .at(place, Words::none())
    .help(Words::new(
        "마지막 필드 다음 줄에 `---`만 쓰세요",
        "write `---` alone on the line after the last field",
    ))
}

/// Front matter as other programs write it.
pub(crate) fn toml_front_matter(place: &Place) -> Diagnostic {
    let message = Words::new(
        "머리글이 TOML(`+++`)로 쓰여 있습니다",
        "the front matter is written in TOML (`+++`)",
    );
    Diagnostic::new(Rule::FrontMatterMissing, message)
        .at(place, Words::none())
        .help(Words::new(
            "`+++`를 `---`로 바꾸고, 필드를 `이름 = \"값\"`이 아니라 `이름: 값`으로 쓰세요",
            "write `---` for `+++`, and `name: value` for `name = \"value\"`",
        ))
}

/// A line that YAML cannot be read from, and why.
pub(crate) fn slip(found: &FoundSlip, place: impl Fn(Range<usize>) -> Place) -> Diagnostic {
    let quoted = found.safe_fix.as_ref().map_or("", |(_, quoted)| quoted);
    let (message, help) = (message(found.slip), help(found.slip, quoted));
    let problem = Diagnostic::new(Rule::YamlSyntax, message)
        .at(&place(found.mark.clone()), Words::none())
        .help(help);
    match &found.safe_fix {
        Some((range, replacement)) => problem.safe_fix(&place(range.clone()), replacement),
        None => problem,
    }
}

/// What is wrong with a line.
fn message(slip: Slip) -> Words {
    match slip {
        Slip::Tab => Words::new(
            "YAML에서는 탭으로 들여 쓸 수 없습니다",
            "YAML cannot be indented with tabs",
        ),
        Slip::FullWidthColon => Words::new(
            "전각 콜론 `：`은 이름과 값을 나누지 못합니다",
            "the full-width colon `：` does not separate name and value",
        ),
        Slip::NoSpace => Words::new(
            "콜론 뒤에 빈칸이 없어 이름과 값이 나뉘지 않습니다",
            "without a space behind the colon, name and value are one",
        ),
        Slip::NoColon => Words::new(
            "필드 이름 뒤에 콜론이 없습니다",
            "the name of the field has no colon",
        ),
        Slip::Indented => Words::new(
            "필드가 줄 첫머리에서 시작하지 않습니다",
            "the field does not begin at the start of its line",
        ),
        Slip::Colon => Words::new(
            "값 안에 있는 콜론 때문에 YAML을 읽을 수 없습니다",
            "the colon inside the value makes it unreadable",
        ),
        Slip::Sign(sign) => Words::new(
            format!("값이 `{sign}`로 시작하면 YAML이 제목이 아니라 기호로 읽습니다"),
            format!("a value that begins with `{sign}` means something else in YAML"),
        ),
        Slip::OpenBracket(sign) => Words::new(
            format!("`{sign}`가 닫히지 않았습니다"),
            format!("the `{sign}` is not closed"),
        ),
        Slip::OpenQuote => Words::new("따옴표가 닫히지 않았습니다", "the quote is not closed"),
        Slip::WordsBehindQuote => Words::new(
            "닫는 따옴표 뒤에 글이 더 있습니다",
            "words stand behind the closing quote",
        ),
    }
}

/// How to correct a line; `quoted` is its value in quotes.
fn help(slip: Slip, quoted: &str) -> Words {
    match slip {
        Slip::Tab => Words::new(
            "탭을 빈칸 두 개로 바꾸세요",
            "replace the tab by two spaces",
        ),
        Slip::FullWidthColon => Words::new(
            "`：`을 `: `(콜론과 빈칸)으로 바꾸세요",
            "replace `：` by `: ` (a colon and a space)",
        ),
        Slip::NoSpace => Words::new(
            "`:` 뒤에 빈칸을 하나 넣으세요",
            "put a space behind the `:`",
        ),
        Slip::NoColon => Words::new(
            "`이름: 값` 꼴로 쓰세요",
            "write it in the form `name: value`",
        ),
        Slip::Indented => Words::new("줄 앞의 빈칸을 지우세요", "remove the spaces before it"),
        Slip::OpenBracket(_) => Words::new(
            "같은 짝의 괄호로 닫거나, 목록이 아니면 값 전체를 큰따옴표로 감싸세요",
            "close it; where it is no list, put the whole value between double quotes",
        ),
        Slip::OpenQuote => Words::new(
            "같은 따옴표로 값을 닫으세요",
            "close the value with the same quote",
        ),
        Slip::Colon | Slip::Sign(_) | Slip::WordsBehindQuote => put_in_quotes(quoted),
    }
}

fn put_in_quotes(quoted: &str) -> Words {
    Words::new(
        format!("값 전체를 따옴표로 감싸세요: `{quoted}`"),
        format!("put the whole value between quotes: `{quoted}`"),
    )
}

/// What YAML takes for a comment, though it was meant to be read.
pub(crate) fn cut_by_comment(place: &Place, quoted: &str) -> Diagnostic {
    let message = Words::new(
        "빈칸 뒤의 `#`부터는 주석이 되어 화면에 나오지 않습니다",
        "from ` #` on it is a comment that nobody sees",
    );
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::new("여기부터 잘립니다", "cut off here"))
        .help(Words::new(
            format!("값이면 전체를 따옴표로 감싸고(`{quoted}`), 주석이면 `#` 뒤를 한 칸 띄우세요"),
            format!("put a value between quotes (`{quoted}`); in a comment, put a space after `#`"),
        ))
}

/// A number that became two items of a list at its own comma; `written` are the items. Where a
/// counting word follows the number, nothing else can be meant.
pub(crate) fn cut_number(written: &str, place: &Place) -> Diagnostic {
    const COUNTED: [char; 16] = [
        '명', '원', '건', '회', '개', '곳', '대', '여', '만', '천', '점', '표', '권', '통', '쪽',
        '%',
    ];
    let whole = quoted(written);
    let message = Words::new(
        format!("수의 쉼표에서 목록이 나뉘어 두 항목이 됩니다: `{written}`"),
        format!("the comma of a number parts the list here: `{written}` becomes two items"),
    );
    let problem = Diagnostic::new(Rule::CutNumber, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("한 항목이면 따옴표로 감싸고(`{whole}`), 두 항목이면 쉼표 뒤를 한 칸 띄우세요"),
            format!(
                "put one item between quotes (`{whole}`); between two, put a space after the comma"
            ),
        ));
    let behind = written.rsplit(',').next().unwrap_or_default();
    let unit = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    if unit.trim_start().starts_with(COUNTED) {
        problem.safe_fix(place, &whole)
    } else {
        problem.fix(place, &whole)
    }
}

/// A value of a map that ends at the comma of its number; what stands behind became a field.
pub(crate) fn cut_value(written: &str, place: &Place) -> Diagnostic {
    let (whole, number) = (quoted(written), written.replace(',', ""));
    let message = Words::new(
        format!("수의 쉼표에서 값이 잘립니다: `{written}`"),
        format!("the value is cut at the comma of its number: `{written}`"),
    );
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::none())
        .help(Words::new(
            format!(
                "수만 쓰는 자리이면 쉼표 없이(`{number}`), 글이면 따옴표로 감싸(`{whole}`) 쓰세요"
            ),
            format!(
                "a number is written without commas (`{number}`), a text between quotes (`{whole}`)"
            ),
        ))
}

/// Curly quotes around a value that is no text: YAML takes them for text.
pub(crate) fn smart_quotes(text: &str, place: &Place) -> Diagnostic {
    let plain = text.trim_matches(['“', '”', '‘', '’', '「', '」']);
    let message = Words::new(
        format!("굽은 따옴표는 값의 일부가 됩니다: `{text}`"),
        format!("curly quotes become part of the value: `{text}`"),
    );
    let quoted = format!("\"{plain}\"");
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("굽은 따옴표를 지우거나 곧은 따옴표로 바꾸세요: `{quoted}`"),
            format!("remove them or write straight ones: `{quoted}`"),
        ))
        .safe_fix(place, &quoted)
}

/// Anything else the parser stopped at; `parser` is its own message.
pub(crate) fn yaml_syntax(place: &Place, parser: &str) -> Diagnostic {
    let english = parser.split(" at line ").next().unwrap_or(parser).trim();
    let message = Words::new(
        "YAML 문법에 맞지 않습니다",
        format!("invalid YAML: {english}"),
    );
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::none())
        .help(Words::new(
            "`이름: 값` 꼴인지, 들여쓰기와 따옴표가 맞는지 확인하세요",
            "check for `name: value`, indentation and quotes",
        ))
}

/// Items of a list whose dashes have no space behind them: all of them become one text.
pub(crate) fn dash_without_space(place: &Place) -> Diagnostic {
    let message = Words::new(
        "`-` 뒤에 빈칸이 없어 목록이 되지 않습니다",
        "without a space behind the `-` this is no list",
    );
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::none())
        .help(Words::new(
            "`- 값`처럼 `-` 뒤를 한 칸 띄우세요",
            "write `- value`, with a space behind the `-`",
        ))
}

/// An item of a list that is indented as if it went on with the one before.
pub(crate) fn item_in_text(place: &Place) -> Diagnostic {
    let message = Words::new(
        "목록의 줄이 앞줄과 들여쓰기가 달라 앞의 글에 이어집니다",
        "the item is indented otherwise than the one before and becomes part of it",
    );
    Diagnostic::new(Rule::YamlSyntax, message)
        .at(place, Words::none())
        .help(Words::new(
            "목록의 `-`를 모두 같은 자리에 맞추세요",
            "let all dashes of the list begin in the same column",
        ))
}
