//! Every diagnostic of this room, one constructor each.

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

pub(super) fn broken_theme(path: &SourcePath, parser: &str) -> Diagnostic {
    let english = parser.lines().next().unwrap_or_default().to_owned();
    let message = Words::new(
        format!("테마 파일을 읽을 수 없습니다: {english}"),
        format!("the theme file cannot be read: {english}"),
    );
    Diagnostic::new(Rule::BrokenTheme, message).at(&Place::start_of(path), Words::none())
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
        return Diagnostic::new(Rule::TemplateError, message);
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
    problem.at(&Place { path, span }, Words::none())
}
