//! What a run says of itself, in both languages. Knows no problem of the content.

mod build;

pub(super) use build::*;

use super::publish::Report;
use crate::base::{Diagnostic, Rule, Severity, SourcePath};
use crate::content::Language;
use clap::error::ErrorKind;
use std::io;
use std::path::{Component, Path};
use std::time::Duration;

/// Something that stands where a file of a new archive would go.
pub(super) fn taken(found: &Path, language: Language) -> String {
    let found = found.display();
    match language {
        Language::Korean => {
            format!("{found}: 이미 있습니다; 새 폴더의 이름을 쓰세요: ondo init 새폴더")
        }
        Language::English => {
            format!("{found}: is there already; name a new folder: ondo init FOLDER")
        }
    }
}

/// A new archive, and what to do first.
pub(super) fn begun(folder: &Path, language: Language) -> String {
    let is_here = folder.components().all(|part| part == Component::CurDir);
    let name = folder.strip_prefix(".").unwrap_or(folder).display();
    let (folder, enter) = match (is_here, language) {
        (true, Language::Korean) => ("이 폴더".to_owned(), String::new()),
        (true, Language::English) => ("this folder".to_owned(), String::new()),
        (false, _) => (name.to_string(), format!("\n  cd \"{name}\"")),
    };
    match language {
        Language::Korean => format!(
            "{folder}에 새 기록관을 만들었습니다. 다음과 같이 미리보기를 열고 ondo.yaml과 content 폴더의 예시를 고치세요:{enter}\n  ondo serve --open"
        ),
        Language::English => format!(
            "a new archive is in {folder}; open a preview and change ondo.yaml and the examples in content:{enter}\n  ondo serve --open"
        ),
    }
}

/// An environment variable that should hold a moment and does not.
pub(super) fn no_moment(variable: &str, value: &str, language: Language) -> String {
    match language {
        Language::Korean => format!(
            "환경 변수 {variable}에 시각이 아닌 값이 있습니다: `{value}`; 1970년부터 센 초를 숫자로 쓰거나 지우세요"
        ),
        Language::English => {
            format!("{variable} holds no moment: `{value}`; write seconds since 1970, or unset it")
        }
    }
}

/// Where the preview is.
pub(super) fn serving(home: &str, took: Duration, language: Language) -> String {
    let took = took.as_secs_f64();
    match language {
        Language::Korean => format!("미리보기: {home} ({took:.2}초). 멈추려면 Ctrl+C를 누르세요"),
        Language::English => format!("preview: {home} ({took:.2} s). Ctrl+C stops it"),
    }
}

/// A port that another program has.
pub(super) fn other_port(port: u16, language: Language) -> String {
    match language {
        Language::Korean => {
            format!("{port}번 포트를 다른 프로그램이 쓰고 있어 다음 빈 포트를 씁니다")
        }
        Language::English => format!("another program uses port {port}; this is the next free one"),
    }
}

/// An address that cannot be listened on.
pub(super) fn cannot_listen(
    host: &str,
    port: u16,
    error: &io::Error,
    language: Language,
) -> String {
    match language {
        Language::Korean => {
            format!(
                "{host}:{port}에서 미리보기를 열 수 없습니다 ({error}); --host나 --port를 바꾸세요"
            )
        }
        Language::English => {
            format!("cannot listen on {host}:{port} ({error}); change --host or --port")
        }
    }
}

/// A machine without a browser.
pub(super) fn cannot_open(home: &str, language: Language) -> String {
    match language {
        Language::Korean => format!("브라우저를 열지 못했습니다; {home}을(를) 직접 여세요"),
        Language::English => format!("no browser could be opened; open {home} yourself"),
    }
}

/// How many problems are not drawn.
pub(super) fn more_problems(count: usize, language: Language) -> String {
    match language {
        Language::Korean => {
            format!("그 밖에 {count}개가 더 있습니다; `ondo check`가 모두 보여 줍니다\n")
        }
        Language::English => format!("and {count} more; `ondo check` shows all of them\n"),
    }
}

/// How many breaches of a rule are not drawn.
pub(super) fn more_of_rule(rule: Rule, count: usize, language: Language) -> String {
    match language {
        Language::Korean => format!("[{rule}] 그 밖에 {count}개가 더 있습니다"),
        Language::English => format!("[{rule}] and {count} more"),
    }
}

/// Where what is not drawn can be seen.
pub(super) fn how_to_see_all(language: Language) -> &'static str {
    match language {
        Language::Korean => "`ondo check --all`이 모두 보여 줍니다",
        Language::English => "`ondo check --all` shows all of them",
    }
}

/// How a file was stored otherwise than it is now.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stored {
    /// In this encoding.
    Encoding(&'static str),
    /// With a byte order mark.
    Mark,
    /// With the line ends of Windows.
    LineEnds,
}

impl Stored {
    /// What becomes of it.
    pub(super) fn said(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Encoding("UTF-16"), _) => "UTF-16 → UTF-8",
            (Self::Encoding(_), _) => "CP949(EUC-KR) → UTF-8",
            (Self::Mark, Language::Korean) => "BOM 없앰",
            (Self::Mark, Language::English) => "no byte order mark",
            (Self::LineEnds, Language::Korean) => "줄 끝 CRLF → LF",
            (Self::LineEnds, Language::English) => "line ends CRLF → LF",
        }
    }
}

