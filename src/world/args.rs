//! The command line: what can be asked for. Knows no site.

use super::report::ReportFormat;
use super::schema::Subject;
use crate::content::BaseUrl;
use crate::content::Target;
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
    /// 새 기록관을 만듭니다 / makes a new archive
    Init(Init),
    /// 사이트를 만듭니다 / builds the site
    Build(Build),
    /// 틀린 곳을 모두 알려 줍니다 / tells everything that is wrong
    Check(Check),
    /// 생각할 것 없이 고칠 수 있는 것을 고칩니다 / mends what needs no thought
    Fix(Fix),
    /// 규칙이 왜 있는지 알려 줍니다 / tells why a rule exists
    Explain(Explain),
    /// 파일에 쓸 수 있는 것을 JSON Schema로 보입니다 / prints JSON Schemas
    Schema(Schema),
    /// 저장할 때마다 바뀌는 미리보기를 엽니다 / serves a preview that follows every save
    Serve(Serve),
    /// 저장할 때마다 사이트를 다시 만듭니다 / builds the site again after every save
    Watch(Watch),
    /// 사이트에서 낱말을 찾습니다 / searches the site as its readers do
    Search(Search),
}

/// The language that a command line asks for, whatever else is wrong with it.
pub(super) fn lang(arguments: &[OsString]) -> Option<Lang> {
    let words = arguments.iter().map(|word| word.to_string_lossy());
    let words: Vec<_> = words.collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang");
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let value = behind.map(|pair| &*pair[1]).or(joined)?;
    Lang::from_str(value, true).ok()
}

/// What `ondo init` is told.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// 새 기록관을 둘 폴더 / folder of the new archive
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// What `ondo build` can be told.
#[derive(Debug, Args)]
pub(super) struct Build {
    /// 만든 사이트를 둘 폴더, 기본값은 사이트 폴더의 public / where to put the site
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// ondo.yaml의 base_url 대신 쓸 주소 / address to use instead of `base_url`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,

    /// 사이트를 올릴 곳, ondo.yaml의 target 대신 / host to build for, instead of `target`
    #[arg(long, value_name = "HOST", value_parser = host())]
    pub(super) target: Option<Target>,

    /// 서버 없이 폴더에서 바로 여는 사이트 / a site that opens from a disk
    #[arg(long, conflicts_with = "target")]
    pub(super) portable: bool,

    /// 글로 된 파일 옆에 gzip과 brotli로 줄인 것도 두기 / puts files packed by gzip and brotli beside those of text
    #[arg(long)]
    pub(super) compress: bool,

    /// 그린 사진과 카드를 다음 빌드까지 둘 폴더 / where to keep pictures that were made for the next build
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,

    /// Ondo가 만들지 않은 파일이 있는 폴더에도 쓰기 / writes into a folder of other files too
    #[arg(long)]
    pub(super) force: bool,

    /// 초안과 공개 전 기록도 넣기 / with drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 경고도 오류로 보기 / takes warnings for errors
    #[arg(long)]
    pub(super) strict: bool,

    /// 두 번 만들어 같은지 보고 쓰기 / builds twice, and writes only what came out the same
    #[arg(long)]
    pub(super) verify: bool,

    /// 걸린 시간과 크기를 JSON으로 / what it took and how much it is, as JSON
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) timings: Option<Timings>,
}

/// How a build is summed up for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Timings {
    /// One JSON object.
    Json,
}

/// What `ondo check` can be told.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 알리는 형식 / form of what is told
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub(super) format: ReportFormat,

    /// 같은 규칙이라도 줄이지 않고 모두 보이기 / shows all breaches of a rule, however many
    #[arg(long)]
    pub(super) all: bool,

    /// 경고도 오류로 보기 / takes warnings for errors
    #[arg(long)]
    pub(super) strict: bool,

    /// 초안과 공개 전 기록도 보기 / with drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 밖으로 가는 링크를 자리와 함께 모두 적기 / lists the links that lead out of the site, with their places
    #[arg(long)]
    pub(super) external_list: bool,
}

