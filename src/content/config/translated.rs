//! What the settings say in another language.

use super::menu::MenuItem;
use crate::content::declare::record;
use crate::content::values::Language;

record! {
    /// A language of the site beside its own, and what the settings say in it.
    Translated {
        /// The language.
        #[ko = "함께 낼 언어 (예 `en`)"]
        language: required Language,
        /// The name of the site.
        #[ko = "그 언어로 적은 누리집 이름"]
        title: optional String,
        /// What it is.
        #[ko = "그 언어로 적은 누리집 소개"]
        description: optional String,
        /// Who runs it.
        #[ko = "그 언어로 적은 운영 기관"]
        operator: optional String,
        /// How to reach them.
        #[ko = "그 언어로 적은 문의처"]
        contact: optional String,
        /// The main menu.
        #[ko = "그 언어의 주 메뉴, 적지 않으면 테마의 메뉴"]
        menu: default Vec<MenuItem>,
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
