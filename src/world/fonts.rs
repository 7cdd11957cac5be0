//! The fonts of the system, for cards.

use crate::render::draw::card::Fonts;
use resvg::usvg::fontdb::Database;
use std::sync::LazyLock;

/// The best family with Hangul that is installed here. It is looked for once a run: every font is opened for
/// its name.
pub(super) fn installed() -> Option<Fonts> {
    static INSTALLED: LazyLock<Option<Fonts>> = LazyLock::new(|| {
        let mut system = Database::new();
        system.load_system_fonts();
        Fonts::among(&system)
    });
    INSTALLED.clone()
}
