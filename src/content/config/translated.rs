//! What the settings say in another language.

use super::menu::MenuItem;
use crate::content::form::record;
use crate::content::values::Language;

record! {
    /// A language of the site beside its own, and what the settings say in it.
    Translated {
        /// The language.
        language("language", "함께 낼 언어 (예 `en`)"): required Language,
        /// The name of the site.
        title("title", "그 언어로 적은 누리집 이름"): optional String,
        /// What it is.
        description("description", "그 언어로 적은 누리집 소개"): optional String,
        /// Who runs it.
        operator("operator", "그 언어로 적은 운영 기관"): optional String,
        /// How to reach them.
        contact("contact", "그 언어로 적은 문의처"): optional String,
        /// The main menu.
        menu("menu", "그 언어의 주 메뉴, 적지 않으면 테마의 메뉴"): default Vec<MenuItem>,
    }
    or Language => |language| Translated {
        language,
        title: None,
        description: None,
        operator: None,
        contact: None,
        menu: Vec::new(),
    }
}
