//! Tables: cells with their alignment as a class, and headings with their scope.

use super::piece::piece;
use pulldown_cmark::{Alignment, Event};

/// The table being written.
#[derive(Default)]
pub(super) struct OpenTable {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
    has_rows: bool,
    /// The name of the tag of the open cell.
    cell: &'static str,
}

impl OpenTable {
    /// A table whose columns are aligned in this way.
    pub(super) fn new(alignments: Vec<Alignment>) -> Self {
        Self {
            alignments,
            ..Self::default()
        }
    }

    pub(super) fn head<'a>(&mut self) -> Event<'a> {
        self.is_head = true;
        piece("<thead><tr>")
    }

    pub(super) fn head_end<'a>(&mut self) -> Event<'a> {
        self.is_head = false;
        piece("</tr></thead>\n")
    }

    /// Returns the start of a row of the body.
    pub(super) fn row<'a>(&mut self) -> Event<'a> {
        self.column = 0;
        let is_first = !std::mem::replace(&mut self.has_rows, true);
        piece(if is_first { "<tbody>\n<tr>" } else { "<tr>" })
    }

    /// Returns the start of a cell; an empty one in the head is no `th`.
    pub(super) fn cell<'a>(&mut self, is_empty: bool) -> Event<'a> {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        let is_heading = self.is_head && !is_empty;
        self.cell = if is_heading { "th" } else { "td" };
        let scope = if is_heading { " scope=\"col\"" } else { "" };
        piece(format!("<{}{scope}{class}>", self.cell))
    }

    pub(super) fn cell_end<'a>(&mut self) -> Event<'a> {
        self.column += 1;
        piece(format!("</{}>", self.cell))
    }

    pub(super) fn end<'a>(&self) -> Event<'a> {
        let body = if self.has_rows { "</tbody>" } else { "" };
        piece(format!("{body}</table></div>\n"))
    }
}
