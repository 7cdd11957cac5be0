//! The command line: commands and their options.
//!
//! Help is a doc comment in both languages, `한국어 / English`: clap reads it at compile time, and it
//! is shown before the settings of a site are known.

use crate::content::{BaseUrl, Target};
use crate::model::AgencyForm;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// 혁신 이어달리기 기록관을 만듭니다 / builds archives of innovation relays
#[derive(Debug, Parser)]
#[command(
    name = "ondo",
    version,
    about = "혁신 이어달리기 기록관을 만듭니다 / builds archives of innovation relays",
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Command,

    /// 사이트 폴더 / folder of the site
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,

    /// 메시지의 언어 / language of messages
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Lang>,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// 한국어
    Ko,
    /// English
    En,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 새 기록관을 만듭니다 / creates a new archive
    Init(Init),
    /// 사이트를 만듭니다 / builds the site
    Build(Build),
    /// 틀린 곳을 모두 알려 줍니다 / checks the site
    Check(Check),
    /// 생각할 것 없이 고칠 수 있는 것을 고칩니다 / applies safe fixes
    Fix(Fix),
    /// 규칙이 왜 있는지 알려 줍니다 / explains why a rule exists
    Explain(Explain),
    /// 파일에 쓸 수 있는 것을 JSON Schema로 보입니다 / prints the JSON Schema of a file
    Schema(Schema),
    /// 저장할 때마다 바뀌는 미리보기를 엽니다 / serves a preview that updates on every save
    Serve(Serve),
    /// 저장할 때마다 사이트를 다시 만듭니다 / builds the site again after every save
    Watch(Watch),
}

/// The language that a command line asks for, even where it is invalid.
pub(super) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let words = arguments.iter().map(|word| word.to_string_lossy());
    let words: Vec<_> = words.collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang");
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let value = behind.map(|pair| &*pair[1]).or(joined)?;
    Lang::from_str(value, true).ok()
}

/// Options of `ondo init`.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// 새 기록관을 둘 폴더 / folder of the new archive
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// Options of `ondo build`.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// 만든 사이트를 둘 폴더, 기본값은 사이트 폴더의 public / output folder, by default `public` in the site
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// ondo.yaml의 base_url 대신 쓸 주소 / address to use instead of base_url
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,

    /// 사이트를 올릴 곳, ondo.yaml의 target 대신 / host to build for, instead of target
    #[arg(long, value_name = "HOST", value_parser = host())]
    pub(super) target: Option<Target>,

    /// 서버 없이 폴더에서 바로 여는 사이트 / a site that opens without a server
    #[arg(long, conflicts_with = "target")]
    pub(super) portable: bool,

    /// 글로 된 파일 옆에 gzip과 brotli로 줄인 것도 두기 / also writes gzip and brotli copies of text files
    #[arg(long)]
    pub(super) compress: bool,

    /// 그린 사진과 카드를 다음 빌드까지 둘 폴더 / cache of resized photos and cards for the next build
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,

    /// Ondo가 만들지 않은 파일이 있는 폴더에도 쓰기 / writes even into a folder with files that Ondo did not make
    #[arg(long)]
    pub(super) force: bool,

    /// 초안과 공개 전 기록도 넣기 / includes drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 경고도 오류로 보기 / treats warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// 두 번 만들어 같은지 보고 쓰기 / builds twice, and writes only if both are byte-identical
    #[arg(long)]
    pub(super) verify: bool,

    /// 걸린 시간과 크기를 JSON으로 / prints timings and sizes as JSON
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) timings: Option<Timings>,
}

/// The format of a summary for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Timings {
    /// One JSON object.
    Json,
}

/// Options of `ondo check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 알리는 형식 / output format
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub(super) format: ReportFormat,

    /// 같은 규칙이라도 줄이지 않고 모두 보이기 / shows every problem, not only the first of each rule
    #[arg(long)]
    pub(super) all: bool,

    /// 경고도 오류로 보기 / treats warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// 초안과 공개 전 기록도 보기 / includes drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 밖으로 가는 링크를 자리와 함께 모두 적기 / lists external links with their places
    #[arg(long)]
    pub(super) external_list: bool,
}

