//! The main menu.

use crate::base::Located;
use crate::content::declare::record;

record! {
    /// A link of the main menu.
    MenuItem {
        /// What is written.
        #[ko = "메뉴에 보일 글 (예 `기록관 소개`)"]
        label: required String,
        /// An address inside the site.
        #[ko = "누리집 안의 주소 (예 `about/`)"]
        path: required Located<String>,
    }
}

impl MenuItem {
    /// Removes the `/` that may stand before an address inside the site.
    pub(super) fn trim_path(&mut self) {
        let path = &mut self.path.value;
        path.drain(..path.len() - path.trim_start_matches('/').len());
    }
}
