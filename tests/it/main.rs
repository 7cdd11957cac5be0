//! The one integration binary: the floors of the code, golden sites, the command line, the sample archive.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read and write files; the library does not"
)]

mod anything;
mod architecture;
mod claims;
mod cli;
mod data;
mod dependencies;
mod drawn;
mod feeds;
mod fix;
mod folder;
mod golden;
mod hosting;
mod init;
mod media;
mod people;
mod preview;
mod rules;
mod sample;
mod serve;
mod theme;
mod watch;
mod withdrawn;
