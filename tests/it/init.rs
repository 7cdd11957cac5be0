//! A new archive: sound as it is made, and the steps of its CI files do what they say.

use crate::folder::{ondo, read, write};
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

/// The shell lines of a CI file: what stands under `run`, `before_script` and `script`.
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
fn an_address_that_somebody_wrote_is_the_one_that_is_used() {
    for file in [".github/workflows/archive.yml", ".gitlab-ci.yml"] {
        let folder = archive();
        let root = folder.path().join("archive");
        let settings = std::fs::read_to_string(root.join("ondo.yaml")).expect("settings");
        let settings = settings.replace("https://example.org/", "https://relay.example/");
        write(&root, &[("ondo.yaml", settings)]);
        let steps = steps(&root, file);
        let build = steps.iter().find(|line| line.contains("ondo build"));
        shell(&root, build.expect("a step that builds"));
        let home = std::fs::read_to_string(root.join("public/index.html")).expect("a page");
        assert!(
            home.contains("https://relay.example/") && !home.contains("archive.example"),
            "{file}"
        );
    }
}

#[test]
fn the_github_workflow_names_each_action_by_its_commit_and_may_write_only_where_it_publishes() {
    let folder = archive();
    let path = folder.path().join("archive/.github/workflows/archive.yml");
    let text = std::fs::read_to_string(path).expect("the file is there");
    let uses = text.lines().filter_map(|line| line.split_once("uses: "));
    let is_pinned = |(_, action): (&str, &str)| {
        let (_, commit) = action.split_once('@').expect("a version");
        let (commit, version) = commit
            .split_once(" # v")
            .expect("the version of the commit");
        commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit()) && !version.is_empty()
    };
    assert!(
        uses.clone().count() > 5 && uses.clone().all(is_pinned),
        "{text}"
    );
    let workflow: Value = serde_yaml::from_str(&text).expect("YAML");
    let permissions = |of: &Value| of["permissions"].to_string();
    assert_eq!(permissions(&workflow), r#"{"contents":"read"}"#);
    assert_eq!(permissions(&workflow["jobs"]["check"]), "null");
    for (job, expected) in [
        ("build", r#"{"contents":"read","pages":"read"}"#),
        ("deploy", r#"{"id-token":"write","pages":"write"}"#),
    ] {
        assert_eq!(permissions(&workflow["jobs"][job]), expected, "{job}");
    }
}

#[test]
fn files_that_would_be_in_its_way_are_left_alone_and_a_readme_stays() {
    let folder = archive();
    let before = read(folder.path());
    let run = ondo(folder.path(), &["init", "archive"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(before == read(folder.path()));
    let repository = tempfile::tempdir().expect("a temporary folder");
    write(
        repository.path(),
        &[
            ("README.md", "mine"),
            (".gitignore", "mine"),
            ("LICENSE", "mine"),
        ],
    );
    let run = ondo(repository.path(), &["init", ".", "--lang", "ko"]);
    assert!(run.status.success(), "{run:?}");
    assert!(
        !String::from_utf8_lossy(&run.stderr).contains("cd "),
        "{run:?}"
    );
    let made = read(repository.path());
    assert_eq!(made["README.md"], b"mine");
    assert_eq!(made[".gitignore"], b"mine");
    assert!(made.contains_key("content/index.md"));
}
