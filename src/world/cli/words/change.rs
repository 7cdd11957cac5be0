//! The messages of `serve` and `watch` about a change.

use crate::base::{Diagnostic, SourcePath, Words, errors_and_warnings};
use crate::world::host::publish::Published;
use std::path::Path;
use std::time::Duration;

/// Where the preview is.
pub(in crate::world::cli) fn serving(home: &str, took: Duration) -> Words {
    let took = took.as_secs_f64();
    Words::new(
        format!("미리보기: {home} ({took:.2}초). 멈추려면 Ctrl+C를 누르세요"),
        format!("preview: {home} ({took:.2} s). Press Ctrl+C to stop"),
    )
}

/// A port that another program uses.
pub(in crate::world::cli) fn other_port(port: u16) -> Words {
    Words::new(
        format!("{port}번 포트를 다른 프로그램이 쓰고 있어 다음 빈 포트를 씁니다"),
        format!("port {port} is in use by another program; using the next free one"),
    )
}

/// A machine without a browser.
pub(in crate::world::cli) fn cannot_open(home: &str) -> Words {
    Words::new(
        format!("브라우저를 열지 못했습니다; {home}을(를) 직접 여세요"),
        format!("no browser could be opened; open {home} yourself"),
    )
}

/// What changed, how many files were read again, and what is wrong now.
pub(in crate::world::cli) fn checked_again(
    paths: &[SourcePath],
    problems: &[Diagnostic],
    took: Duration,
) -> Words {
    let read = paths.len();
    let en = if read == 1 {
        "1 file read again".to_owned()
    } else {
        format!("{read} files read again")
    };
    let done = Words::new(format!("다시 읽은 파일 {read}개"), en);
    line(paths, done, problems, took)
}

/// What changed, how many files of the site were written, and what is wrong now.
pub(in crate::world::cli) fn built_again(
    paths: &[SourcePath],
    published: &Published,
    problems: &[Diagnostic],
    took: Duration,
) -> Words {
    let (written, removed) = (published.written, published.removed);
    let done = Words::new(
        format!("새로 쓴 파일 {written}개, 지운 파일 {removed}개"),
        format!("{written} written, {removed} removed"),
    );
    line(paths, done, problems, took)
}

fn line(paths: &[SourcePath], done: Words, problems: &[Diagnostic], took: Duration) -> Words {
    let files = match paths {
        [] => Words::new("모든 파일", "all files"),
        [path] => Words::same(path.to_string()),
        [path, rest @ ..] => Words::new(
            format!("{path} 외 {}개", rest.len()),
            format!("{path} and {} more", rest.len()),
        ),
    };
    let state = match errors_and_warnings(problems) {
        (0, 0) => Words::new("틀린 곳 없음", "no problems"),
        (errors, warnings) => Words::new(
            format!("오류 {errors}개, 경고 {warnings}개"),
            format!("{errors} errors, {warnings} warnings"),
        ),
    };
    let took = Words::same(format!("{} ms", took.as_millis()));
    Words::joined(&[files, done, took, state], " · ")
}

/// A folder that has lost all its records.
pub(in crate::world::cli) fn no_records(output: &Path) -> Words {
    let output = output.display();
    Words::new(
        format!("content 폴더에 기록이 하나도 없어 {output} 폴더는 그대로 두었습니다"),
        format!("content holds no records any more; {output} was left as it was"),
    )
}
