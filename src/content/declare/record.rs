//! Declares records: structs that are read from a map.

/// Declares a struct read from a map. Each field has its meaning in English (the doc comment), what
/// to write in it in Korean, its name (with the one in YAML where that differs), whether it may be
/// missing, its type and its roles:
///
/// ```text
/// /// The place.
/// #[ko = "장소 이름"]
/// name: required String [searchable],
/// ```
///
/// - `required`: without it there is no record; with a value behind `=` there is one that is not
///   whole. `optional`: an `Option`. `default`: the default of
///   its type where it is missing. `or`: the value behind `=` where it is missing. `flatten`:
///   another record whose fields stand in the same map.
/// - Roles: `translatable`, `searchable`, `exported("ko", "en")`, see `Roles`. An external address
///   needs none: it is one by its type, `Address`.
/// - `checked by` names a function that looks at all fields together; `or` after the braces gives
///   the short form that a value may have instead of a map.
///
/// All fields are read before the first missing one ends the reading, so that one bad field hides
/// no other.
macro_rules! record {
    (
        $(#[doc = $doc:literal])* $name:ident {
            $($(#[doc = $fdoc:literal])* $(#[ko = $ko:literal])?
                $field:ident $(($key:literal))?: $how:ident $type:ty
                $([$($role:ident $(($($words:literal),+))?),+])? $(= $default:expr)?),+ $(,)?
        }
        $(checked by $check:ident)?
        $(or $short:ty => $of_short:expr)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $fdoc])* pub $field: record!(@type $how $type)),+
        }

        impl $name {
            pub(crate) fn from_fields(
                fields: &mut $crate::content::form::Fields<'_>,
                reader: &mut $crate::content::form::Reader<'_>,
            ) -> Option<Self> {
                $(let $field = record!(
                    @read $how $type, fields, reader,
                    record!(@key $field $($key)?) $(, $default)?
                );)+
                Some(Self { $($field: record!(@unwrap $how $field $(, $default)?)),+ })
            }

            /// The declarations of its fields, in the order of the documentation.
            #[must_use]
            pub fn fields() -> Vec<&'static $crate::content::form::FieldInfo> {
                let mut fields = Vec::new();
                $(fields.extend(record!(
                    @info $how $type, $name,
                    record!(@key $field $($key)?),
                    concat!($($fdoc),*), [$($ko)?],
                    [$($(.$role($($($words),+)?))+)?]
                ));)+
                fields
            }

            /// Its fields with their values, in the order of [`Self::fields`].
            #[must_use]
            pub fn values(&self) -> Vec<$crate::content::form::FieldOf<'_>> {
                let mut values = Vec::new();
                $(values.extend(record!(@value $how self.$field));)+
                Self::fields().into_iter().zip(values).collect()
            }
        }

        impl $crate::content::form::Field for $name {
            fn shape() -> $crate::content::form::Shape {
                let map = $crate::content::form::Shape::Map($crate::content::form::Map {
                    name: stringify!($name),
                    doc: $crate::content::form::sentence(concat!($($doc),*)),
                    ko: "",
                    fields: Self::fields(),
                });
                $(let map = $crate::content::form::Shape::Either(vec![
                    <$short as $crate::content::form::Field>::shape(),
                    map,
                ]);)?
                map
            }

            fn read(
                node: &$crate::content::form::Node,
                reader: &mut $crate::content::form::Reader<'_>,
            ) -> Option<Self> {
                $(if !matches!(node.kind, $crate::content::form::NodeKind::Map(_)) {
                    let short = <$short as $crate::content::form::Field>::read(node, reader);
                    return short.map($of_short);
                })?
                let mut fields = $crate::content::form::Fields::of(node, node.span, reader)?;
                let value = Self::from_fields(&mut fields, reader);
                fields.finish(reader);
                $(value.iter().for_each(|value| $check(value, reader));)?
                value
            }

            fn value(&self) -> $crate::content::form::FieldValue<'_> {
                $crate::content::form::FieldValue::Fields(self.values())
            }
        }
    };
    (@type optional $type:ty) => { Option<$type> };
    (@type flatten $type:ty) => { std::sync::Arc<$type> };
    (@type $how:ident $type:ty) => { $type };
    (@read required $type:ty, $fields:ident, $reader:ident, $key:expr) => {
        $fields.required($key, $reader)
    };
    (@read required $type:ty, $fields:ident, $reader:ident, $key:expr, $default:expr) => {
        $fields.required_or::<$type>($key, $reader, || $default)
    };
    (@read optional $type:ty, $fields:ident, $reader:ident, $key:expr) => {
        $fields.optional($key, $reader)
    };
    (@read default $type:ty, $fields:ident, $reader:ident, $key:expr) => {
        $fields.or_default($key, $reader)
    };
    (@read or $type:ty, $fields:ident, $reader:ident, $key:expr, $default:expr) => {
        $fields.optional::<$type>($key, $reader).unwrap_or_else(|| $default)
    };
    (@read flatten $type:ty, $fields:ident, $reader:ident, $key:expr) => {
        <$type>::from_fields($fields, $reader).map(std::sync::Arc::new)
    };
    (@unwrap required $field:ident) => { $field? };
    (@unwrap flatten $field:ident) => { $field? };
    (@unwrap $how:ident $field:ident $(, $default:expr)?) => { $field };
    (@info flatten $type:ty, $name:ident, $key:expr, $doc:expr, [], []) => { <$type>::fields() };
    (
        @info $how:ident $type:ty, $name:ident, $key:expr, $doc:expr,
        [$ko:literal], [$($roles:tt)*]
    ) => {{
        use $crate::content::form::{FieldInfo, Roles};
        static INFO: FieldInfo = FieldInfo::of::<$type>(
            stringify!($name),
            $key,
            $crate::content::form::sentence($doc),
            $ko,
        )
        .required(record!(@is_required $how))
        .with(Roles::NONE $($roles)*);
        [&INFO]
    }};
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@is_required required) => { true };
    (@is_required $how:ident) => { false };
    (@value optional $value:expr) => {
        [$value.as_ref().map_or(
            $crate::content::form::FieldValue::Missing,
            $crate::content::form::Field::value,
        )]
    };
    (@value flatten $value:expr) => { $value.values().into_iter().map(|(_, value)| value) };
    (@value $how:ident $value:expr) => { [$crate::content::form::Field::value(&$value)] };
}
pub(crate) use record;
