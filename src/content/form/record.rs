//! Declares records: structs that are read from a map.

/// Declares a struct read from a map: for each field its meaning in English (the doc comment), its name in
/// YAML and what to write in it in Korean, whether it may be missing, its type and its roles.
///
/// - `required`: without it there is no record. `optional`: an `Option`. `default`: the default of its type.
///   `or`: the value given behind `=`. `flatten`: a record of its own whose fields stand in the same map.
/// - Roles stand in brackets: `translatable`, `searchable`, `exported("ko", "en")`, see `Roles`. An external
///   address needs none: it is one by its type, `Address`.
/// - `checked by` names a function that looks at all fields together; `or` behind the braces gives a short form
///   that a value may have instead of a map.
///
/// All fields are read before the first missing one ends the reading, so that one bad field hides no other.
macro_rules! record {
    (
        $(#[doc = $doc:literal])* $name:ident {
            $($(#[doc = $fdoc:literal])* $field:ident $(($key:literal, $ko:literal))?: $how:ident $type:ty
                $([$($role:ident $(($($words:literal),+))?),+])? $(= $default:expr)?),+ $(,)?
        }
        $(checked by $check:ident)?
        $(or $short:ty => $of_short:expr)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $fdoc])* pub $field: $crate::content::form::record!(@type $how $type)),+ }

        impl $name {
            pub(crate) fn from_fields(
                fields: &mut $crate::content::form::Fields<'_>,
                reader: &mut $crate::content::form::Reader<'_>,
            ) -> Option<Self> {
                $(let $field = $crate::content::form::record!(@read $how $type, fields, reader $(, $key)? $(, $default)?);)+
                Some(Self { $($field: $crate::content::form::record!(@unwrap $how $field)),+ })
            }

            /// The declarations of its fields, in the order of the documentation.
            #[must_use]
            pub fn fields() -> Vec<&'static $crate::content::form::FieldInfo> {
                let mut fields = Vec::new();
                $($crate::content::form::record!(
                    @info $how $type, fields, $name, concat!($($fdoc),*) $(, $key, $ko)?,
                    [$($(.$role($($($words),+)?))+)?]
                );)+
                fields
            }

            /// Its fields with their values, in the order of [`Self::fields`].
            #[must_use]
            pub fn values(&self) -> Vec<$crate::content::form::FieldOf<'_>> {
                let mut values = Vec::new();
                $($crate::content::form::record!(@value $how self.$field, values);)+
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
    (@read required $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.required($key, $reader) };
    (@read optional $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.optional($key, $reader) };
    (@read default $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.or_default($key, $reader) };
    (@read or $type:ty, $fields:ident, $reader:ident, $key:literal, $default:expr) => {
        $fields.optional::<$type>($key, $reader).unwrap_or_else(|| $default)
    };
    (@read flatten $type:ty, $fields:ident, $reader:ident) => {
        <$type>::from_fields($fields, $reader).map(std::sync::Arc::new)
    };
    (@unwrap required $field:ident) => { $field? };
    (@unwrap flatten $field:ident) => { $field? };
    (@unwrap $how:ident $field:ident) => { $field };
    (@info flatten $type:ty, $infos:ident, $name:ident, $doc:expr, []) => { $infos.extend(<$type>::fields()) };
    (@info $how:ident $type:ty, $infos:ident, $name:ident, $doc:expr, $key:literal, $ko:literal, [$($roles:tt)*]) => {{
        static INFO: $crate::content::form::FieldInfo = $crate::content::form::FieldInfo::of::<$type>(
            stringify!($name),
            $key,
            $crate::content::form::sentence($doc),
            $ko,
        )
        .required($crate::content::form::record!(@is_required $how))
        .with($crate::content::form::Roles::NONE $($roles)*);
        $infos.push(&INFO);
    }};
    (@is_required required) => { true };
    (@is_required $how:ident) => { false };
    (@value optional $value:expr, $values:ident) => {
        $values.push($value.as_ref().map_or(
            $crate::content::form::FieldValue::Missing,
            $crate::content::form::Field::value,
        ))
    };
    (@value flatten $value:expr, $values:ident) => { $values.extend($value.values().into_iter().map(|(_, value)| value)) };
    (@value $how:ident $value:expr, $values:ident) => { $values.push($crate::content::form::Field::value(&$value)) };
}
pub(crate) use record;
