//! The file being read, and the problems found in it so far.

use super::mention::{Mention, MentionKind};
use super::node::{Node, NodeKind};
use super::problems;
use super::syntax_problems;
use crate::base::{Date, Diagnostic, Fix, Located, Place, SourcePath, Span, Words};

/// The file being read and the problems found in it so far.
pub(crate) struct Reader<'a> {
    pub(crate) path: &'a SourcePath,
    pub(crate) problems: Vec<Diagnostic>,
    /// Whether required fields may be missing, because another file has them.
    pub(crate) is_partial: bool,
    /// Values with a better form, if the caller asked for them.
    pub(crate) safe_fixes: Option<Vec<Fix>>,
    /// What was named, in the order read.
    pub(crate) mentions: Vec<Mention>,
    /// The dates whose years have two digits, as they were understood.
    pub(crate) short_years: Vec<Located<Date>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(path: &'a SourcePath) -> Self {
        Self {
            path,
            problems: Vec::new(),
            is_partial: false,
            safe_fixes: None,
            mentions: Vec::new(),
            short_years: Vec::new(),
        }
    }

    pub(crate) fn place(&self, span: Span) -> Place {
        Place {
            path: self.path.clone(),
            span,
        }
    }

    /// Notes that the file names something outside itself.
    pub(crate) fn note(&mut self, kind: MentionKind, name: Located<String>) {
        self.mentions.push(Mention { kind, name });
    }

    pub(crate) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Notes that the value of `node` has a better form.
    pub(crate) fn safe_fix(&mut self, node: &Node, replacement: impl FnOnce() -> String) {
        let place = self.place(node.span);
        if let Some(safe_fixes) = &mut self.safe_fixes {
            safe_fixes.push(Fix {
                place,
                replacement: replacement(),
                is_safe: true,
            });
        }
    }

    /// Reports that the value of `node` is not what its field takes; `meant` is what was meant by
    /// it.
    pub(crate) fn refuse_for(&mut self, node: &Node, expected: Words, meant: Option<String>) {
        match meant {
            Some(meant) => {
                let place = self.place(node.span);
                self.report(problems::other_form(&place, &expected, &meant));
            }
            None => self.refuse(node, expected),
        }
    }

    /// Reports that the value of `node` is not what its field takes.
    pub(crate) fn refuse(&mut self, node: &Node, expected: Words) {
        let place = self.place(node.span);
        let problem = match &node.kind {
            NodeKind::Scalar(text) => in_smart_quotes(text, &place),
            _ => None,
        };
        self.report(problem.unwrap_or_else(|| problems::invalid_value(&place, &expected)));
    }
}

/// The diagnostic for curly quotes around a value that cannot hold them.
pub(crate) fn in_smart_quotes(text: &str, place: &Place) -> Option<Diagnostic> {
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let is_quoted = matches!(
        (first, last),
        ('“', '”') | ('‘', '’') | ('「', '」') | ('”', '”')
    );
    is_quoted.then(|| syntax_problems::smart_quotes(text, place))
}
