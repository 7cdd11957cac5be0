//! Draws diagnostics for a terminal: source line, caret, help.

use super::lines::{Texts, inside};
use super::text::Source;
use crate::base::{Diagnostic, Rule, Severity, SourcePath, Words};
use crate::content::Language;
use crate::world::cli::terminal::{Style, said};
use crate::world::cli::words;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;

/// How many diagnostics of one rule are drawn; the rest are counted.
const MOST_OF_A_RULE: usize = 20;

/// Draws the first diagnostics of each rule, and counts the rest.
pub(in crate::world::cli) fn draw(
    problems: &[Diagnostic],
    source: &Source<'_>,
    style: Style,
) -> String {
    let mut count: BTreeMap<Rule, usize> = BTreeMap::new();
    let is_shown = |problem: &&Diagnostic| {
        let count = count.entry(problem.rule).or_default();
        *count += 1;
        *count <= MOST_OF_A_RULE
    };
    let shown: Vec<Diagnostic> = problems.iter().filter(is_shown).cloned().collect();
    let mut more: Vec<Words> = count
        .into_iter()
        .filter(|(_, count)| *count > MOST_OF_A_RULE)
        .map(|(rule, count)| words::more_of_rule(rule, count - MOST_OF_A_RULE))
        .collect();
    if more.is_empty() {
        return draw_all(&shown, source, style);
    }
    more.push(words::how_to_see_all());
    let more = Words::joined(&more, "\n");
    format!(
        "{}{}\n\n",
        draw_all(&shown, source, style),
        said(&more, style.language)
    )
}

/// Draws all problems.
pub(in crate::world::cli) fn draw_all(
    problems: &[Diagnostic],
    source: &Source<'_>,
    style: Style,
) -> String {
    let renderer = if style.has_color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let texts = Texts::of(problems, source);
    let draw =
        |problem: &Diagnostic| renderer.render(&[group(problem, &texts, style.language)]) + "\n\n";
    problems.iter().map(draw).collect()
}

fn group<'a>(problem: &'a Diagnostic, texts: &'a Texts<'_>, language: Language) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let name = said(&words::severity(problem.severity), language).to_owned();
    let title = level
        .with_name(name)
        .primary_title(said(&problem.message, language))
        .id(problem.rule.name());
    let mut group = Group::with_title(title);
    for path in files(problem) {
        group = match texts.get(path) {
            Some(text) => group.element(snippet(problem, path, text, language)),
            None => group.element(Origin::path(path.as_str())),
        };
    }
    match &problem.help {
        Some(help) => {
            let name = said(&words::help_label(), language).to_owned();
            group.element(Level::HELP.with_name(name).message(said(help, language)))
        }
        None => group,
    }
}

/// The files with labels of a diagnostic, each once, its own first.
fn files(problem: &Diagnostic) -> Vec<&SourcePath> {
    let mut files: Vec<&SourcePath> = Vec::new();
    for label in &problem.labels {
        if !files.contains(&&label.place.path) {
            files.push(&label.place.path);
        }
    }
    files
}