/// What `ondo fix` can be told.
#[derive(Debug, Args)]
pub(super) struct Fix {
    /// 고칠 곳을 보이기만 하고 파일은 그대로 두기 / shows what would change, changes nothing
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

/// What `ondo explain` can be told.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 규칙의 이름 / names of rules
    #[arg(required_unless_present = "all", value_name = "RULE")]
    pub(super) rules: Vec<String>,

    /// 모든 규칙 / all rules
    #[arg(long, conflicts_with = "rules")]
    pub(super) all: bool,
}

/// What `ondo schema` can be told.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// 무엇의 스키마인지 / what the schema is of
    #[arg(value_enum, required_unless_present = "write", value_name = "WHAT")]
    pub(super) of: Option<Subject>,

    /// VS Code가 쓸 파일을 .vscode 폴더에 두기 / puts what VS Code wants into the folder .vscode
    #[arg(long, conflicts_with = "of")]
    pub(super) write: bool,
}

/// What `ondo serve` can be told.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// 미리보기를 열 주소, 기본값은 이 컴퓨터만 / address to listen on, this machine alone by default
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(super) host: String,

    /// 포트; 쓰고 있으면 그다음 빈 포트 / port; the next free one where it is busy
    #[arg(long, value_name = "PORT", default_value_t = 4270)]
    pub(super) port: u16,

    /// 초안과 공개 전 기록도 보이기 / with drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,

    /// 브라우저를 열기 / opens a browser
    #[arg(long)]
    pub(super) open: bool,

    /// 고친 기록의 페이지로 따라가기 / goes to the page of the record that was edited
    #[arg(long)]
    pub(super) follow: bool,

    /// 변경 알림이 오지 않는 디스크에서 스스로 살피기 / looks for changes where none are told, as on network drives
    #[arg(long)]
    pub(super) poll: bool,
}

/// What `ondo watch` can be told.
#[derive(Debug, Args)]
pub(super) struct Watch {
    #[command(flatten)]
    pub(super) build: Build,

    /// 변경 알림이 오지 않는 디스크에서 스스로 살피기 / looks for changes where none are told, as on network drives
    #[arg(long)]
    pub(super) poll: bool,
}

/// What `ondo search` can be told.
#[derive(Debug, Args)]
pub(super) struct Search {
    /// 찾을 말 / what to look for
    #[arg(required = true, value_name = "WORDS")]
    pub(super) words: Vec<String>,

    /// 결과를 몇 건까지 보일지 / how many results
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,

    /// 결과를 JSON으로 / results as JSON
    #[arg(long)]
    pub(super) json: bool,

    /// 점수가 어떻게 나왔는지 보이기 / say where each score comes from
    #[arg(long, conflicts_with = "json")]
    pub(super) explain: bool,

    /// 초안과 공개 전 기록도 찾기 / with drafts and embargoed records
    #[arg(long)]
    pub(super) drafts: bool,
}

/// The hosts by their names, which clap lists and compares.
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
mod tests {
    use super::*;
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    fn parse(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_build_needs_no_option_and_takes_the_global_ones_on_either_side() {
        let arguments = parse("ondo build").expect("a command");
        assert_eq!((arguments.root, arguments.lang), (PathBuf::from("."), None));
        for line in [
            "ondo --root a --lang en build",
            "ondo build --lang en --root a",
        ] {
            let arguments = parse(line).expect("a command");
            assert_eq!(
                (arguments.root, arguments.lang),
                (PathBuf::from("a"), Some(Lang::En))
            );
        }
        let Command::Build(build) = parse("ondo build --output b --portable --drafts")
            .expect("a command")
            .command
        else {
            panic!("a build was asked for")
        };
        assert_eq!(
            (build.output, build.portable, build.drafts),
            (Some(PathBuf::from("b")), true, true)
        );
    }

    #[test]
    fn what_is_no_command_is_a_usage_error_and_the_version_an_answer() {
        for line in [
            "ondo",
            "ondo biuld",
            "ondo build --base-url ondo",
            "ondo build --lang fr",
            "ondo build x",
        ] {
            assert_eq!(
                parse(line).expect_err("no command").exit_code(),
                2,
                "{line}"
            );
        }
        let version = parse("ondo --version").expect_err("an answer");
        assert_eq!(
            (version.kind(), version.exit_code()),
            (ErrorKind::DisplayVersion, 0)
        );
    }
}
