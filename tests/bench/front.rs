//! Front matter: values in the order they are written, and their YAML. Knows no record.

/// A value of the front matter.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Words, quoted where YAML would read something else.
    Text(String),
    /// A number, a date or a choice, written as it stands.
    Bare(String),
    /// A list.
    List(Vec<Value>),
    /// A map.
    Map(Front),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Front> for Value {
    fn from(map: Front) -> Self {
        Self::Map(map)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// A number, a date or a choice as a value.
pub(crate) fn bare(text: impl ToString) -> Value {
    Value::Bare(text.to_string())
}

/// A map whose keys keep their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front(Vec<(&'static str, Value)>);

impl Front {
    /// A map with one entry.
    pub(crate) fn new(key: &'static str, value: impl Into<Value>) -> Self {
        Self::default().with(key, value)
    }

    /// The map with one entry more; an empty list or map is not worth an entry.
    pub(crate) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let is_empty = match &value {
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.0.is_empty(),
            Value::Text(_) | Value::Bare(_) => false,
        };
        if !is_empty {
            self.0.push((key, value));
        }
        self
    }

    /// The map with one entry more where there is a value.
    pub(crate) fn maybe(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The map with the keys that `rename` gives.
    pub(crate) fn renamed(self, rename: impl Fn(&'static str) -> &'static str) -> Self {
        let entries = self.0.into_iter();
        Self(entries.map(|(key, value)| (rename(key), value)).collect())
    }

    /// The map as YAML, in block style as editors write it.
    pub(crate) fn to_yaml(&self) -> String {
        let mut text = String::with_capacity(2_000);
        self.write(&mut text, 0);
        text
    }

    fn write(&self, text: &mut String, indent: usize) {
        for (at, (key, value)) in self.0.iter().enumerate() {
            // The first entry of a map in a list stands behind its dash.
            if at > 0 || !text.ends_with("- ") {
                text.push_str(&" ".repeat(indent));
            }
            text.push_str(key);
            text.push(':');
            match value {
                Value::Text(_) | Value::Bare(_) => {
                    text.push(' ');
                    value.write(text, indent);
                }
                Value::List(_) | Value::Map(_) => {
                    text.push('\n');
                    value.write(text, indent + 2);
                }
            }
        }
    }
}

impl Value {
    fn write(&self, text: &mut String, indent: usize) {
        match self {
            Self::Text(words) if is_plain(words) => text.push_str(&format!("{words}\n")),
            Self::Text(words) => text.push_str(&format!("{words:?}\n")),
            Self::Bare(words) => text.push_str(&format!("{words}\n")),
            Self::Map(map) => map.write(text, indent),
            Self::List(items) => {
                for item in items {
                    text.push_str(&" ".repeat(indent));
                    text.push_str("- ");
                    item.write(text, indent + 2);
                }
            }
        }
    }
}

/// Whether YAML reads these words as they stand: Korean ones that no sign of YAML begins or divides.
fn is_plain(words: &str) -> bool {
    let is_korean = |letter: char| ('가'..='힣').contains(&letter);
    let starts_plain = |letter: char| letter.is_alphanumeric() || "“‘".contains(letter);
    let is_words = words.starts_with(starts_plain) && words.contains(is_korean);
    (is_words || words.starts_with("https://"))
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.ends_with(':')
}
