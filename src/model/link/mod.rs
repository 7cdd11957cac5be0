//! Documents to records: which names mean what, and each record made from its document.

mod absent;
mod agency;
mod case;
mod event;
mod follows;
mod forms;
mod linker;
mod lookup;
mod names;
mod pairs;
mod passing;
mod people;
mod programme;
mod resolver;
mod review;
mod series;
mod similar;
mod slip;
mod timing;
mod topics;
mod words;

pub use forms::{AgencyForm, short_names};
pub use linker::{Linker, link};
pub use pairs::{TranslationPair, translations};
pub use resolver::LinkOptions;