/// How many files were mended, or would be.
pub(super) fn fixed(count: usize, is_dry: bool, language: Language) -> String {
    match (language, count, is_dry) {
        (Language::Korean, 0, _) => "고칠 곳이 없습니다".to_owned(),
        (Language::Korean, _, true) => {
            format!("파일 {count}개를 고칠 수 있습니다; --dry-run을 빼면 고칩니다")
        }
        (Language::Korean, _, false) => format!("파일 {count}개를 고쳤습니다"),
        (Language::English, 0, _) => "nothing to mend".to_owned(),
        (Language::English, 1, true) => "1 file can be mended; without --dry-run it is".to_owned(),
        (Language::English, _, true) => {
            format!("{count} files can be mended; without --dry-run they are")
        }
        (Language::English, 1, false) => "1 file mended".to_owned(),
        (Language::English, _, false) => format!("{count} files mended"),
    }
}

/// Where the files for an editor program are.
pub(super) fn editor_ready(root: &Path, language: Language) -> String {
    let folder = root.join(".vscode");
    let folder = folder.display();
    match language {
        Language::Korean => format!("{folder} 폴더에 VS Code 설정, 스키마, 조각 글을 두었습니다"),
        Language::English => format!("settings, schemas and snippets for VS Code are in {folder}"),
    }
}

/// The program itself broke.
pub(super) const BROKEN: &str = "온도 안에서 잘못이 났습니다. 위의 글과 함께 알려 주세요 / \
     something is wrong in Ondo itself; please report it with the text above";

/// What is wrong with a command line, before the words of the parser, which are English.
pub(super) fn usage(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSubcommand => "모르는 명령입니다",
        ErrorKind::UnknownArgument => "모르는 옵션입니다",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "옵션에 쓸 수 없는 값입니다",
        ErrorKind::MissingRequiredArgument => "꼭 있어야 하는 것이 빠졌습니다",
        ErrorKind::ArgumentConflict => "함께 쓸 수 없는 옵션입니다",
        _ => "명령을 이렇게 쓸 수 없습니다",
    }
}

/// A rule that nobody made.
pub(super) fn no_such_rule(name: &str, near: Option<&str>, language: Language) -> String {
    let otherwise = match language {
        Language::Korean => "`ondo explain --all`이 모든 규칙을 보여 줍니다".to_owned(),
        Language::English => "`ondo explain --all` shows all rules".to_owned(),
    };
    let help = near.map_or(otherwise, |near| match language {
        Language::Korean => format!("이렇게 쓰려던 것인지 확인하세요: `{near}`"),
        Language::English => format!("did you mean `{near}`?"),
    });
    match language {
        Language::Korean => format!("그런 규칙은 없습니다: `{name}`\n{help}"),
        Language::English => format!("there is no rule `{name}`\n{help}"),
    }
}

/// How bad a rule is, and the titles above its examples.
pub(super) fn explanation(
    severity: Severity,
    language: Language,
) -> (&'static str, &'static str, &'static str) {
    match (language, severity) {
        (Language::Korean, Severity::Error) => ("오류", "틀린 예:", "바른 예:"),
        (Language::Korean, Severity::Warning) => ("경고", "틀린 예:", "바른 예:"),
        (Language::English, Severity::Error) => ("error", "Wrong:", "Right:"),
        (Language::English, Severity::Warning) => ("warning", "Wrong:", "Right:"),
    }
}

/// What changed, how many files were read again for it, and what came of it.
pub(super) fn changed_files(
    paths: &[SourcePath],
    problems: &[Diagnostic],
    took: Duration,
    language: Language,
) -> String {
    let read = paths.len();
    let done = match (language, read) {
        (Language::Korean, _) => format!("다시 읽은 파일 {read}개"),
        (Language::English, 1) => "1 file read again".to_owned(),
        (Language::English, _) => format!("{read} files read again"),
    };
    line(paths, &done, problems, took, language)
}

/// What changed, how many files of the site were written, and what came of it.
pub(super) fn written(
    paths: &[SourcePath],
    report: &Report,
    problems: &[Diagnostic],
    took: Duration,
    language: Language,
) -> String {
    let (written, removed) = (report.written, report.removed);
    let done = match language {
        Language::Korean => format!("새로 쓴 파일 {written}개, 지운 파일 {removed}개"),
        Language::English => format!("{written} written, {removed} removed"),
    };
    line(paths, &done, problems, took, language)
}

fn line(
    paths: &[SourcePath],
    done: &str,
    problems: &[Diagnostic],
    took: Duration,
    language: Language,
) -> String {
    let count = |severity| {
        problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let files = match (paths, language) {
        ([], Language::Korean) => "모든 파일".to_owned(),
        ([], Language::English) => "all files".to_owned(),
        ([path], _) => path.to_string(),
        ([path, rest @ ..], Language::Korean) => format!("{path} 외 {}개", rest.len()),
        ([path, rest @ ..], Language::English) => format!("{path} and {} more", rest.len()),
    };
    let milliseconds = took.as_millis();
    let state = match (language, errors, warnings) {
        (Language::Korean, 0, 0) => "틀린 곳 없음".to_owned(),
        (Language::Korean, _, _) => format!("오류 {errors}개, 경고 {warnings}개"),
        (Language::English, 0, 0) => "nothing wrong".to_owned(),
        (Language::English, _, _) => format!("{errors} errors, {warnings} warnings"),
    };
    format!("{files} · {done} · {milliseconds} ms · {state}")
}

/// A link of the file system that was left out.
pub(super) fn skipped(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Korean => {
            format!("건너뜀: {path} (사이트 폴더 밖이나 없는 곳을 가리키는 심볼릭 링크)")
        }
        Language::English => {
            format!("left out: {path} (a link that leads out of the site or nowhere)")
        }
    }
}
