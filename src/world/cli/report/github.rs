//! Diagnostics as annotations of GitHub Actions: one line for each.

use super::lines::Texts;
use super::text::{Source, level, text};
use crate::base::Diagnostic;
use crate::content::Language;

/// One workflow command for each diagnostic, each on its own line.
pub(super) fn written(problems: &[Diagnostic], source: &Source<'_>, language: Language) -> String {
    let texts = Texts::of(problems, source);
    let places = texts.places();
    let command = |problem: &Diagnostic| {
        let level = level(problem.severity);
        let at = problem.place().map(|place| {
            let region = places.region(place);
            format!(
                "file={},line={},endLine={},col={},endColumn={},",
                property(place.path.as_str()),
                region.line,
                region.end_line,
                region.column,
                region.end_column
            )
        });
        format!(
            "::{level} {}title={}::{}",
            at.unwrap_or_default(),
            problem.rule,
            data(&text(problem, language))
        )
    };
    let commands: Vec<String> = problems.iter().map(command).collect();
    commands.join("\n")
}

/// Escapes a text after `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a text between `=` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, Rule, SourcePath, Span, Words};

    #[test]
    fn an_annotation_names_the_place_and_escapes_its_delimiters() {
        let place = Place {
            path: SourcePath::new("content/events/가,나.md"),
            span: Span::new(4..7),
        };
        let message = Words::new("100% 틀림: 값", "wrong");
        let problem = Diagnostic::new(Rule::RoundGap, message)
            .at(&place, Words::none())
            .help(Words::new("고치세요", "fix it"));
        let bare = Diagnostic::new(Rule::TemplateError, Words::new("가", "a"));
        let written = written(
            &[problem, bare],
            &|_| Some("---\n가나\n".to_owned()),
            Language::Korean,
        );
        assert_eq!(
            written,
            "::warning file=content/events/가%2C나.md,line=2,endLine=2,col=1,endColumn=2,\
             title=round-gap::100%25 틀림: 값%0A고치세요\n\
             ::error title=template-error::가"
        );
    }
}
