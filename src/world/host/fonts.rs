//! The fonts of the system, for cards.

use crate::render::draw::card::Fonts;
use resvg::usvg::fontdb::Database;
use std::sync::LazyLock;

/// The best installed family with Hangul. Looked up once a run, because every font file is opened
/// for its name.
pub(in crate::world) fn installed() -> Option<Fonts> {
    static INSTALLED: LazyLock<Option<Fonts>> = LazyLock::new(|| {
        let mut system = Database::new();
        system.load_system_fonts();
        Fonts::among(&system)
    });
    INSTALLED.clone()
}
