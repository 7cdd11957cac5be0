//! The preview: a site in memory that follows every save, and the server that shows it. Nothing is
//! written to the disk, and nothing to the terminal.

mod address;
mod message;
mod preview;
mod server;
mod shown;
mod site;

pub(super) use address::Address;
pub(super) use preview::{Preview, PreviewSettings};
pub(super) use server::start;
pub(super) use shown::Shown;
