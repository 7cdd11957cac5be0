//! The languages of the interface.

use crate::content::declare::choices;

choices! {
    /// A language of the interface.
    Language("언어") {
        /// Korean.
        Korean("ko", "한국어"),
        /// English.
        English("en", "영어"),
    }
}