fn snippet<'a>(
    problem: &'a Diagnostic,
    path: &'a SourcePath,
    text: &'a str,
    language: Language,
) -> Snippet<'a, Annotation<'a>> {
    // A byte order mark is not shown: it would shift the column.
    let shown = text.strip_prefix('\u{feff}').unwrap_or(text);
    let hidden = text.len() - shown.len();
    let marks = problem
        .labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.place.path == *path)
        .map(|(at, label)| {
            let kind = if at == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let words = Some(said(&label.words, language)).filter(|words| !words.is_empty());
            let range = label.place.span.range();
            let range = range.start.saturating_sub(hidden)..range.end.saturating_sub(hidden);
            kind.span(inside(shown, range)).label(words)
        });
    Snippet::source(shown)
        .path(path.as_str())
        .annotations(marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, Span, Words};
    use std::ops::Range;

    const TEXT: &str = "---\ntitle: 첫 회\nhosts:\n  - 국민권위원회\n---\n";

    fn problem(range: Range<usize>) -> Diagnostic {
        let place = Place {
            path: SourcePath::new("content/events/1.md"),
            span: Span::new(range),
        };
        let message = Words::new(
            "기관 `국민권위원회`를 찾을 수 없습니다",
            "no agency is called `국민권위원회`",
        );
        Diagnostic::new(Rule::UnknownAgency, message)
            .at(
                &place,
                Words::new("등록되지 않은 기관", "not in content/agencies"),
            )
            .fix(&place, "국민권익위원회")
    }

    fn drawn(problem: Diagnostic, text: &str, language: Language) -> String {
        draw(
            &[problem],
            &|_| Some(text.to_owned()),
            Style {
                language,
                has_color: false,
            },
        )
    }

    #[test]
    fn a_problem_is_drawn_with_its_line_its_caret_and_what_to_write() {
        let start = TEXT.find("국민").expect("the name");
        let mark = start..start + "국민권위원회".len();
        let expected = "\
오류[unknown-agency]: 기관 `국민권위원회`를 찾을 수 없습니다
 --> content/events/1.md:4:5
  |
4 |   - 국민권위원회
  |     ^^^^^^^^^^^^ 등록되지 않은 기관
  |
  = 도움말: 이렇게 쓰려던 것인지 확인하세요: `국민권익위원회`

";
        assert_eq!(
            drawn(problem(mark.clone()), TEXT, Language::Korean),
            expected
        );
        let english = drawn(problem(mark), TEXT, Language::English);
        assert!(
            english.starts_with("error[unknown-agency]: no agency is called"),
            "{english}"
        );
        assert!(
            english.contains("= help: did you mean `국민권익위원회`?"),
            "{english}"
        );
    }

    #[test]
    fn a_mark_that_does_not_fit_the_text_is_drawn_all_the_same() {
        for range in [0..0, 11..12, 5000..6000, TEXT.len()..TEXT.len()] {
            assert!(drawn(problem(range), TEXT, Language::Korean).contains("content/events/1.md"));
        }
        assert!(drawn(problem(0..0), "", Language::Korean).contains("content/events/1.md"));
    }

    #[test]
    fn a_problem_of_a_file_that_is_not_there_names_the_file() {
        let drawn = draw(
            &[problem(0..0)],
            &|_| None,
            Style {
                language: Language::Korean,
                has_color: false,
            },
        );
        assert!(drawn.contains("--> content/events/1.md"), "{drawn}");
    }

    /// The drawing of a problem at `mark`, from its source line on.
    fn lines(text: &str, mark: &str) -> String {
        let start = text.find(mark).expect("the mark");
        let drawn = drawn(problem(start..start + mark.len()), text, Language::Korean);
        let (_, lines) = drawn
            .split_once("--> content/events/1.md:")
            .expect("a place");
        lines
            .split("\n  |\n  = ")
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    #[test]
    fn the_caret_stands_under_the_word_whatever_the_editor_saves() {
        let check = |text, expected: &str| assert_eq!(lines(text, "국민"), expected);
        check(
            "\u{feff}hosts: 국민\r\n",
            "1:8\n  |\n1 | hosts: 국민\n  |        ^^^^ 등록되지 않은 기관",
        );
        check(
            "a\r\n가\t국민\r\n",
            "2:3\n  |\n2 | 가    국민\n  |       ^^^^ 등록되지 않은 기관",
        );
        check(
            "\u{1b}[31m국민",
            "1:6\n  |\n1 | ␛[31m국민\n  |      ^^^^ 등록되지 않은 기관",
        );
    }

    #[test]
    fn other_places_are_shown_in_one_message_and_silent_marks_are_bare() {
        let at = |path: &str, range: Range<usize>| Place {
            path: SourcePath::new(path),
            span: Span::new(range),
        };
        let problem = Diagnostic::new(
            Rule::RoundGap,
            Words::new("7회와 9회 사이가 비었습니다", "no round 8"),
        )
        .at(&at("b.md", 7..13), Words::new("", ""))
        .at(&at("b.md", 0..3), Words::new("여기까지", "up to here"))
        .at(&at("a.md", 0..3), Words::new("여기부터", "from here"));
        let expected = "\
경고[round-gap]: 7회와 9회 사이가 비었습니다
 --> b.md:1:4
  |
1 | 가 나다라
  | --   ^^^^
  | |
  | 여기까지
  |
 ::: a.md:1:1
  |
1 | 가 나다라
  | -- 여기부터

";
        assert_eq!(drawn(problem, "가 나다라\n", Language::Korean), expected);
    }
}
