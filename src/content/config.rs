//! `ondo.yaml`, read into the settings of a site. Knows no records.

use super::drafts::draft;
use super::fields::{Field, Fields, Reader, choices};
use super::license::License;
use super::shape::{FieldShape, Map, Shape};
use super::sources::SourceFile;
use super::target::Target;
use super::yaml::{self, Node, NodeKind};
use super::{problems, text_of};
use crate::base::{Located, Outcome, Place, Rule, SourcePath, Span, Words};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// The name of the file with the settings, at the root of a site.
pub const CONFIG_FILE: &str = "ondo.yaml";

choices! {
    /// A language of the interface.
    Language {
        /// Korean.
        Korean = "ko",
        /// English.
        English = "en",
    }
}

choices! {
    /// What a site makes of a rule.
    Level {
        /// Nothing is published.
        Error = "error",
        /// It is said, and published.
        Warn = "warn",
        /// It is not said.
        Off = "off",
    }
}

choices! {
    /// Whether an agency that no file describes may be named.
    AgencyPolicy {
        /// A name without a file makes an agency of its own.
        Open = "open",
        /// A name without a file is an error.
        Registered = "registered",
    }
}

choices! {
    /// Which pages have a picture of their own for where they are shared.
    Cards {
        /// Each round has its own, all other pages share one.
        Rounds = "rounds",
        /// All pages share one.
        Site = "site",
    }
}

choices! {
    /// How CSV files begin.
    CsvEncoding {
        /// With the first letter, as programs expect.
        Utf8 = "utf-8",
        /// With the mark by which Excel knows UTF-8.
        Utf8Bom = "utf-8-bom",
    }
}

/// The address under which a site is published: scheme and host, and the path below which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads `https://host/path/`, its path as browsers copy it too; `None` unless it is http or https with a host and
    /// without a name to log in, a query or a fragment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let bad = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\')
        };
        let is_bad = host.contains('@') || host.contains(bad) || path.contains(bad);
        let leads_up = path.split('/').any(|part| matches!(part, "." | ".."));
        if !matches!(scheme, "http" | "https") || host.is_empty() || is_bad || leads_up {
            return None;
        }
        // Programs that read feeds and sitemaps know names in Hangul by their form in ASCII only.
        let host = match host.is_ascii() {
            true => host.to_owned(),
            false => {
                let (name, port) = host.split_once(':').unwrap_or((host, ""));
                let name = idna::domain_to_ascii(name).ok()?;
                [&*name, port].join(if port.is_empty() { "" } else { ":" })
            }
        };
        let path = path.trim_matches('/');
        let path = if path.is_empty() {
            "/".to_owned()
        } else {
            format!("/{path}/")
        };
        Some(Self {
            origin: format!("{scheme}://{host}"),
            path,
        })
    }

    /// Scheme and host, without a final `/`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is the address that new archives have until somebody writes their own.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.origin.ends_with("://example.org")
    }

    /// The path the site lies under, with `/` at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl Field for BaseUrl {
    fn shape() -> Shape {
        Shape::Address
    }

    fn stand_in(_: &Place) -> Option<Self> {
        Self::parse("https://site.invalid/")
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let base = match &node.kind {
            NodeKind::Scalar(text) => Self::parse(text),
            _ => None,
        };
        if base.is_none() {
            let expected = Words::new(
                "`https://…` 꼴의 주소가 와야 합니다",
                "an address like `https://…` is expected",
            );
            let meant = match &node.kind {
                NodeKind::Scalar(text) => Some(format!("https://{text}")),
                _ => None,
            };
            let meant = meant.filter(|text| text.contains('.') && Self::parse(text).is_some());
            let meant = meant.filter(|text| text.matches("://").count() == 1);
            reader.refuse_for(node, expected, meant);
        }
        base
    }
}

/// A link of the main menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// What is written.
    pub label: String,
    /// An address inside the site, without a `/` before it.
    pub path: Located<String>,
}

impl Field for MenuItem {
    fn shape() -> Shape {
        let field = |key, doc| FieldShape {
            owner: "MenuItem",
            key,
            doc,
            is_required: true,
            shape: Shape::Text,
        };
        Shape::Map(Map {
            name: "MenuItem",
            doc: " A link of the main menu.",
            fields: vec![
                field("label", " What is written."),
                field("path", " An address inside the site."),
            ],
        })
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut fields = Fields::of(node, node.span, reader)?;
        let label = fields.required("label", reader);
        let path: Option<Located<String>> = fields.required("path", reader);
        fields.finish(reader);
        Some(Self {
            label: label?,
            path: path?.map(|path| path.trim_start_matches('/').to_owned()),
        })
    }
}

/// A free value under `extra`, handed to themes as it stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Extra {
    /// Nothing was written.
    Null,
    /// Text; numbers and truth values too, as written.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// A map.
    Map(BTreeMap<String, Self>),
}

