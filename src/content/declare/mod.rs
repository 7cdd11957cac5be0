//! Declarations: one place for the words, the type and the roles of a field. The reader, the schema
//! and the values for search and open data are made from them.

mod choices;
mod record;

pub(crate) use choices::choices;
pub(crate) use record::record;
