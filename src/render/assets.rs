//! The files of a theme that pages load, named by their content so that they may be cached for ever.

use crate::base::Digest;
use std::collections::BTreeMap;

/// The files of a theme's `assets/` folder.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    names: BTreeMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// Names each file `(path, bytes)` by its content: `css/site.css` is published as
    /// `assets/css/site.0123456789.css`. A file at the top that stands for itself on every host,
    /// such as `favicon.svg`, is named in the same way.
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut assets = Self::default();
        for (path, bytes) in files {
            let digest = Digest::of(&[bytes]).short();
            let published = match path.rsplit_once('.') {
                Some((stem, ending)) => format!("assets/{stem}.{digest}.{ending}"),
                None => format!("assets/{path}.{digest}"),
            };
            assets.names.insert(key(path), published.clone());
            assets.files.insert(published, bytes.to_vec());
        }
        assets
    }

    /// The published path of each file, by a name that templates can write: `assets.css_site_css`.
    #[must_use]
    pub fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// The published paths with their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
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
    fn another_content_has_another_name() {
        let name = |bytes: &'static [u8]| {
            Assets::new([("css/site.css", bytes)].into_iter()).names["css_site_css"].clone()
        };
        assert!(name(b"a").starts_with("assets/css/site."));
        assert_ne!(name(b"a"), name(b"b"));
    }
}
