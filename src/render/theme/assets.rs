//! The files of a theme that pages load, named by their content so that caches may keep them.

use crate::base::Digest;
use crate::render::draw::icon;
use std::collections::BTreeMap;

/// The icon of the site, below `assets/`.
const ICON: &str = "favicon.svg";

/// The pictures drawn of it: name, side in pixels, background.
const DRAWN: [(&str, u16, Option<[u8; 3]>); 2] = [
    ("favicon.png", 48, None),
    ("touch-icon.png", 180, Some([255; 3])),
];

/// The files of a theme's `assets/` folder.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    names: BTreeMap<String, String>,
    files: BTreeMap<String, AssetFile>,
}

/// The files of the folder by their paths, as the theme has them.
type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

#[derive(Clone, Debug)]
enum AssetFile {
    Bytes(Vec<u8>),
    /// A picture of the icon, drawn when it is asked for: most runs of the preview never are.
    Icon {
        svg: Vec<u8>,
        side: u16,
        ground: Option<[u8; 3]>,
    },
}

impl Assets {
    /// Names each file `(path, bytes)` by its content: `css/site.css` is published as
    /// `assets/css/site.0123456789.css`. A file at the top that stands for itself on every host,
    /// such as `favicon.svg`, is named in the same way. That one is also drawn as `favicon.png` for
    /// browsers that do not know SVG, and as `touch-icon.png` for the screens of phones.
    ///
    /// A script may have parts: `js/search.js` those in `js/search/`, see `whole`. They are not
    /// published by themselves.
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut assets = Self::default();
        let files: Files<'_> = files.collect();
        for (path, bytes) in &files {
            if is_part(path, &files) {
                continue;
            }
            let bytes = match path.strip_suffix(".js") {
                Some(name) => slim(&whole(name, bytes, &files)),
                None => bytes.to_vec(),
            };
            let digest = Digest::of(&[&bytes]);
            if *path == ICON {
                for (path, side, ground) in DRAWN {
                    let svg = bytes.clone();
                    assets.add(path, digest, AssetFile::Icon { svg, side, ground });
                }
            }
            assets.add(path, digest, AssetFile::Bytes(bytes));
        }
        assets
    }

    fn add(&mut self, path: &str, digest: Digest, file: AssetFile) {
        let digest = digest.short();
        let published = match path.rsplit_once('.') {
            Some((stem, ending)) => format!("assets/{stem}.{digest}.{ending}"),
            None => format!("assets/{path}.{digest}"),
        };
        self.names.insert(key(path), published.clone());
        self.files.insert(published, file);
    }

    /// The published path of each file, by a name that templates can write: `assets.css_site_css`.
    #[must_use]
    pub fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// The published paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The bytes of a published file; none where there is no such file, and none of a picture of an
    /// icon that cannot be drawn.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        match self.files.get(path) {
            Some(AssetFile::Bytes(bytes)) => bytes.clone(),
            Some(AssetFile::Icon { svg, side, ground }) => {
                icon::png(svg, *side, *ground).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }
}

/// Whether a file is a part of the script that is named like its folder.
fn is_part(path: &str, files: &Files<'_>) -> bool {
    let folder = path.rsplit_once('/').map(|(folder, _)| folder);
    path.ends_with(".js")
        && folder.is_some_and(|folder| files.contains_key(format!("{folder}.js").as_str()))
}

/// A script with its parts: a line `//= NAME` becomes the file of that name in the folder that is
/// named like the script.
fn whole(name: &str, script: &[u8], files: &Files<'_>) -> Vec<u8> {
    let part = |line: &[u8]| {
        let line = std::str::from_utf8(line).ok()?;
        let part = line.trim().strip_prefix("//= ")?;
        files.get(format!("{name}/{part}").as_str()).copied()
    };
    let lines = script.split(|byte| *byte == b'\n');
    let lines: Vec<&[u8]> = lines.map(|line| part(line).unwrap_or(line)).collect();
    lines.join(&b'\n')
}

/// A script without its indentation, its empty lines and the lines that are comments alone: a
/// quarter of what readers would load. No line of a string literal may look like one of these.
fn slim(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let mut is_comment = false;
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        let is_code = !is_comment && !line.starts_with("/*");
        let behind = match line.split_once("*/") {
            _ if is_code => line,
            Some((_, behind)) => behind.trim_start(),
            None => "",
        };
        is_comment = !is_code && !line.contains("*/");
        if !behind.is_empty() && !behind.starts_with("//") {
            lines.push(behind);
        }
    }
    (lines.join("\n") + "\n").into_bytes()
}

fn key(path: &str) -> String {
    path.chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '_'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_published_without_its_comments() {
        let script = "// Why.\n\"use strict\";\n\n/** @type {string}\n * long */\nlet a = 1; // stays\n  /* b */\n  a();\n";
        assert_eq!(
            slim(script.as_bytes()),
            b"\"use strict\";\nlet a = 1; // stays\na();\n"
        );
    }

    #[test]
    fn code_beside_a_comment_stays() {
        let script =
            "/** @type {X} */ let a = 1;\n/*! lib */!function(){}()\n/* long\n */ b();\nc();\n";
        assert_eq!(
            String::from_utf8_lossy(&slim(script.as_bytes())),
            "let a = 1;\n!function(){}()\nb();\nc();\n"
        );
    }

    #[test]
    fn a_script_is_put_together_from_its_parts() {
        let files: [(&str, &[u8]); 5] = [
            ("js/a.js", b"f(() => {\n  //= two.js\n  //= one.js\n});\n"),
            ("js/a/one.js", b"// One.\nlet one = 1;\n"),
            ("js/a/two.js", b"let two = 2;"),
            ("js/b/one.js", b"let other = 1;\n"),
            ("js/c.js", b"//= one.js\n"),
        ];
        let assets = Assets::new(files.into_iter());
        let names: Vec<&str> = assets.names().keys().map(String::as_str).collect();
        assert_eq!(names, ["js_a_js", "js_b_one_js", "js_c_js"]);
        assert_eq!(
            String::from_utf8_lossy(&assets.bytes(&assets.names()["js_a_js"])),
            "f(() => {\nlet two = 2;\nlet one = 1;\n});\n"
        );
    }

    #[test]
    fn the_icon_is_drawn_in_points_too() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><path d=\"M0 0h1v2H0z\"/></svg>";
        let assets = Assets::new([("favicon.svg", svg.as_slice())].into_iter());
        assert_eq!(assets.paths().count(), 3);
        for key in ["favicon_png", "touch_icon_png"] {
            assert!(
                assets.bytes(&assets.names()[key]).starts_with(b"\x89PNG"),
                "{key}"
            );
        }
    }

    #[test]
    fn another_content_has_another_name() {
        let name = |bytes: &'static [u8]| {
            Assets::new([("css/site.css", bytes)].into_iter()).names["css_site_css"].clone()
        };
        assert!(name(b"a").starts_with("assets/css/site."));
        assert_ne!(name(b"a"), name(b"b"));
    }
}
