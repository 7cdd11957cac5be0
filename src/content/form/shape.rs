//! Schema of what a value may be, derived from the types that read it.

/// What a field takes.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Text, or a number as text.
    Text,
    /// A whole number, 0 or more.
    Count,
    /// Any number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A day, month or year in one of the Korean or international forms.
    Date,
    /// A time of day.
    Clock,
    /// A day with a time.
    Moment,
    /// An address with a scheme.
    Address,
    /// One of several words.
    Choice(Choice),
    /// Several values; one alone stands for a list of one.
    List(Box<Shape>),
    /// Fields with names.
    Map(Map),
    /// Values under names that the editor chooses.
    Named(Box<Shape>),
    /// Values under the names of rules.
    Rules(Box<Shape>),
    /// One of several shapes.
    Either(Vec<Shape>),
    /// Anything.
    Free,
}

/// A set of words.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The name of the type.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// What it is, in Korean.
    pub ko: &'static str,
    /// The words, in the order of the documentation.
    pub words: &'static [ChoiceWord],
}

/// A word that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChoiceWord {
    /// The word as YAML has it.
    pub word: &'static str,
    /// What it means, in English.
    pub doc: &'static str,
    /// What it means, in Korean.
    pub ko: &'static str,
}

/// A set of fields.
#[derive(Clone, Debug)]
pub struct Map {
    /// The name of the type.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// What it is, in Korean; empty for a map inside a file.
    pub ko: &'static str,
    /// The fields, in the order of the documentation.
    pub fields: Vec<&'static FieldInfo>,
}

/// A field of a record, as it is declared.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// The type it belongs to, by name: a file has the fields of several.
    pub owner: &'static str,
    /// Its name in YAML.
    pub key: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// What to write in it, in Korean.
    pub ko: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it takes.
    pub shape: fn() -> Shape,
    /// What else it is used for.
    pub roles: Roles,
}

impl FieldInfo {
    /// The same field, required or not.
    pub(crate) const fn required(self, is_required: bool) -> Self {
        Self {
            is_required,
            ..self
        }
    }

    /// The same field with roles.
    pub(crate) const fn with(self, roles: Roles) -> Self {
        Self { roles, ..self }
    }
}

/// What a field is used for beside the page of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// Whether a translation may repeat it.
    pub is_translatable: bool,
    /// Whether its texts are searched.
    pub is_searchable: bool,
    /// The description of its column in the open data, where it has a column of its own.
    pub column: Option<ColumnWords>,
}

/// What a column of the open data holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnWords {
    /// In Korean.
    pub ko: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Roles {
    pub(crate) const NONE: Self = Self {
        is_translatable: false,
        is_searchable: false,
        column: None,
    };

    pub(crate) const fn translatable(self) -> Self {
        Self {
            is_translatable: true,
            ..self
        }
    }

    pub(crate) const fn searchable(self) -> Self {
        Self {
            is_searchable: true,
            ..self
        }
    }

    #[allow(
        dead_code,
        reason = "the first field to be exported by its declaration uses it"
    )]
    pub(crate) const fn exported(self, ko: &'static str, en: &'static str) -> Self {
        Self {
            column: Some(ColumnWords { ko, en }),
            ..self
        }
    }
}

/// A doc comment as a sentence: `stringify` keeps the blank before it.
pub(crate) const fn sentence(doc: &'static str) -> &'static str {
    match doc.as_bytes() {
        [b' ', ..] => doc.split_at(1).1,
        _ => doc,
    }
}
