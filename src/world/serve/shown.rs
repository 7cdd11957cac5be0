//! What browsers are shown at a moment.

use super::site::Site;
use std::sync::Arc;

/// What browsers are shown at a moment.
#[derive(Clone, Default)]
pub(in crate::world) struct Shown {
    /// The last site without errors; `None` before there was one.
    pub(super) site: Option<Arc<Site>>,
    /// The message to pages in browsers, as JSON; `None` before the folder was read.
    pub(super) message: Option<Arc<str>>,
}
