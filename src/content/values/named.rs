//! The names of agencies, cases, events, series and media files. Whoever reads one notes it, so that it is
//! checked even if the rest of its record cannot be read.

use crate::base::Located;
use crate::content::form::{Field, FieldValue, MentionKind, Node, Reader, Shape};

macro_rules! named {
    ($($(#[doc = $doc:literal])* $name:ident => $kind:ident),+ $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub Located<String>);

        impl Field for $name {
            fn shape() -> Shape {
                String::shape()
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                let name = Located::read(node, reader)?;
                reader.note(MentionKind::$kind, name.clone());
                Some(Self(name))
            }

            fn value(&self) -> FieldValue<'_> {
                self.0.value()
            }
        }
    )+};
}

named! {
    /// An agency, by its id or one of its names.
    NamedAgency => Agency,
    /// A case, by its id.
    NamedCase => Case,
    /// An event, by its id.
    NamedEvent => Event,
    /// A series, by its id.
    NamedSeries => Series,
    /// A media file, by its path.
    NamedFile => File,
}
