//! A file or folder that could not be read or written.

use crate::base::Words;
use std::io;
use std::path::{Path, PathBuf};

/// A file or folder that could not be read or written, and why.
#[derive(Debug)]
pub(in crate::world) struct DiskError {
    path: PathBuf,
    reason: Reason,
}

/// Why the disk refused.
#[derive(Debug)]
enum Reason {
    /// As the operating system says.
    System(io::Error),
    /// For a reason of ours.
    Ours(Words),
}

impl DiskError {
    /// Adds the path to an error of the operating system.
    pub(in crate::world) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self {
            path,
            reason: Reason::System(source),
        }
    }

    /// A file that is rejected although the disk could read it.
    pub(super) fn because(path: &Path, why: Words) -> Self {
        Self {
            path: path.to_owned(),
            reason: Reason::Ours(why),
        }
    }

    /// The path and the reason, in plain words where the system's would be English only.
    pub(in crate::world) fn words(&self) -> Words {
        let path = self.path.display();
        let why = match &self.reason {
            Reason::System(error) => of_system(error),
            Reason::Ours(why) => why.clone(),
        };
        Words::new(format!("{path}: {}", why.ko), format!("{path}: {}", why.en))
    }
}

fn of_system(error: &io::Error) -> Words {
    let (ko, en) = match error.kind() {
        io::ErrorKind::NotFound => ("찾을 수 없습니다", "not found"),
        io::ErrorKind::PermissionDenied => ("읽거나 쓸 권한이 없습니다", "no permission"),
        io::ErrorKind::StorageFull => ("저장 공간이 모자랍니다", "the disk is full"),
        io::ErrorKind::ReadOnlyFilesystem => ("쓸 수 없는 디스크입니다", "the disk is read-only"),
        io::ErrorKind::NotADirectory => ("폴더여야 합니다", "must be a folder"),
        io::ErrorKind::IsADirectory => ("파일이어야 합니다", "must be a file"),
        _ => return Words::same(error.to_string()),
    };
    Words::new(ko, en)
}
