//! The machine: disk, clock, git, fonts. Knows nothing of commands, terminals or how problems are
//! shown.

pub(super) mod changes;
pub(super) mod clock;
pub(super) mod disk;
pub(super) mod fonts;
pub(super) mod history;
pub(super) mod layout;
mod manifest;
pub(super) mod media_type;
pub(super) mod photo_cache;
pub(super) mod pictures;
pub(super) mod publish;
