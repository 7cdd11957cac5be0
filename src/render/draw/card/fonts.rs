//! The fonts that cards are written with: one family, of the theme or of the system.

use crate::base::Digest;
use resvg::usvg::fontdb::{Database, FaceInfo, Source, Style};
use std::sync::{Arc, OnceLock};

/// Font families with Hangul that systems come with or that are often installed, the most legible
/// first.
const FAMILIES: [&str; 9] = [
    "Pretendard",
    "Noto Sans KR",
    "Noto Sans CJK KR",
    "Source Han Sans KR",
    "Apple SD Gothic Neo",
    "Malgun Gothic",
    "NanumGothic",
    "NanumBarunGothic",
    "UnDotum",
];

/// The version of the drawing. Raised when the same SVG gives other pixels, as with a new version
/// of the library: a card is kept as long as its name stays, and the name depends on this.
const DRAWING: &str = "1";

/// The first bytes of a font hold the list of its tables, with a checksum of each; those of a
/// collection too. In bytes.
const HEAD: usize = 8 * 1024;

/// A font family with Hangul. Fonts of the system are opened when the first card is drawn.
#[derive(Clone, Debug)]
pub struct Fonts {
    faces: Arc<Database>,
    /// The same with their files in memory, once one is asked for.
    loaded: Arc<OnceLock<Arc<Database>>>,
    family: String,
    digest: Digest,
}

impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Fonts {}

impl Fonts {
    /// The first family in `files`, the font files of a theme.
    #[must_use]
    pub fn of(files: impl IntoIterator<Item = Arc<[u8]>>) -> Option<Self> {
        let mut faces = Database::new();
        for file in files {
            faces.load_font_source(Source::Binary(Arc::new(file)));
        }
        let first = faces.faces().find_map(|face| face.families.first());
        let family = first.map(|(family, _)| family.clone())?;
        Self::family_of(&faces, &family)
    }

    /// The best family known to have Hangul, if `system` has one.
    #[must_use]
    pub fn among(system: &Database) -> Option<Self> {
        let mut known = FAMILIES.iter();
        known.find_map(|family| Self::family_of(system, family))
    }

    /// The upright faces of a family alone, so that a text never falls back to another family.
    fn family_of(all: &Database, family: &str) -> Option<Self> {
        let belongs = |face: &&FaceInfo| {
            let mut names = face.families.iter();
            face.style == Style::Normal && names.any(|(name, _)| name == family)
        };
        let mut chosen: Vec<&FaceInfo> = all.faces().filter(belongs).collect();
        chosen.sort_by(|a, b| a.post_script_name.cmp(&b.post_script_name));
        let head = |face: &&FaceInfo| {
            let head = |bytes: &[u8], _| Digest::of(&[&bytes[..bytes.len().min(HEAD)]]);
            let head = all.with_face_data(face.id, head);
            head.map(Digest::short).unwrap_or_default()
        };
        let heads: Vec<String> = chosen.iter().map(head).collect();
        let names = chosen.iter().map(|face| face.post_script_name.as_str());
        let parts: Vec<&[u8]> = names
            .chain(heads.iter().map(String::as_str))
            .chain([DRAWING])
            .map(str::as_bytes)
            .collect();
        let digest = Digest::of(&parts);
        let mut faces = Database::new();
        for face in chosen {
            faces.push_face_info(face.clone());
        }
        (!faces.is_empty()).then(|| Self {
            faces: Arc::new(faces),
            loaded: Arc::default(),
            family: family.to_owned(),
            digest,
        })
    }

    /// The faces with their files in memory: the library that draws would open a file again for
    /// every character.
    pub(super) fn loaded(&self) -> Arc<Database> {
        let load = || {
            let mut loaded = Database::new();
            let mut files: Vec<(&Source, Arc<Vec<u8>>)> = Vec::new();
            for face in self.faces.faces() {
                let known = files
                    .iter()
                    .find(|(source, _)| is_same_file(source, &face.source));
                let file = known.map(|(_, file)| file.clone()).or_else(|| {
                    let bytes = self
                        .faces
                        .with_face_data(face.id, |bytes, _| bytes.to_vec());
                    let file = Arc::new(bytes?);
                    files.push((&face.source, file.clone()));
                    Some(file)
                });
                if let Some(file) = file {
                    loaded.push_face_info(FaceInfo {
                        source: Source::Binary(file),
                        ..face.clone()
                    });
                }
            }
            Arc::new(loaded)
        };
        self.loaded.get_or_init(load).clone()
    }

    /// The name of the family.
    pub(super) fn family(&self) -> &str {
        &self.family
    }

    /// A digest of these fonts and of the version of the drawing.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }
}

/// Whether two faces lie in one file of the system; those of a theme are in memory anyway.
fn is_same_file(a: &Source, b: &Source) -> bool {
    match (a, b) {
        (Source::File(a), Source::File(b)) => a == b,
        _ => false,
    }
}
