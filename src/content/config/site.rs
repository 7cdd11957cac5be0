//! `ondo.yaml`, read into the settings of a site.

use super::menu::MenuItem;
use super::policy::{AgencyPolicy, Cards, CsvEncoding, Level};
use super::translated::Translated;
use crate::base::{Diagnostic, Located, Outcome, Place, Rule, SourcePath, Span, Words};
use crate::content::declare::record;
use crate::content::form::{Fields, Map, Reader, Tree, parse_yaml, text_of};
use crate::content::sources::SourceFile;
use crate::content::values::{BaseUrl, Extra, Language, License, Target};
use std::collections::BTreeMap;

/// The name of the file with the settings, at the root of a site.
pub const CONFIG_FILE: &str = "ondo.yaml";

record! {
    /// The settings of a site: `ondo.yaml`.
    Config {
        /// The name of the site.
        #[ko = "누리집 이름 (예 `혁신 이어달리기 기록관`)"]
        title: required String = String::new(),
        /// Where it is published: an address with `https://`.
        #[ko = "누리집을 올릴 주소, 끝에 `/`를 붙임 (예 `https://ondo.example/`)"]
        base_url: required BaseUrl = BaseUrl::unknown(),
        /// What it is, in a sentence.
        #[ko = "누리집을 소개하는 한 문장, 검색 결과에 보임"]
        description: optional String,
        /// The language of the interface and of records that say no other; `ko` by default.
        #[ko = "누리집의 기본 언어, 적지 않으면 `ko`"]
        language: or Language = Language::Korean,
        /// The languages the site is published in beside its own.
        #[ko = "함께 낼 언어, `en`처럼 적거나 그 언어의 누리집 이름과 소개까지 적음"]
        languages: default Vec<Translated>,
        /// The folder below `themes/` that gives the looks; `default` by default.
        #[ko = "모양을 정하는 테마의 이름, 적지 않으면 `default` (`themes/` 아래 폴더 이름)"]
        theme: or Located<String> = default_theme(),
        /// Who runs the site: an agency, or free text.
        #[ko = "운영하는 기관의 이름이나 글 (예 `행정안전부`)"]
        operator: optional String,
        /// How to reach them.
        #[ko = "문의처, 담당 부서의 전화나 전자우편"]
        contact: optional String,
        /// Whether this is an official site of the government.
        #[ko = "정부의 공식 누리집일 때만 `true`, 공식 누리집 알림이 맨 위에 나옴"]
        official: default bool,
        /// The licence of texts that say no other.
        #[ko = "글의 이용 조건, 따로 적지 않은 기록에 모두 적용 (예 `kogl-1`)"]
        license: optional License,
        /// The licence of the open data.
        #[ko = "내려받는 자료의 이용 조건 (예 `cc0-1.0`)"]
        data_license: optional License,
        /// Whether agencies without a file may be named; `open` by default.
        #[ko = "기관 파일이 없는 이름의 처리, 적지 않으면 `open`(허용)"]
        agencies: or AgencyPolicy = AgencyPolicy::Open,
        /// The level of each rule, where it is not the default one.
        #[ko = "규칙마다 오류·경고·끔을 정함 (예 `{round-gap: off}`)"]
        rules: default BTreeMap<Rule, Level>,
        /// The host it is published on: what the site needs there, and what that host takes.
        /// `plain`, any server, by default.
        #[ko = "누리집을 올릴 곳 (예 `github-pages`, 일반 웹 서버이면 `plain`)"]
        target: or Target = Target::Plain,
        /// Which pages have a picture of their own for where they are shared; `rounds` by default.
        #[ko = "쪽을 공유할 때 보이는 그림, 적지 않으면 `rounds`(회차마다 하나씩), 회차가 많아 그리는 데 오래 걸리면 `site`"]
        cards: or Cards = Cards::Rounds,
        /// How the CSV files of the open data begin; `utf-8` by default.
        #[ko = "내려받는 CSV의 첫머리, 엑셀에서 한글이 깨지면 `utf-8-bom`, 적지 않으면 `utf-8`"]
        csv_encoding: or CsvEncoding = CsvEncoding::Utf8,
        /// Whether people have pages; they have by default.
        #[ko = "사람마다 쪽을 만들지 여부, 적지 않으면 `true`, `false`이면 사람의 목록과 쪽을 내지 않음"]
        people: or bool = true,
        /// Its identifiers in other registers.
        #[ko = "기록관이 다른 체계에서 받은 식별자 (예 `{doi: 10.5555/12345}`)"]
        identifier: default BTreeMap<String, String>,
        /// The main menu; the theme's own by default.
        #[ko = "주 메뉴의 항목, 적지 않으면 테마의 메뉴"]
        menu: default Vec<MenuItem>,
        /// `name: content` of the tags by which search engines verify a site.
        #[ko = "검색 엔진의 소유 확인 값, 검색 엔진에서 받은 값을 적음 (예 `{naver: 받은 값}`)"]
        verification: default BTreeMap<String, String>,
        /// Free values for themes.
        #[ko = "테마에 넘길 자유 항목, 이 안에서는 어떤 이름이든 쓸 수 있음"]
        extra: default Extra,
    }
}

