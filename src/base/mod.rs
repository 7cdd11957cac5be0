//! Values that every module shares: places in source files, diagnostics, dates, Korean words.

pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod korean;
pub mod outcome;
pub mod places;
pub mod rule;
pub mod size;
pub mod slug;
pub mod span;
pub mod words;

pub use date::{Date, Precision};
pub use diagnostic::{Diagnostic, Fix, Label};
pub use digest::Digest;
pub use outcome::{Outcome, errors_and_warnings, sort};
pub use rule::{Rule, Severity};
pub use size::size;
pub use slug::{composed, nfc, slug};
pub use span::{Located, Place, SourcePath, Span, extension, file_name, normal_path};
pub use words::Words;
