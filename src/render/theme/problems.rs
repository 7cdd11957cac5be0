//! Every diagnostic about themes, one constructor each.

use crate::base::{Diagnostic, Place, Rule, SourcePath, Span, Words};
use std::collections::BTreeMap;
use tera::ErrorKind;

pub(super) fn no_theme(name: &str, place: &Place) -> Diagnostic {
    let message = Words::new(
        format!("테마 `{name}`이(가) 없습니다"),
        format!("there is no theme `{name}`"),
    );
    Diagnostic::new(Rule::BrokenTheme, message)
        .at(place, Words::none())
        .help(Words::new(
            format!("`themes/{name}/` 폴더를 두거나 `theme: default`라고 쓰세요"),
            format!("add the folder `themes/{name}/`, or write `theme: default`"),
        ))
}

/// A template in another encoding.
pub(super) fn no_utf_8(path: &SourcePath) -> Diagnostic {
    let message = Words::new(
        "테마 파일이 UTF-8이 아닙니다",
        "the theme file is not UTF-8",
    );
    Diagnostic::new(Rule::BrokenTheme, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            "메모장에서 열어 인코딩을 `UTF-8`로 다시 저장하세요",
            "open it in an editor and save it again as UTF-8",
        ))
}

pub(super) fn broken_theme(path: &SourcePath, parser: &str) -> Diagnostic {
    let english = parser.lines().next().unwrap_or_default();
    let english = english.strip_prefix("error: ").unwrap_or(english);
    let message = Words::new(
        format!("테마 파일을 읽을 수 없습니다: {english}"),
        format!("the theme file cannot be read: {english}"),
    );
    Diagnostic::new(Rule::BrokenTheme, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            "`이름: 글` 꼴의 YAML이어야 합니다; 파일을 지우면 기본 테마의 것을 씁니다",
            "it must be YAML of the form `name: text`; without the file, that of the default theme is used",
        ))
}

/// A template of a card that makes no SVG.
pub(super) fn broken_card(path: &SourcePath, why: &str) -> Diagnostic {
    let message = Words::new(
        format!("공유 그림을 그릴 수 없습니다: {why}"),
        format!("the card cannot be drawn: {why}"),
    );
    Diagnostic::new(Rule::BrokenTheme, message)
        .at(&Place::start_of(path), Words::none())
        .help(Words::new(
            "1200×630 크기의 SVG를 만드는 템플릿이어야 합니다; 파일을 지우면 기본 테마의 것을 씁니다",
            "the template must make an SVG of 1200 by 630; without the file, that of the default theme is used",
        ))
}

/// A template that does not compile or cannot be rendered, at the place Tera names.
pub(super) fn template_error(
    error: &tera::Error,
    sources: &BTreeMap<String, SourcePath>,
) -> Diagnostic {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        let message = Words::new(
            format!("템플릿 오류: {error}"),
            format!("template error: {error}"),
        );
        return Diagnostic::new(Rule::TemplateError, message).help(template_help());
    };
    let message = Words::new(
        format!("템플릿 오류: {}", report.message()),
        format!("template error: {}", report.message()),
    );
    let problem = Diagnostic::new(Rule::TemplateError, message);
    let name = report.filename();
    let path = sources
        .get(name)
        .cloned()
        .unwrap_or_else(|| SourcePath::new(name));
    let span = Span::new(report.span().range.clone());
    problem
        .at(&Place { path, span }, Words::none())
        .help(template_help())
}

fn template_help() -> Words {
    Words::new(
        "`{{ }}`와 `{% %}`의 짝과 이름을 살펴보세요(Tera 문법); 파일을 지우면 기본 테마의 것을 씁니다",
        "look at the pairs of `{{ }}` and `{% %}` and at the names (Tera); without the file, that of the default theme is used",
    )
}
