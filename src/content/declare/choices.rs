//! Declares enums whose values are words in YAML.

/// Declares an enum whose values are words in YAML, each with its meaning in English (the doc
/// comment) and in Korean.
macro_rules! choices {
    (
        $(#[doc = $doc:literal])* $name:ident($ko:literal) {
            $($(#[doc = $vdoc:literal])* $variant:ident($text:literal, $vko:literal)),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word with its meaning, in the order of the documentation.
            pub const WORDS: &'static [$crate::content::form::ChoiceWord] = Self::CHOICE.words;

            const CHOICE: $crate::content::form::Choice = $crate::content::form::Choice {
                name: stringify!($name),
                doc: $crate::content::form::sentence(concat!($($doc),*)),
                ko: $ko,
                words: &[$($crate::content::form::ChoiceWord {
                    word: $text,
                    doc: $crate::content::form::sentence(concat!($($vdoc),*)),
                    ko: $vko,
                }),+],
            };

            /// The word that stands for the value in YAML, in templates and in addresses.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl $crate::content::form::Field for $name {
            fn shape() -> $crate::content::form::Shape {
                $crate::content::form::Shape::Choice(Self::CHOICE)
            }

            fn read(
                node: &$crate::content::form::Node,
                reader: &mut $crate::content::form::Reader<'_>,
            ) -> Option<Self> {
                let chosen = $crate::content::form::choice(node, reader, &[$($text),+])?;
                Self::ALL.iter().copied().find(|value| value.as_str() == chosen)
            }

            fn value(&self) -> $crate::content::form::FieldValue<'_> {
                $crate::content::form::FieldValue::Text(self.as_str().into())
            }
        }
    };
}
pub(crate) use choices;
