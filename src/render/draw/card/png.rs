//! Draws cards, the pictures shown where a page is shared: breaks their lines, chooses their font, makes the
//! PNG. Knows no page and no disk.

use crate::base::{Diagnostic, Digest, SourcePath};
use crate::render::draw::svg;
use crate::render::theme::problems;
use png::{BitDepth, ColorType, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::Tree;
use resvg::usvg::fontdb::{Database, FaceInfo, Source, Style};
use rustc_hash::FxHashMap as HashMap;
use std::sync::{Arc, OnceLock};

/// The size of a card in points, which those who show it ask for.
pub const SIZE: (u16, u16) = (1200, 630);

/// Families with Hangul that systems come with or that are often installed, the best to read first.
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

/// How cards are drawn. Raised when the same drawing becomes other points, as with a new version of the library: the
/// names of cards tell what they show, and a kept one must not be taken for a new one.
const DRAWING: &str = "1";

/// How many bytes at the beginning of a font hold the list of its tables, those of collections too.
const HEAD: usize = 8 * 1024;

/// A family of fonts with Hangul. Those of a system stay in their files until the first card is drawn.
#[derive(Clone, Debug)]
pub struct Fonts {
    faces: Arc<Database>,
    /// The same with their files in memory.
    loaded: Arc<OnceLock<Arc<Database>>>,
    family: String,
    mark: Digest,
}

impl PartialEq for Fonts {
    fn eq(&self, other: &Self) -> bool {
        self.mark == other.mark
    }
}

impl Eq for Fonts {}

impl Fonts {
    /// The first family of `files`, which a theme brought along.
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

    /// The best of the families known to have Hangul, where the system has one of them.
    #[must_use]
    pub fn among(system: &Database) -> Option<Self> {
        let mut known = FAMILIES.iter();
        known.find_map(|family| Self::family_of(system, family))
    }

    /// The upright faces of a family, without all the others: a text never falls back to one of those.
    fn family_of(all: &Database, family: &str) -> Option<Self> {
        let belongs = |face: &&FaceInfo| {
            let mut names = face.families.iter();
            face.style == Style::Normal && names.any(|(name, _)| name == family)
        };
        let mut chosen: Vec<&FaceInfo> = all.faces().filter(belongs).collect();
        chosen.sort_by(|a, b| a.post_script_name.cmp(&b.post_script_name));
        let head = |face: &&FaceInfo| {
            // A font begins with the list of its tables, which tells a sum of each.
            let head = |bytes: &[u8], _| Digest::of(&[&bytes[..bytes.len().min(HEAD)]]);
            let head = all.with_face_data(face.id, head);
            head.map(Digest::short).unwrap_or_default()
        };
        let heads: Vec<String> = chosen.iter().map(head).collect();
        let names = chosen.iter().map(|face| face.post_script_name.as_str());
        let marks: Vec<&[u8]> = names
            .chain(heads.iter().map(String::as_str))
            .chain([DRAWING])
            .map(str::as_bytes)
            .collect();
        let mark = Digest::of(&marks);
        let mut faces = Database::new();
        for face in chosen {
            faces.push_face_info(face.clone());
        }
        (!faces.is_empty()).then(|| Self {
            faces: Arc::new(faces),
            loaded: Arc::default(),
            family: family.to_owned(),
            mark,
        })
    }

    /// The faces with their files in memory: the library that draws would open a file anew for every letter.
    fn loaded(&self) -> Arc<Database> {
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

    /// Tells these fonts from others, and what this program draws with them from what another version does.
    #[must_use]
    pub fn mark(&self) -> Digest {
        self.mark
    }
}

/// Whether two faces lie in one file; those of a theme are in memory as they are.
fn is_same_file(a: &Source, b: &Source) -> bool {
    match (a, b) {
        (Source::File(a), Source::File(b)) => a == b,
        _ => false,
    }
}

/// A card before it is drawn, which takes much longer than to write it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The drawing, [`SIZE`] large.
    pub svg: Vec<u8>,
    /// What its letters are drawn with; without, they are left out.
    pub fonts: Option<Fonts>,
    /// The template it was made from.
    pub template: SourcePath,
}

impl Card {
    /// The card as a PNG.
    ///
    /// # Errors
    ///
    /// What the template made is no SVG.
    pub fn png(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let broken = |why: &str| Box::new(problems::broken_card(&self.template, why));
        let mut options = svg::options();
        if let Some(fonts) = &self.fonts {
            options.fontdb = fonts.loaded();
            options.font_family.clone_from(&fonts.family);
        }
        let tree =
            Tree::from_data(&self.svg, &options).map_err(|error| broken(&error.to_string()))?;
        let (width, height) = SIZE;
        let mut points = Pixmap::new(width.into(), height.into()).expect("a card has a size");
        points.fill(Color::WHITE);
        resvg::render(&tree, Transform::identity(), &mut points.as_mut());
        packed(&points).map_err(|error| broken(&error.to_string()))
    }
}

/// The points of a card as PNG. Of the few colours of letters on a ground each is named by a byte, which packs in half
/// the time into less than three bytes for each point do.
fn packed(points: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let mut packed = Vec::new();
    let mut encoder = Encoder::new(&mut packed, points.width(), points.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    let bytes = match named(points) {
        Some((palette, names)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette);
            names
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            points
                .pixels()
                .iter()
                .flat_map(|point| color(*point))
                .collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(packed)
}

/// The colours of a picture in the order of their first points, and the place of that of each point; `None` where
/// there are more than a byte can name.
fn named(points: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places: HashMap<[u8; 3], u8> = HashMap::default();
    let mut palette = Vec::new();
    let name = |point: &PremultipliedColorU8| {
        let color = color(*point);
        if let Some(place) = places.get(&color) {
            return Some(*place);
        }
        let place = u8::try_from(places.len()).ok()?;
        places.insert(color, place);
        palette.extend(color);
        Some(place)
    };
    let names: Option<Vec<u8>> = points.pixels().iter().map(name).collect();
    names.map(|names| (palette, names))
}

/// A card has a ground, so that no point of it is transparent.
fn color(point: PremultipliedColorU8) -> [u8; 3] {
    [point.red(), point.green(), point.blue()]
}

/// Breaks a text between words into lines of at most so many ems, all about as wide. Of more lines than
/// `most`, the last ends in `…`.
#[must_use]
pub fn lines(text: &str, ems: f64, most: usize) -> Vec<String> {
    const STEP: f64 = 0.5;
    let mut lines = broken(text, ems);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(last) + 1.0 > ems {
                match last.rfind(' ') {
                    Some(word) => last.truncate(word),
                    None => drop(last.pop()),
                }
            }
            *last = format!("{}…", last.trim_end());
        }
        return lines;
    }
    let mut narrower = ems - STEP;
    while lines.len() > 1 && narrower > ems / 2.0 {
        let tried = broken(text, narrower);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
        narrower -= STEP;
    }
    lines
}

fn broken(text: &str, ems: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= ems => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
        // A word that no line can hold is cut.
        while let Some(last) = lines.last_mut().filter(|last| width(last) > ems) {
            let mut taken = 0.0;
            let at = last.char_indices().skip(1).find(|(at, letter)| {
                taken = width(&last[..*at]) + letter_width(*letter);
                taken > ems
            });
            let Some((at, _)) = at else { break };
            let rest = last.split_off(at);
            lines.push(rest);
        }
    }
    lines
}