impl Default for Extra {
    fn default() -> Self {
        Self::Map(BTreeMap::new())
    }
}

impl Field for Extra {
    fn shape() -> Shape {
        Shape::Free
    }

    fn read(node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        fn convert(node: &Node) -> Extra {
            match &node.kind {
                NodeKind::Null | NodeKind::Unreadable => Extra::Null,
                NodeKind::Scalar(text) => Extra::Text(text.clone()),
                NodeKind::List(items) => Extra::List(items.iter().map(convert).collect()),
                NodeKind::Map(entries) => Extra::Map(
                    entries
                        .iter()
                        .map(|e| (e.key.clone(), convert(&e.value)))
                        .collect(),
                ),
            }
        }
        Some(convert(node))
    }
}

draft! {
    /// A further language of a site, and what the settings say in it.
    Translated {
        /// The language.
        language("language"): required Language,
        /// The name of the site.
        title("title"): optional String,
        /// What it is.
        description("description"): optional String,
        /// Who runs it.
        operator("operator"): optional String,
        /// How to reach them.
        contact("contact"): optional String,
        /// The main menu.
        menu("menu"): default Vec<MenuItem>,
    }
}

/// A further language, which may be written as its code alone.
#[derive(Clone, Debug)]
pub struct FurtherLanguage(pub Translated);

impl Field for FurtherLanguage {
    fn shape() -> Shape {
        Shape::Either(vec![Language::shape(), Translated::shape()])
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.kind {
            NodeKind::Map(_) => Translated::read(node, reader),
            _ => Language::read(node, reader).map(|language| Translated {
                language,
                title: None,
                description: None,
                operator: None,
                contact: None,
                menu: Vec::new(),
            }),
        }
        .map(Self)
    }
}

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the site.
    pub title: String,
    /// Where it is published.
    pub base_url: BaseUrl,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The language of the interface and of records that say no other.
    pub language: Language,
    /// The languages the site is published in beside its own, each once.
    pub languages: Vec<Translated>,
    /// The folder below `themes/` that gives the looks.
    pub theme: Located<String>,
    /// Who runs the site: an agency, or free text.
    pub operator: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
    /// Whether this is an official site of the government.
    pub official: bool,
    /// The licence of texts that say no other.
    pub license: Option<License>,
    /// The licence of the open data.
    pub data_license: Option<License>,
    /// Whether unregistered agencies may be named.
    pub agencies: AgencyPolicy,
    /// How bad the breach of a rule is, where the site says other than we do.
    pub rules: BTreeMap<Rule, Level>,
    /// The host it is published on; any server where nothing is said.
    pub target: Target,
    /// Which pages have a picture of their own for where they are shared.
    pub cards: Cards,
    /// How the CSV files of the open data begin.
    pub csv_encoding: CsvEncoding,
    /// The main menu; empty for the theme's own.
    pub menu: Vec<MenuItem>,
    /// `name: content` of the tags by which search engines verify a site.
    pub verification: BTreeMap<String, String>,
    /// Free values for themes.
    pub extra: Extra,
}

impl Config {
    /// The settings as the edition in a further language sees them: what they do not say in it stays
    /// as it is, but for the menu, which is the theme's own then.
    #[must_use]
    pub fn translated(&self, to: &Translated) -> Self {
        let or = |translated: &Option<String>, original: &Option<String>| {
            translated.clone().or_else(|| original.clone())
        };
        Self {
            language: to.language,
            title: to.title.clone().unwrap_or_else(|| self.title.clone()),
            description: or(&to.description, &self.description),
            operator: or(&to.operator, &self.operator),
            contact: or(&to.contact, &self.contact),
            menu: to.menu.clone(),
            ..self.clone()
        }
    }
}

/// Reads the settings; `None` where a required one is missing or wrong.
///
/// `file` is `None` when the site has no `ondo.yaml`, which is a problem of its own.
#[must_use]
pub fn config(file: Option<&SourceFile>) -> Outcome<Option<Config>> {
    let Some(file) = file else {
        let place = crate::base::Place::start_of(&SourcePath::new(CONFIG_FILE));
        return Outcome::new(None, vec![problems::no_config(&place)]);
    };
    let mut reader = Reader::new(&file.path);
    let Some((text, offset)) = text_of(file, &mut reader) else {
        return Outcome::new(None, reader.problems);
    };
    let tree = yaml::parse(text, offset, &file.path);
    reader.problems.extend(tree.problems);
    let draft = read(&tree.root, &mut reader).filter(|_| tree.is_whole);
    let config = draft.map(|draft| draft.into_config(&reader));
    Outcome::new(config, reader.problems)
}

