//! `ondo explain`: why a rule exists, what breaks it, what keeps it.

use super::args::{Arguments, Explain};
use super::exit::Exit;
use super::explanations::explanation;
use super::open::config;
use super::terminal::{answer, said, stop, style};
use super::words;
use crate::base::Rule;
use crate::base::korean::nearest;
use crate::content::Language;

/// Explains the rules asked for.
pub(super) fn explain(arguments: &Arguments, command: &Explain) -> Exit {
    let language = style(arguments.lang, config(&arguments.root).as_ref()).language;
    let asked: Vec<&str> = if command.all {
        Rule::NAMES.to_vec()
    } else {
        command.rules.iter().map(String::as_str).collect()
    };
    for name in asked {
        let Some(rule) = Rule::named(name) else {
            let near = nearest(name, Rule::NAMES.iter().copied());
            return stop(&words::no_such_rule(name, near), language, Exit::Usage);
        };
        answer(&text(rule, language));
    }
    Exit::Fine
}

fn text(rule: Rule, language: Language) -> String {
    let explanation = explanation(rule);
    let severity = words::severity(rule.severity());
    let [bad_title, good_title] = words::example_titles();
    format!(
        "# {rule} ({})\n\n{}\n\n{}\n\n{}\n{}\n\n{}",
        said(&severity, language),
        said(&explanation.why(), language),
        said(&bad_title, language),
        indented(&explanation.bad),
        said(&good_title, language),
        indented(&explanation.good)
    )
}

/// The files of an example, indented as code, each below its path.
fn indented(example: &str) -> String {
    let line = |line: &str| match line.strip_prefix("== ") {
        Some(path) => format!("    # {path}\n"),
        None if line.is_empty() => "\n".to_owned(),
        None => format!("    {line}\n"),
    };
    example.trim_end().lines().map(line).collect()
}