/// A format of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ReportFormat {
    /// 사람이 읽을 글 / for people
    Human,
    /// 프로그램이 읽을 JSON / for programs
    Json,
    /// GitHub Actions의 주석 / annotations for GitHub Actions
    Github,
    /// GitLab의 Code Quality 보고서 / Code Quality report for GitLab
    Gitlab,
    /// SARIF 2.1.0 / for code scanning
    Sarif,
}

/// Options of `ondo fix`.
#[derive(Debug, Args)]
pub(super) struct Fix {
    /// 고칠 곳을 보이기만 하고 파일은 그대로 두기 / shows the changes without writing them
    #[arg(long)]
    pub(super) dry_run: bool,

    /// 기관의 줄임말을 파일의 id나 그날의 공식 이름으로 바꾸기 / writes agencies by id, or by their official names
    #[arg(long, value_enum, value_name = "FORM")]
    pub(super) agencies: Option<Agencies>,
}

/// How agencies are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Agencies {
    /// 파일의 id / the id of the file
    Id,
    /// 공식 이름 / the official name
    Name,
}

impl From<Agencies> for AgencyForm {
    fn from(form: Agencies) -> Self {
        match form {
            Agencies::Id => Self::Id,
            Agencies::Name => Self::Name,
        }
    }
}

/// Options of `ondo explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 규칙의 이름 / names of rules
    #[arg(required_unless_present = "all", value_name = "RULE")]
    pub(super) rules: Vec<String>,

    /// 모든 규칙 / all rules
    #[arg(long, conflicts_with = "rules")]
    pub(super) all: bool,
}

/// Options of `ondo schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// 무엇의 스키마인지 / what to print the schema of
    #[arg(value_enum, required_unless_present = "write", value_name = "WHAT")]
    pub(super) of: Option<Subject>,

    /// VS Code가 쓸 파일을 .vscode 폴더에 두기 / writes the files for VS Code into .vscode
    #[arg(long, conflicts_with = "of")]
    pub(super) write: bool,
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Subject {
    /// content/events
    Event,
    /// content/cases
    Case,
    /// content/agencies
    Agency,
    /// content/series
    Series,
    /// content/pages
    Page,
    /// content/index.md
    Home,
    /// ondo.yaml
    Config,
    /// `ondo check --format json`
    Diagnostics,
}

/// Options of `ondo serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// 미리보기를 열 주소, 기본값은 이 컴퓨터만 / address to listen on, by default only this machine
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,

    /// 포트; 쓰고 있으면 그다음 빈 포트 / port; the next free one if it is in use
    #[arg(long, value_name = "PORT", default_value_t = 4270)]
    pub(super) port: u16,

    /// 초안과 공개 전 기록도 보이기 / includes drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 브라우저를 열기 / opens a browser
    #[arg(long)]
    pub(super) open: bool,

    /// 고친 기록의 페이지로 따라가기 / follows to the page of the record that was edited
    #[arg(long)]
    pub(super) follow: bool,

    /// 변경 알림이 오지 않는 디스크에서 스스로 살피기 / polls for changes, for network drives that report none
    #[arg(long)]
    pub(super) poll: bool,
}

/// Options of `ondo watch`.
#[derive(Debug, Args)]
pub(super) struct Watch {
    #[command(flatten)]
    pub(super) build: Build,

    /// 변경 알림이 오지 않는 디스크에서 스스로 살피기 / polls for changes, for network drives that report none
    #[arg(long)]
    pub(super) poll: bool,
}

/// Parses a host by its name; clap lists the names.
fn host() -> impl TypedValueParser<Value = Target> {
    let named = |text: String| {
        Target::ALL
            .iter()
            .find(|target| target.as_str() == text)
            .copied()
    };
    PossibleValuesParser::new(Target::ALL.iter().map(|target| target.as_str()))
        .try_map(move |text| named(text).ok_or("no host"))
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::parse(text)
        .ok_or_else(|| "https://… 꼴의 주소를 쓰세요 / write an address like https://…".to_owned())
}

#[cfg(test)]
mod tests;
