//! Photos, films and documents: what is published of them, and that nothing is made twice.

use crate::folder::{Tree, ondo, read, write};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use std::fs;
use std::path::Path;

const SETTINGS: &str =
    "title: 기록관\nbase_url: https://ondo.example/\nlicense: kogl-1\noperator: 산림청\n";
const RECORD: &str = "---\ntitle: 숲\nmedia:\n  - {file: 숲길 1.jpg, kind: photo, alt: 숲길을 걷는 사람들, caption: 숲길, credit: 산림청, license: kogl-2}\n  - {file: talk.mp4, kind: video, captions: talk.vtt, caption: 발표}\n  - {file: plan.hwpx, kind: document, caption: 계획}\n---\n\n![숲길](<숲길 1.jpg>)\n";

/// A photo of a camera that tells its name and where it was.
pub(crate) fn photo(width: u32, height: u32) -> Vec<u8> {
    let points: Vec<u8> = (0..width * height * 3)
        .map(|at| (at / 7 % 251) as u8)
        .collect();
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 70)
        .write_image(&points, width, height, ExtendedColorType::Rgb8)
        .expect("memory takes a picture");
    let mut jpeg = Jpeg::from_bytes(plain.into()).expect("a JPEG");
    let told =
        JpegSegment::new_with_contents(markers::APP1, b"Exif\0\0ONDO-CAMERA GPS".as_slice().into());
    jpeg.segments_mut().insert(0, told);
    jpeg.encoder().bytes().to_vec()
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    write(folder, &[(name, bytes)]);
}

fn site(photo: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    put(folder.path(), "ondo.yaml", SETTINGS.as_bytes());
    put(folder.path(), "content/cases/a/index.md", RECORD.as_bytes());
    put(folder.path(), "content/cases/a/숲길 1.jpg", photo);
    put(folder.path(), "content/cases/a/talk.mp4", &[0; 2_345_678]);
    put(folder.path(), "content/cases/a/talk.vtt", b"WEBVTT\n");
    put(folder.path(), "content/cases/a/plan.hwpx", &[0; 84_300]);
    folder
}

/// Builds the site; what it said, and what lies in its output.
fn built(folder: &Path) -> (bool, String, Tree) {
    let run = ondo(folder, &["build"]);
    let said =
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    let output = folder.join("public");
    let tree = if output.exists() {
        read(&output)
    } else {
        Tree::new()
    };
    (run.status.success(), said, tree)
}

/// The smaller sizes in the output, by name.
fn sizes(tree: &Tree) -> Vec<&str> {
    tree.keys()
        .map(String::as_str)
        .filter(|path| path.ends_with(".webp"))
        .collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|part| part == text.as_bytes())
}

#[test]
fn a_photo_comes_in_sizes_without_what_its_camera_told_and_stays_as_it_was() {
    let original = photo(1000, 500);
    let folder = site(&original);
    let (is_built, said, tree) = built(folder.path());
    assert!(is_built, "{said}");
    assert_eq!(
        fs::read(folder.path().join("content/cases/a/숲길 1.jpg")).expect("a photo"),
        original
    );
    for (path, bytes) in &tree {
        assert!(!holds(bytes, "ONDO-CAMERA"), "{path}");
    }
    let sizes = sizes(&tree);
    assert_eq!(
        sizes.len(),
        2,
        "480 and 960, none wider than the photo: {sizes:?}"
    );
    for (path, width) in sizes.iter().zip([480, 960]) {
        assert!(
            path.starts_with(&format!("cases/a/숲길 1-{width}.")),
            "{path}"
        );
        let size = image::load_from_memory(&tree[*path]).expect("a photo");
        assert_eq!((size.width(), size.height()), (width, width / 2));
    }
    let html = String::from_utf8_lossy(&tree["cases/a/index.html"]).into_owned();
    let images: Vec<&str> = html
        .split("<img ")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .collect();
    assert_eq!(images.len(), 2, "in the text and below it");
    for image in images {
        for part in [
            "srcset=\"",
            " 480w, ",
            " 960w, ",
            " 1000w",
            "width=\"1000\"",
            "height=\"500\"",
            "loading=\"lazy\"",
            "alt=\"숲길",
        ] {
            assert!(image.contains(part), "{part} in {image}");
        }
        let set = image
            .split("srcset=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("sizes");
        assert_eq!(set.split(", ").count(), 3);
        assert!(
            set.split(", ").all(|one| one.split(' ').count() == 2),
            "spaces are encoded: {set}"
        );
    }
}

#[test]
fn films_are_started_by_hand_and_documents_say_what_they_are() {
    let folder = site(&photo(40, 20));
    let (_, _, tree) = built(folder.path());
    let html = String::from_utf8_lossy(&tree["cases/a/index.html"]).into_owned();
    for part in [
        "<video controls preload=\"none\"",
        "<track kind=\"captions\" src=\"/cases/a/talk.vtt\" srclang=\"ko\"",
        "영상(MP4)</a>, 2.3 MB",
        "한글 문서(HWPX), 84 KB",
        "‘산림청’에서 작성하여 공공누리 제1유형으로 개방한 ‘숲’",
        "공공누리 제2유형",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("autoplay") && !html.contains("<iframe"));
    assert!(sizes(&tree).is_empty(), "a small photo comes in one size");
}

#[test]
fn what_was_made_is_not_made_again_and_goes_when_its_photo_changes() {
    let folder = site(&photo(1000, 500));
    let (_, _, first) = built(folder.path());
    let made = sizes(&first);
    // A file that is kept is not looked into: this one would not be a photo.
    let kept = folder.path().join("public").join(made[0]);
    fs::write(&kept, "kept").expect("a file can be written");
    let (_, said, second) = built(folder.path());
    assert!(said.contains("새로 쓴 파일 0개"), "{said}");
    assert_eq!(second[made[0]], b"kept");
    put(
        folder.path(),
        "content/cases/a/숲길 1.jpg",
        &photo(1000, 501),
    );
    let (_, _, third) = built(folder.path());
    assert_eq!(sizes(&third).len(), 2);
    assert!(
        made.iter().all(|path| !third.contains_key(*path)),
        "{:?}",
        sizes(&third)
    );
}

#[test]
fn a_photo_that_cannot_be_opened_is_told_where_it_is_named_and_nothing_is_published() {
    let folder = site(b"no photo");
    let (is_built, said, tree) = built(folder.path());
    assert!(!is_built && tree.is_empty());
    assert_eq!(said.matches("[invalid-media]").count(), 2, "{said}");
    assert!(said.contains("content/cases/a/index.md:4:12"), "{said}");
    // Whole at its head only, it is found out when it is made.
    let mut damaged = photo(1000, 500);
    damaged.truncate(900);
    let folder = site(&damaged);
    let (is_built, said, tree) = built(folder.path());
    assert!(
        is_built || (said.contains("[invalid-media]") && said.contains("숲길 1.jpg")),
        "{said}"
    );
    assert!(is_built || tree.is_empty());
}

#[test]
fn a_file_has_one_size_in_the_warning_and_in_the_summary() {
    let folder = site(&photo(40, 20));
    put(
        folder.path(),
        "content/cases/a/plan.hwpx",
        &vec![0; 60_000_000],
    );
    let run = ondo(folder.path(), &["build", "--lang", "en"]);
    let warning = String::from_utf8_lossy(&run.stderr);
    let summary = String::from_utf8_lossy(&run.stdout);
    assert!(warning.contains("the file is large: 60.0 MB"), "{warning}");
    let largest = "largest file: cases/a/plan.hwpx, 60.0 MB";
    assert!(summary.contains(largest), "{summary}");
}
