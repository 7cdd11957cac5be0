//! Values that every room shares: places in source files, diagnostics, days, Korean words. Knows no other room.

pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod korean;
pub mod rule;
pub mod slug;
pub mod span;

pub use date::{Date, Precision};
pub use diagnostic::{Diagnostic, Fix, Label, Outcome, Severity, Words};
pub use digest::Digest;
pub use rule::Rule;
pub use slug::{composed, nfc, slug};
pub use span::{Located, Place, SourcePath, Span, normal_path};
