//! What is wrong, as it is told: in order, counted, in one of five forms. Knows no rule.

mod github;
mod gitlab;
mod human;
mod json;
mod lines;
mod sarif;

pub(super) use human::{draw, draw_all};
pub(super) use json::SCHEMA;
pub(super) use lines::Lines;

use crate::base::{Diagnostic, Place, Rule, Severity, SourcePath, Words};
use crate::content::Language;

/// A form that problems are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ReportFormat {
    /// 사람이 읽을 글 / for people
    Human,
    /// 프로그램이 읽을 JSON / for programs
    Json,
    /// GitHub Actions의 주석 / annotations of GitHub Actions
    Github,
    /// GitLab의 Code Quality 보고서 / a Code Quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0 / for code scanning
    Sarif,
}

/// The text of a file, where it can still be read.
pub(super) type Source<'s> = dyn Fn(&SourcePath) -> Option<String> + 's;

/// Problems in a form other programs read, without a line break at the end. Nothing is left out.
pub(super) fn written(
    problems: &[Diagnostic],
    source: &Source<'_>,
    format: ReportFormat,
    style: Style,
) -> String {
    match format {
        ReportFormat::Human => draw_all(problems, source, style),
        ReportFormat::Json => json::written(problems, source),
        ReportFormat::Github => github::written(problems, source, style.language),
        ReportFormat::Gitlab => gitlab::written(problems, source, style.language),
        ReportFormat::Sarif => sarif::written(problems, source, style.language),
    }
}

/// What is wrong and what helps, a line each.
fn text(problem: &Diagnostic, language: Language) -> String {
    let help = problem.help.as_ref().map(|help| said(help, language));
    let lines = std::iter::once(said(&problem.message, language)).chain(help);
    lines.collect::<Vec<&str>>().join("\n")
}

/// How bad it is, in the word of all forms but one.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// How messages are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The language.
    pub(super) language: Language,
    /// Whether the terminal shows colours.
    pub(super) has_color: bool,
}

/// Puts problems in the order they are read in: by file, then by position, then by rule. A problem
/// told twice in the same words is told once.
pub(super) fn sort(problems: &mut Vec<Diagnostic>) {
    type Key<'p> = (Option<&'p Place>, Rule, &'p str);
    fn key(problem: &Diagnostic) -> Key<'_> {
        (problem.place(), problem.rule, &problem.message.ko)
    }
    problems.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut told: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems.drain(..) {
        let mut alike = told.iter().rev().take_while(|a| key(a) == key(&problem));
        if !alike.any(|alike| *alike == problem) {
            told.push(problem);
        }
    }
    *problems = told;
}

/// Says in a line how much is wrong.
pub(super) fn summary(problems: &[Diagnostic], style: Style) -> String {
    if problems.is_empty() {
        return match style.language {
            Language::Korean => "틀린 곳이 없습니다".to_owned(),
            Language::English => "nothing is wrong".to_owned(),
        };
    }
    let count = |severity| {
        problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut files: Vec<_> = problems
        .iter()
        .filter_map(|problem| problem.place().map(|place| &place.path))
        .collect();
    files.sort();
    files.dedup();
    let files = files.len();
    match style.language {
        Language::Korean => format!("오류 {errors}개, 경고 {warnings}개 (파일 {files}개)"),
        Language::English => {
            let plural =
                |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
            format!(
                "{}, {} in {}",
                plural(errors, "error"),
                plural(warnings, "warning"),
                plural(files, "file")
            )
        }
    }
}

fn said(words: &Words, language: Language) -> &str {
    match language {
        Language::Korean => &words.ko,
        Language::English => &words.en,
    }
}
