//! The main menu.

use crate::base::Located;
use crate::content::form::record;

record! {
    /// A link of the main menu.
    MenuItem {
        /// What is written.
        label("label", "메뉴에 보일 글 (예 `기록관 소개`)"): required String,
        /// An address inside the site.
        path("path", "누리집 안의 주소 (예 `about/`)"): required Located<String>,
    }
}