/// `default`, written nowhere: a diagnostic of it has the start of the file as its place.
fn default_theme() -> Located<String> {
    let place = Place::start_of(&SourcePath::new(CONFIG_FILE));
    Located::new("default".to_owned(), place)
}

impl Config {
    /// The settings of the site in another language: what is not translated stays as it is, but for
    /// the menu, which is then the theme's own.
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

/// The settings of a site as far as they could be read.
#[derive(Debug)]
pub struct Settings {
    /// What could be read, and defaults. Records can be checked by it.
    pub config: Config,
    /// Whether a site may be published by it: no required field was left empty, and no field could
    /// not be read.
    pub is_whole: bool,
}

/// Reads the settings; `None` where they are not whole.
///
/// `file` is `None` when the site has no `ondo.yaml`, which is an error.
#[must_use]
pub fn config(file: Option<&SourceFile>) -> Outcome<Option<Config>> {
    let Outcome { value, problems } = settings(file);
    let whole = value.filter(|settings| settings.is_whole);
    Outcome::new(whole.map(|settings| settings.config), problems)
}

/// Reads the settings as far as possible; `None` where the file holds no fields at all.
#[must_use]
pub fn settings(file: Option<&SourceFile>) -> Outcome<Option<Settings>> {
    let Some(file) = file else {
        let place = Place::start_of(&SourcePath::new(CONFIG_FILE));
        return Outcome::new(None, vec![no_config(&place)]);
    };
    let mut reader = Reader::new(&file.path);
    let Some((text, offset)) = text_of(file, &mut reader) else {
        return Outcome::new(None, reader.problems);
    };
    let mut tree = parse_yaml(text, offset, &file.path);
    reader.problems.append(&mut tree.problems);
    let settings = read(&tree, &mut reader);
    Outcome::new(settings, reader.problems)
}

fn read(tree: &Tree, reader: &mut Reader<'_>) -> Option<Settings> {
    let mut fields = Fields::of(&tree.root, Span::default(), reader)?;
    let config = Config::from_fields(&mut fields, reader);
    let is_whole = tree.is_whole && fields.is_whole;
    fields.finish(reader);
    let mut config = config?;
    config.languages = others(config.languages, config.language);
    let menus = config.languages.iter_mut().map(|it| &mut it.menu);
    let items = menus.chain([&mut config.menu]).flatten();
    items.for_each(MenuItem::trim_path);
    Some(Settings { config, is_whole })
}

/// The languages beside the site's own, each once: the list may name that one too.
fn others(languages: Vec<Translated>, own: Language) -> Vec<Translated> {
    let mut others: Vec<Translated> = Vec::new();
    for language in languages {
        let is_known = language.language == own
            || others
                .iter()
                .any(|other| other.language == language.language);
        if !is_known {
            others.push(language);
        }
    }
    others
}

fn no_config(place: &Place) -> Diagnostic {
    Diagnostic::new(Rule::NoConfig, Words::new("`ondo.yaml`이 없습니다", "there is no `ondo.yaml`"))
        .at(place, Words::none())
        .help(Words::new(
            "사이트 폴더에 `ondo.yaml`을 만들고 `title: 기록관 이름`과 `base_url: https://…` 두 줄을 쓰세요",
            "create `ondo.yaml` in the site folder with two lines: `title: …` and `base_url: https://…`",
        ))
}

/// Schema of `ondo.yaml`.
#[must_use]
pub fn schema() -> Map {
    Map {
        name: "ConfigFields",
        doc: "The settings of a site: `ondo.yaml`.",
        ko: "누리집 설정",
        fields: Config::fields(),
    }
}
