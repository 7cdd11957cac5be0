//! What `init`, `fix`, `explain` and `schema` say, and what is said of a wrong command line.

use crate::base::Words;
use clap::error::ErrorKind;
use std::path::{Component, Path};

/// A new archive, and what to do first.
pub(in crate::world::cli) fn created(folder: &Path) -> Words {
    let is_here = folder.components().all(|part| part == Component::CurDir);
    let name = folder.strip_prefix(".").unwrap_or(folder).display();
    let (ko, en, enter) = if is_here {
        (
            "이 폴더".to_owned(),
            "this folder".to_owned(),
            String::new(),
        )
    } else {
        (
            name.to_string(),
            name.to_string(),
            format!("\n  cd \"{name}\""),
        )
    };
    Words::new(
        format!(
            "{ko}에 새 기록관을 만들었습니다. 다음과 같이 미리보기를 열고 ondo.yaml과 content 폴더의 예시를 고치세요:{enter}\n  ondo \
             serve --open"
        ),
        format!(
            "created a new archive in {en}; open a preview and edit ondo.yaml and the examples in \
             content:{enter}\n  ondo serve --open"
        ),
    )
}

/// How a file was stored before `ondo fix`.
#[derive(Clone, Copy, Debug)]
pub(in crate::world::cli) enum Stored {
    /// In this encoding.
    Encoding(&'static str),
    /// With a byte order mark.
    Mark,
    /// With the line ends of Windows.
    LineEnds,
}

impl Stored {
    /// What `ondo fix` changes about it.
    pub(in crate::world::cli) fn change(self) -> Words {
        match self {
            Self::Encoding("UTF-16") => Words::same("UTF-16 → UTF-8"),
            Self::Encoding(_) => Words::same("CP949(EUC-KR) → UTF-8"),
            Self::Mark => Words::new("BOM 없앰", "byte order mark removed"),
            Self::LineEnds => Words::new("줄 끝 CRLF → LF", "line ends CRLF → LF"),
        }
    }
}

/// How many files were fixed, or would be.
pub(in crate::world::cli) fn fixed(count: usize, is_dry: bool) -> Words {
    let files = if count == 1 {
        "1 file".to_owned()
    } else {
        format!("{count} files")
    };
    match (count, is_dry) {
        (0, _) => Words::new("고칠 곳이 없습니다", "nothing to fix"),
        (_, true) => Words::new(
            format!("파일 {count}개를 고칠 수 있습니다; --dry-run을 빼면 고칩니다"),
            format!("{files} can be fixed; run without --dry-run to fix"),
        ),
        (_, false) => Words::new(
            format!("파일 {count}개를 고쳤습니다"),
            format!("{files} fixed"),
        ),
    }
}

/// Where the files for an editor program are.
pub(in crate::world::cli) fn editor_ready(root: &Path) -> Words {
    let folder = root.join(".vscode");
    let folder = folder.display();
    Words::new(
        format!("{folder} 폴더에 VS Code 설정, 스키마, 조각 글을 두었습니다"),
        format!("wrote settings, schemas and snippets for VS Code into {folder}"),
    )
}

/// A rule that does not exist, and the nearest one that does.
pub(in crate::world::cli) fn no_such_rule(name: &str, near: Option<&str>) -> Words {
    let help = match near {
        Some(near) => Words::new(
            format!("이렇게 쓰려던 것인지 확인하세요: `{near}`"),
            format!("did you mean `{near}`?"),
        ),
        None => Words::new(
            "`ondo explain --all`이 모든 규칙을 보여 줍니다",
            "`ondo explain --all` shows all rules",
        ),
    };
    let message = Words::new(
        format!("그런 규칙은 없습니다: `{name}`"),
        format!("there is no rule `{name}`"),
    );
    Words::joined(&[message, help], "\n")
}

/// A bug in Ondo.
pub(in crate::world::cli) const BROKEN: Words = Words {
    ko: std::borrow::Cow::Borrowed("온도 안에서 잘못이 났습니다. 위의 글과 함께 알려 주세요"),
    en: std::borrow::Cow::Borrowed("this is a bug in Ondo; please report it with the text above"),
};

/// What is wrong with a command line, before the message of clap, which is the English for it.
pub(in crate::world::cli) fn usage(kind: ErrorKind) -> Words {
    let korean = match kind {
        ErrorKind::InvalidSubcommand => "모르는 명령입니다",
        ErrorKind::UnknownArgument => "모르는 옵션입니다",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "옵션에 쓸 수 없는 값입니다",
        ErrorKind::MissingRequiredArgument => "꼭 있어야 하는 것이 빠졌습니다",
        ErrorKind::ArgumentConflict => "함께 쓸 수 없는 옵션입니다",
        _ => "명령을 이렇게 쓸 수 없습니다",
    };
    Words::new(korean, "")
}