draft! {
    /// The fields of `ondo.yaml`.
    ConfigFields {
        /// The name of the site.
        title("title"): required String,
        /// Where it is published: an address with `https://`.
        base_url("base_url"): required BaseUrl,
        /// What it is, in a sentence.
        description("description"): optional String,
        /// The language of the interface and of records that say no other; `ko` where none is given.
        language("language"): optional Language,
        /// The languages the site is published in beside its own.
        languages("languages"): default Vec<FurtherLanguage>,
        /// The folder below `themes/` that gives the looks; `default` where none is given.
        theme("theme"): optional Located<String>,
        /// Who runs the site: an agency, or free text.
        operator("operator"): optional String,
        /// How to reach them.
        contact("contact"): optional String,
        /// Whether this is an official site of the government.
        official("official"): default bool,
        /// The licence of texts that say no other.
        license("license"): optional License,
        /// The licence of the open data.
        data_license("data_license"): optional License,
        /// Whether agencies without a file may be named; `open` where nothing is given.
        agencies("agencies"): optional AgencyPolicy,
        /// How bad the breach of a rule is, where the site says other than Ondo does.
        rules("rules"): default BTreeMap<Rule, Level>,
        /// The host it is published on: what the site needs there, and what that host takes. `plain`, any server, where none is given.
        target("target"): optional Target,
        /// Which pages have a picture of their own for where they are shared; `rounds` where nothing is given.
        cards("cards"): optional Cards,
        /// How the CSV files of the open data begin; `utf-8` where nothing is given.
        csv_encoding("csv_encoding"): optional CsvEncoding,
        /// The main menu; the theme's own where none is given.
        menu("menu"): default Vec<MenuItem>,
        /// `name: content` of the tags by which search engines verify a site.
        verification("verification"): default BTreeMap<String, String>,
        /// Free values for themes.
        extra("extra"): default Extra,
    }
}

/// The settings with something in the place of what is missing or wrong: good for looking at records, never
/// for publishing them. `None` where the file cannot be read at all.
#[must_use]
pub fn config_stand_in(file: &SourceFile) -> Option<Config> {
    let mut silent = Reader::new(&file.path);
    silent.has_stand_ins = true;
    let (text, offset) = text_of(file, &mut silent)?;
    let tree = yaml::parse(text, offset, &file.path);
    let draft = read(&tree.root, &mut silent)?;
    Some(draft.into_config(&silent))
}

fn read(node: &Node, reader: &mut Reader<'_>) -> Option<ConfigFields> {
    let mut fields = Fields::of(node, Span::default(), reader)?;
    let draft = ConfigFields::from_fields(&mut fields, reader);
    fields.finish(reader);
    draft
}

/// What `ondo.yaml` may hold.
pub(super) fn shape() -> Map {
    Map {
        name: "ConfigFields",
        doc: " The settings of a site: `ondo.yaml`.",
        fields: ConfigFields::field_shapes(),
    }
}

impl ConfigFields {
    fn into_config(self, reader: &Reader<'_>) -> Config {
        let language = self.language.unwrap_or(Language::Korean);
        let theme = self.theme;
        Config {
            title: self.title,
            base_url: self.base_url,
            description: self.description,
            language,
            languages: further(self.languages, language),
            theme: theme.unwrap_or_else(|| {
                Located::new("default".to_owned(), reader.place(Span::default()))
            }),
            operator: self.operator,
            contact: self.contact,
            official: self.official,
            license: self.license,
            data_license: self.data_license,
            agencies: self.agencies.unwrap_or(AgencyPolicy::Open),
            rules: self.rules,
            target: self.target.unwrap_or(Target::Plain),
            cards: self.cards.unwrap_or(Cards::Rounds),
            csv_encoding: self.csv_encoding.unwrap_or(CsvEncoding::Utf8),
            menu: self.menu,
            verification: self.verification,
            extra: self.extra,
        }
    }
}

/// The languages beside the site's own, each once: the list may name that one too.
fn further(languages: Vec<FurtherLanguage>, own: Language) -> Vec<Translated> {
    let mut further: Vec<Translated> = Vec::new();
    for FurtherLanguage(language) in languages {
        let is_known = language.language == own
            || further
                .iter()
                .any(|other| other.language == language.language);
        if !is_known {
            further.push(language);
        }
    }
    further
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_split_into_origin_and_path() {
        let check = |text, expected: Option<(&str, &str)>| {
            let base = BaseUrl::parse(text);
            assert_eq!(
                base.as_ref().map(|base| (base.origin(), base.path())),
                expected,
                "{text}"
            );
        };
        check("https://ondo.example", Some(("https://ondo.example", "/")));
        check(
            "https://ondo.example/a/b",
            Some(("https://ondo.example", "/a/b/")),
        );
        check(
            "http://localhost:8080/기록/",
            Some(("http://localhost:8080", "/기록/")),
        );
        check(
            "https://ondo.example/%EA%B8%B0%EB%A1%9D/",
            Some(("https://ondo.example", "/기록/")),
        );
        check("https://ondo.example/a%20b/", None);
        check("https://id:word@ondo.example/", None);
        check("https://ondo.example/a/../b/", None);
        check("ondo.example", None);
        check("javascript://x/", None);
        check("https:///x", None);
    }
}
