//! Compressed copies of texts, made once here and not at each request.

use std::io::Write;

/// A compression, and the extension that hosts look for beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// For every browser.
    Gzip,
    /// For current browsers; a sixth smaller.
    Brotli,
}

impl Packing {
    /// Both compressions.
    pub(super) const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// The path of the compressed copy of a file.
    pub(super) fn path(self, path: &str) -> String {
        format!("{path}.{}", self.extension())
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
        }
    }

    /// The value of `Content-Encoding`.
    pub(super) fn coding(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// The path of the file that a copy of this path was made from.
    pub(super) fn original(self, path: &str) -> &str {
        let path = path.strip_suffix(self.extension()).unwrap_or(path);
        path.strip_suffix('.').unwrap_or(path)
    }

    /// Compresses a text; `None` where it would not be smaller. Equal texts give equal copies:
    /// neither time nor name is stored.
    pub(super) fn pack(self, bytes: &[u8]) -> Option<Vec<u8>> {
        let packed = match self {
            Self::Gzip => gzip(bytes),
            Self::Brotli => brotli(bytes),
        };
        // Writing to memory does not fail.
        packed.ok().filter(|packed| packed.len() < bytes.len())
    }
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // The next level halves the speed and saves one percent.
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 9,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_packed_text_is_smaller_and_holds_the_same() {
        let text = "혁신온도계를 다음 기관에 넘겼다. ".repeat(50);
        let gzip = Packing::Gzip.pack(text.as_bytes()).expect("smaller");
        let brotli = Packing::Brotli.pack(text.as_bytes()).expect("smaller");
        assert!(brotli.len() < gzip.len() && gzip.len() < text.len());
        let mut back = String::new();
        flate2::read::GzDecoder::new(&*gzip)
            .read_to_string(&mut back)
            .expect("gzip");
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli, &mut back).expect("brotli");
        assert_eq!(back, text.as_bytes());
    }

    #[test]
    fn a_text_that_would_grow_is_not_packed() {
        assert_eq!(Packing::Gzip.pack(b"a"), None);
    }

    #[test]
    fn a_packed_file_is_called_as_what_it_was_packed_from_with_an_ending() {
        for packing in Packing::ALL {
            let path = packing.path("a/index.html");
            assert_eq!(packing.original(&path), "a/index.html");
        }
    }
}