/// About how wide a text is in ems, whatever the font: rather too wide than too narrow.
fn width(text: &str) -> f64 {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> f64 {
    match letter {
        ' ' | '.' | ',' | '\'' | ':' | ';' | '·' | '!' | 'i' | 'l' => 0.32,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 0.95,
        'A'..='Z' | '0'..='9' => 0.66,
        letter if letter.is_ascii() || !letter.is_alphanumeric() => 0.58,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of a picture drawn by lines of SVG, packed and unpacked, and how many of them there are.
    fn unpacked(svg: &str) -> (Vec<u8>, Vec<u8>) {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"32\">{svg}</svg>"
        );
        let tree =
            Tree::from_data(svg.as_bytes(), &crate::render::draw::svg::options()).expect("an SVG");
        let mut points = Pixmap::new(64, 32).expect("a size");
        points.fill(Color::WHITE);
        resvg::render(&tree, Transform::identity(), &mut points.as_mut());
        let packed = packed(&points).expect("a PNG");
        let picture = image::load_from_memory(&packed).expect("a PNG").to_rgb8();
        let drawn = points.pixels().iter().flat_map(|point| color(*point));
        (drawn.collect(), picture.into_raw())
    }

    #[test]
    fn a_card_of_few_colours_and_one_of_many_show_what_was_drawn() {
        let few = "<circle cx=\"20\" cy=\"16\" r=\"9\" fill=\"#d63b1f\"/>";
        let many = "<linearGradient id=\"a\"><stop stop-color=\"#f00\"/><stop offset=\".5\" stop-color=\"#0f0\"/>\
            <stop offset=\"1\" stop-color=\"#00f\"/></linearGradient><linearGradient id=\"b\" y2=\"1\" x2=\"0\">\
            <stop stop-opacity=\"0\"/><stop offset=\"1\"/></linearGradient>\
            <rect width=\"64\" height=\"32\" fill=\"url(#a)\"/><rect width=\"64\" height=\"32\" fill=\"url(#b)\"/>";
        for (svg, is_many) in [(few, false), (many, true)] {
            let (drawn, shown) = unpacked(svg);
            let colours: std::collections::BTreeSet<&[u8]> = drawn.chunks(3).collect();
            assert_eq!(colours.len() > 256, is_many, "{} colours", colours.len());
            assert!(drawn == shown);
        }
    }

    #[test]
    fn lines_are_broken_between_words_and_about_as_wide() {
        assert_eq!(lines("온도", 10.0, 3), ["온도"]);
        assert_eq!(lines("가나 다라 마바 사", 10.0, 3), ["가나 다라 마바 사"]);
        assert_eq!(
            lines("가나다 라마바 사아 자", 9.0, 3),
            ["가나다 라마바", "사아 자"]
        );
        assert!(lines("", 10.0, 3).is_empty());
    }

    #[test]
    fn a_word_that_no_line_can_hold_is_cut() {
        assert_eq!(lines("가나다라마바", 4.0, 3), ["가나다", "라마바"]);
    }

    #[test]
    fn what_is_too_long_says_that_it_goes_on() {
        let cut = lines("가나다 라마바 사아자 차카타", 4.0, 2);
        assert_eq!(cut, ["가나다", "라마바…"]);
    }

    #[test]
    fn a_card_is_as_large_as_those_who_show_it_ask_for() {
        let card = |svg: &str| Card {
            svg: svg.as_bytes().to_vec(),
            fonts: None,
            template: SourcePath::new("themes/a/templates/card.svg"),
        };
        let drawn = card(
            "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><rect width='600' height='630'/></svg>",
        );
        let points = Pixmap::decode_png(&drawn.png().expect("a picture")).expect("a PNG");
        assert_eq!((points.width(), points.height()), (1200, 630));
        let black = points.pixels().iter().filter(|point| point.red() == 0);
        assert_eq!(black.count(), 600 * 630);
        let problem = card("<svg").png().expect_err("this is no SVG");
        let place = problem.place().expect("a place");
        assert_eq!(place.path.as_str(), "themes/a/templates/card.svg");
    }
}
