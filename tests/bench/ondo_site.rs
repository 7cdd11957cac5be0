//! The archive as a site of Ondo, built by the binary under test.

use crate::archive::Archive;
use crate::folder;
use crate::measure::{Program, Spent};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

const SETTINGS: &str = "\
title: 이어달리기 기록관
description: 지어낸 회차와 사례, 기관으로 빌드 시간을 재는 기록관입니다.
base_url: https://ondo.example/
language: ko
license: cc-by-4.0
data_license: cc0-1.0
agencies: registered
";

/// Writes the files of the site.
pub(crate) fn write(archive: &Archive, root: &Path) -> io::Result<()> {
    folder::write(&root.join("ondo.yaml"), SETTINGS)?;
    for record in archive.records() {
        let file = root
            .join("content")
            .join(record.kind)
            .join(format!("{}.md", record.id));
        let text = format!("---\n{}---\n\n{}", record.front.to_yaml(), record.body);
        folder::write(&file, &text)?;
    }
    Ok(())
}

/// Builds the site. A message is a failure: what we generate has nothing wrong with it.
pub(crate) fn build(root: &Path, output: &Path) -> Result<Spent, String> {
    let command = ["build".as_ref(), "--output".as_ref(), output.as_os_str()];
    run(root, &command)
}

/// Checks the site and builds nothing. A warning is a failure too.
pub(crate) fn check(root: &Path) -> Result<Spent, String> {
    run(root, &["check".as_ref(), "--strict".as_ref()])
}

fn run(root: &Path, command: &[&OsStr]) -> Result<Spent, String> {
    let mut arguments: Vec<OsString> = vec!["--root".into(), root.into()];
    arguments.extend(command.iter().map(OsString::from));
    let program = Program {
        path: env!("CARGO_BIN_EXE_ondo").into(),
        arguments,
    };
    match program.run()? {
        (spent, said) if said.is_empty() => Ok(spent),
        (_, said) => Err(format!(
            "ondo found something wrong with the archive:\n{said}"
        )),
    }
}
