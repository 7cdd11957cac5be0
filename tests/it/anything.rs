//! Whatever lies in a file: a site or words, never a panic.

#[path = "../fuzz/targets.rs"]
mod targets;

use crate::folder::{read, repository};
use ondo::base::SourcePath;
use ondo::content::{MediaFile, Picture, SourceFile, Sources};
use ondo::site::{Cache, Options, prepare};
use proptest::prelude::*;
use rayon::iter::ParallelIterator;
use std::collections::BTreeMap;

#[test]
fn every_file_of_the_corpus_holds_what_is_true_of_any_bytes() {
    let corpus = repository().join("tests/fuzz/corpus");
    let files = read(&corpus);
    assert!(files.len() >= 40, "the corpus is kept: {}", files.len());
    for (path, bytes) in files {
        eprintln!("{path}");
        targets::front_matter(&bytes);
        targets::body(&bytes);
    }
}

/// What files hold that break parsers, and letters that are more than a byte.
const PIECES: [&[u8]; 40] = [
    b"---\n",
    b"\n---\n",
    b": ",
    "：".as_bytes(),
    b"\t",
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"'",
    b" #",
    b"#1",
    b"&a ",
    b"*a",
    b"!!binary ",
    b"<<: *a\n",
    b"|",
    b">",
    b"- ",
    b"-",
    "\u{feff}".as_bytes(),
    b"\xff\xfe",
    b"\xc7\xf5\xbd\xc5",
    "□ 가\n".as_bytes(),
    b"2019-02-30",
    "２０１９".as_bytes(),
    b"99999999999999999999",
    b"../",
    b"%2e",
    "[가](".as_bytes(),
    b"![",
    b"<script>",
    b"| a |\n|-|\n",
    b"~~",
    b"\0",
    b"1e999",
    "\u{1112}\u{1167}".as_bytes(),
    b"hosts: [",
    b"\r\n",
];

/// The files of a whole site, which edits break.
fn files() -> BTreeMap<String, Vec<u8>> {
    read(&repository().join("tests/sites/small"))
        .into_iter()
        .filter(|(path, _)| {
            path.starts_with("content/") || path.starts_with("themes/") || path == "ondo.yaml"
        })
        .collect()
}

fn sources(files: &BTreeMap<String, Vec<u8>>) -> Sources {
    let mut sources = Sources::default();
    for (path, bytes) in files {
        let file = SourceFile {
            path: SourcePath::new(path),
            bytes: bytes.as_slice().into(),
        };
        if path == "ondo.yaml" {
            sources.config = Some(file);
        } else if path.ends_with(".md") {
            sources.records.push(file);
        } else if path.starts_with("themes/") {
            sources.theme.push(file);
        } else {
            sources.media.push(MediaFile {
                path: file.path,
                size: bytes.len() as u64,
                picture: Picture::None,
            });
        }
    }
    sources
}

#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, usize, Vec<u8>),
    Cut(usize, usize, usize),
    Repeat(usize, usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = || (0..1000_usize, 0..10_000_usize);
    let piece = prop_oneof![
        4 => (0..PIECES.len()).prop_map(|at| PIECES[at].to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..12),
    ];
    prop_oneof![
        3 => (at(), piece).prop_map(|((file, at), piece)| Edit::Insert(file, at, piece)),
        1 => (at(), 1..60_usize).prop_map(|((file, at), length)| Edit::Cut(file, at, length)),
        1 => (at(), 1..60_usize).prop_map(|((file, at), length)| Edit::Repeat(file, at, length)),
    ]
}

fn apply(files: &mut BTreeMap<String, Vec<u8>>, edit: &Edit) {
    let (Edit::Insert(file, at, _) | Edit::Cut(file, at, _) | Edit::Repeat(file, at, _)) = edit;
    let file = file % files.len();
    let Some(bytes) = files.values_mut().nth(file) else {
        return;
    };
    let at = at % (bytes.len() + 1);
    match edit {
        Edit::Insert(_, _, piece) => drop(bytes.splice(at..at, piece.iter().copied())),
        Edit::Cut(_, _, length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
        Edit::Repeat(_, _, length) => {
            let again = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, again);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_bytes_in_any_file_give_a_site_or_say_why_not(edits in prop::collection::vec(edit(), 1..6)) {
        let mut files = files();
        edits.iter().for_each(|edit| apply(&mut files, edit));
        let options = Options {
with_drafts: true,
..Options::at(jiff::Timestamp::UNIX_EPOCH)
};
        let sources = sources(&files);
        let outcome = prepare(&sources, &options, &mut Cache::default());
        prop_assert!(outcome.value.is_some() || !outcome.problems.is_empty());
        for problem in &outcome.problems {
            prop_assert!(!problem.message.ko.trim().is_empty(), "{problem:?}");
            prop_assert!(!problem.message.en.trim().is_empty(), "{problem:?}");
        }
        if let Some(site) = outcome.value {
            let made: Vec<_> = site.artifacts().collect();
            prop_assert!(made.len() > 10);
        }
    }
}
