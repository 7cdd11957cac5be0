//! The preview: how long from saving a file to new bytes on the page, and what a thousand savings cost.

use crate::archive::Archive;
use crate::arguments::Arguments;
use crate::disk;
use crate::folder::{ARCHIVE, Folders};
use crate::ondo_site;
use crate::preview::{Live, Preview};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often each edit is made.
const EDITS: usize = 30;
/// How many savings memory is watched over.
const SAVINGS: usize = 1_000;

/// An edit that a benchmark makes again and again.
struct Edit {
    name: &'static str,
    file: PathBuf,
    /// The file before and behind what is edited.
    around: (String, String),
    /// The page that shows it.
    page: String,
}

impl Edit {
    /// Cuts a file where an edit goes: before the first `mark`.
    fn new(name: &'static str, file: PathBuf, mark: &str, page: &str) -> Result<Self, String> {
        let text = fs::read_to_string(&file).map_err(disk)?;
        let at = text
            .find(mark)
            .ok_or(format!("{}: no {mark:?}", file.display()))?;
        Ok(Self {
            name,
            around: (text[..at].to_owned(), text[at..].to_owned()),
            file,
            page: page.to_owned(),
        })
    }

    /// Saves the file with a word and waits for it on the page.
    fn make(&self, word: &str, preview: &Preview, live: &mut Live) -> Result<Duration, String> {
        let started = Instant::now();
        let text = format!("{}{word}{}", self.around.0, self.around.1);
        fs::write(&self.file, text).map_err(disk)?;
        loop {
            live.next();
            if preview.get(&self.page).text().contains(word.trim()) {
                return Ok(started.elapsed());
            }
        }
    }
}

/// Measures the preview of an archive of each size, and of the sample archive.
pub(crate) fn measure(arguments: &Arguments) -> Result<(), String> {
    println!(
        "{:<44} {:>9} {:>9}",
        "from saving to new bytes", "median", "worst"
    );
    sample(arguments)?;
    for &events in &arguments.events {
        let archive = Archive::new(events);
        let folders = Folders::of(&arguments.dir, events).map_err(disk)?;
        let root = folders.cleared(ARCHIVE).map_err(disk)?;
        ondo_site::write(&archive, &root).map_err(disk)?;
        invented(events, &root)?;
        if !arguments.keep {
            folders.remove().map_err(disk)?;
        }
    }
    Ok(())
}

/// A copy of the sample archive of the repository.
fn sample(arguments: &Arguments) -> Result<(), String> {
    let root = arguments.dir.join("sample");
    let _ = fs::remove_dir_all(&root);
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&repository.join("content"), &root.join("content")).map_err(disk)?;
    fs::copy(repository.join("ondo.yaml"), root.join("ondo.yaml")).map_err(disk)?;
    let preview = start("sample archive", &root);
    let mut live = preview.listen();
    live.next();
    let event = root.join("content/events/gov/2019-07.md");
    let edits = [
        Edit::new(
            "sample archive, text",
            event,
            "\n## ",
            "/events/gov/2019-07/",
        )?,
        Edit::new(
            "sample archive, summary in a list",
            root.join("content/series/gov.md"),
            "\nnames:",
            "/series/",
        )?,
    ];
    for edit in &edits {
        times(edit, &preview, &mut live)?;
    }
    drop(preview);
    fs::remove_dir_all(&root).map_err(disk)
}

fn invented(events: usize, root: &Path) -> Result<(), String> {
    let label = format!("{events} events");
    // A template of the site's own, as it stands in the default theme.
    let template = root.join("themes/default/templates/series-list.html");
    let own =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates/series-list.html");
    fs::create_dir_all(template.parent().unwrap_or(root)).map_err(disk)?;
    fs::copy(own, &template).map_err(disk)?;
    let preview = start(&label, root);
    let mut live = preview.listen();
    live.next();
    let (file, page) = middle_event(root)?;
    let series = root.join("content/series/relay-01.md");
    let edits = [
        Edit::new("text", file, "\n## ", &page)?,
        Edit::new("summary in a list", series, "\nnames:", "/series/")?,
        Edit::new("template", template, "<header", "/series/")?,
    ];
    for edit in &edits {
        times(edit, &preview, &mut live)?;
    }
    let edit = &edits[0];
    let mut memory = Vec::new();
    for at in 0..=SAVINGS {
        edit.make(&format!(" 말{at}끝"), &preview, &mut live)?;
        if at % (SAVINGS / 4) == 0 {
            memory.push(resident(preview.id())?);
        }
    }
    let shown: Vec<String> = memory
        .iter()
        .map(|bytes| format!("{} MiB", bytes >> 20))
        .collect();
    println!("memory over {SAVINGS} savings: {}", shown.join(", "));
    Ok(())
}

fn start(label: &str, root: &Path) -> Preview {
    let started = Instant::now();
    let preview = Preview::start(Path::new(env!("CARGO_BIN_EXE_ondo")), root, &[]);
    preview.get("/");
    println!(
        "{:<44} {:>6.0} ms",
        format!("{label}, first page from the start"),
        started.elapsed().as_secs_f64() * 1e3
    );
    preview
}

fn times(edit: &Edit, preview: &Preview, live: &mut Live) -> Result<(), String> {
    let mut times = Vec::new();
    for at in 0..EDITS {
        times.push(edit.make(&format!(" 바꿈{at}끝"), preview, live)?);
    }
    fs::write(&edit.file, format!("{}{}", edit.around.0, edit.around.1)).map_err(disk)?;
    live.next();
    times.sort();
    let [middle, worst] = [times[EDITS / 2], times[EDITS - 1]].map(|time| time.as_secs_f64() * 1e3);
    println!("{:<44} {middle:>6.1} ms {worst:>6.1} ms", edit.name);
    Ok(())
}

/// An event in the middle of the archive, with its page.
fn middle_event(root: &Path) -> Result<(PathBuf, String), String> {
    let top = root.join("content/events");
    let mut files = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).map_err(disk)? {
            let path = entry.map_err(disk)?.path();
            let found = if path.is_dir() {
                &mut folders
            } else {
                &mut files
            };
            found.push(path);
        }
    }
    files.sort();
    let file = files.swap_remove(files.len() / 2);
    let id = file.with_extension("");
    let id = id.strip_prefix(&top).map_err(|error| error.to_string())?;
    let page = format!("/events/{}/", id.to_string_lossy());
    Ok((file, page))
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// The resident memory of a process, in bytes.
fn resident(id: u32) -> Result<u64, String> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).map_err(disk)?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes
        .map(|kilobytes| kilobytes * 1024)
        .ok_or_else(|| "no memory in /proc".to_owned())
}
