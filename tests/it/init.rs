//! A new archive: sound as it is made, and the steps of its CI files do what they say.

use crate::folder::{ondo, read};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// A new archive in a folder with a history of one commit.
fn archive() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = ondo(folder.path(), &["init", "archive"]);
    assert!(run.status.success(), "{run:?}");
    for line in [
        "git init -q",
        "git add -A",
        "git -c user.name=a -c user.email=a@example.org commit -qm first",
    ] {
        shell(&folder.path().join("archive"), line);
    }
    folder
}

/// Runs a line as CI does, with the program on the path; a line that fails is a failed test.
fn shell(folder: &Path, line: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_ondo"));
    let mut path = program.parent().expect("a folder").as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    // A test installs nothing: to the steps, the machine has what they would install.
    let line = format!("fc-list() {{ echo NanumGothic; }}; {line}");
    let run = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &line])
        .current_dir(folder)
        .env("PATH", path)
        .env("ONDO_VERSION", env!("CARGO_PKG_VERSION"))
        .env("BASE_URL", "https://archive.example/relay")
        .env("CI_PAGES_URL", "https://archive.example/relay")
        .env_remove("GITHUB_PATH")
        .output()
        .expect("bash can be run");
    assert!(run.status.success(), "{line}: {run:?}");
}

/// The shell lines of a CI file, in their order: what stands under `run`, `before_script` and `script`.
fn lines(yaml: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    match yaml {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("run", Value::String(line)) => lines.push(line.clone()),
                    ("script" | "before_script", Value::Array(items)) => {
                        lines.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => lines.extend(self::lines(value)),
                }
            }
        }
        Value::Array(items) => lines.extend(items.iter().flat_map(self::lines)),
        _ => {}
    }
    lines
}

fn steps(folder: &Path, file: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.join(file)).expect("the file is there");
    let version = format!("ONDO_VERSION: \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&version), "{file} names the version");
    lines(&serde_yaml::from_str(&text).expect("YAML"))
}

#[test]
fn a_new_archive_has_nothing_wrong_in_it_and_what_an_editor_wants() {
    let folder = archive();
    let root = folder.path().join("archive");
    let run = ondo(&root, &["check", "--strict", "--lang", "ko"]);
    assert!(run.status.success(), "{run:?}");
    for file in [
        "ondo.yaml",
        ".gitignore",
        ".vscode/tasks.json",
        "content/index.md",
    ] {
        assert!(root.join(file).exists(), "{file}");
    }
}

#[test]
fn the_steps_of_both_ci_files_check_and_build_a_new_archive() {
    for (file, mark) in [
        (".github/workflows/archive.yml", ".nojekyll"),
        (".gitlab-ci.yml", "index.html.br"),
    ] {
        let folder = archive();
        let root = folder.path().join("archive");
        let steps = steps(&root, file);
        let has = |word: &str| steps.iter().any(|line| line.contains(word));
        assert!(
            has("ondo check --strict") && has("ondo build --strict"),
            "{steps:?}"
        );
        for line in &steps {
            shell(&root, line);
        }
        let site = read(&root.join("public"));
        assert!(
            site.contains_key(mark) && site.contains_key("events/relay/01/index.html"),
            "{file}"
        );
        let home = String::from_utf8_lossy(&site["index.html"]);
        assert!(home.contains("https://archive.example/relay/"), "{file}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = archive();
    let before = read(folder.path());
    let run = ondo(folder.path(), &["init", "archive"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(before == read(folder.path()));
}
