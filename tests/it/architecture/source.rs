//! The source files as text, without what is compiled for tests alone.

use std::fs;
use std::path::Path;

/// A source file.
pub(super) struct File {
    /// Its path below `src`, with `/` between the parts.
    pub(super) path: String,
    /// Its text up to the tests that stand at its end.
    pub(super) text: String,
}

impl File {
    /// The modules it lies in, from the room down, and its own name: `["content", "form", "yaml"]`.
    pub(super) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').collect()
    }

    /// Its text without comments, line by line.
    pub(super) fn code(&self) -> String {
        let code = |line: &str| {
            let line = line.split("//").next().unwrap_or_default();
            format!("{line}\n")
        };
        self.text.lines().map(code).collect()
    }
}

/// Source files, by path.
pub(super) struct Tree {
    pub(super) files: Vec<File>,
}

impl Tree {
    /// The files below `src`, without those that hold tests alone.
    pub(super) fn of_the_sources() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = Vec::new();
        for entry in walkdir::WalkDir::new(&root) {
            let entry = entry.expect("src can be listed");
            let path = entry.path().strip_prefix(&root).expect("below src");
            let path = path.to_string_lossy().replace('\\', "/");
            if path.ends_with(".rs") {
                let text = fs::read_to_string(entry.path()).expect("source files are text");
                found.push((path, text));
            }
        }
        assert!(found.len() > 30, "only {} files found", found.len());
        let files: Vec<_> = found
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        Self::of(&files)
    }

    /// Files given as path and text.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let is_test = |path: &str| {
            let mut parts = path.split('/');
            parts.any(|part| matches!(part, "tests" | "tests.rs"))
        };
        let mut files: Vec<File> = files
            .iter()
            .filter(|(path, _)| !is_test(path))
            .map(|(path, text)| File {
                path: (*path).to_owned(),
                text: without_tests(text).to_owned(),
            })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }
}

fn without_tests(text: &str) -> &str {
    let tests = text.find("#[cfg(test)]\nmod tests {");
    &text[..tests.unwrap_or(text.len())]
}
