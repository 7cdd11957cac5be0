//! Files that cannot all be published: some could not be made, others want the same path.

use super::error::{Failure, PublishError};
use super::placed::{PlacedFile, folders_above};
use crate::base::{self, Diagnostic, Place, Rule, Words};
use std::collections::BTreeMap;

/// All files, or every diagnostic of those that could not be made or conflict.
pub(super) fn sound(
    made: Vec<Result<PlacedFile, Failure>>,
) -> Result<Vec<PlacedFile>, PublishError> {
    let mut placed = Vec::with_capacity(made.len());
    let mut problems = Vec::new();
    for file in made {
        match file {
            Ok(file) => placed.push(file),
            Err(Failure::Problem(problem)) => problems.push(*problem),
            Err(Failure::Disk(error)) => return Err(error.into()),
        }
    }
    if problems.is_empty() {
        problems = conflicts(&placed);
    }
    if problems.is_empty() {
        Ok(placed)
    } else {
        base::sort(&mut problems);
        Err(PublishError::Problems(problems))
    }
}

/// Files that exclude each other: two with one path, or one whose path is a folder of another. A
/// photo among the records may have the address of a page.
fn conflicts(placed: &[PlacedFile]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &PlacedFile> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in placed {
        if let Some(other) = first.insert(&file.path, file) {
            problems.push(file_conflict(&file.path, [file, other]));
        }
    }
    for file in placed {
        let above = folders_above(&file.path).find_map(|folder| first.get(folder));
        problems.extend(above.map(|above| file_conflict(&above.path, [above, file])));
    }
    problems
}

fn file_conflict(path: &str, files: [&PlacedFile; 2]) -> Diagnostic {
    let message = Words::new(
        format!("주소 `/{path}`을(를) 쓰려는 쪽이 둘입니다"),
        format!("two files want the address `/{path}`"),
    );
    let problem = Diagnostic::new(Rule::RouteConflict, message).help(Words::new(
        "사진이나 문서의 파일 이름을 바꾸거나 다른 폴더로 옮기세요",
        "rename the photo or document, or move it to another folder",
    ));
    files
        .iter()
        .filter_map(|file| file.source.as_ref())
        .fold(problem, |problem, source| {
            problem.at(&Place::start_of(source), Words::none())
        })
}
