//! ZIP archives (PKWARE's APPNOTE 6.3) as far as the open data need them: the same files give the
//! same bytes, for every file has the first moment that the format knows.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// Packs files, given with their names, in their order.
///
/// Each is smaller than 4 GB, and there are fewer than 65,536.
pub(super) fn zip<'b>(files: impl Iterator<Item = (String, &'b [u8])>) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0_u16;
    for (name, bytes) in files {
        let start = number(archive.len());
        let head = head(&name, bytes);
        archive.extend(b"PK\x03\x04");
        archive.extend(&head.fields);
        archive.extend(name.as_bytes());
        archive.extend(head.packed);
        directory.extend(b"PK\x01\x02");
        // Made by version 2.0 of the format, with no attributes of a disk.
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head.fields);
        directory.extend([0; 10]);
        directory.extend(start);
        directory.extend(name.as_bytes());
        count += 1;
    }
    let start = number(archive.len());
    let length = number(directory.len());
    archive.extend(directory);
    archive.extend(b"PK\x05\x06");
    archive.extend([0; 4]);
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    archive.extend([length, start].concat());
    archive.extend([0; 2]);
    archive
}

/// The version of the format that is needed to read it: 2.0.
const VERSION: u16 = 20;

/// What both the file and the directory say of a file.
struct Head {
    fields: Vec<u8>,
    packed: Vec<u8>,
}

fn head(name: &str, bytes: &[u8]) -> Head {
    const NAME_IN_UTF8: u16 = 1 << 11;
    const DEFLATED: u16 = 8;
    const FIRST_DAY: u16 = (1 << 5) | 1; // 1 January 1980
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    let packed = written.expect("writing to memory does not fail");
    let mut crc = Crc::new();
    crc.update(bytes);
    let name_length = u16::try_from(name.len()).expect("names of tables are short");
    let mut fields = Vec::new();
    for field in [VERSION, NAME_IN_UTF8, DEFLATED, 0, FIRST_DAY] {
        fields.extend(field.to_le_bytes());
    }
    fields.extend(crc.sum().to_le_bytes());
    fields.extend([number(packed.len()), number(bytes.len())].concat());
    fields.extend(name_length.to_le_bytes());
    fields.extend([0; 2]);
    Head { fields, packed }
}

fn number(length: usize) -> [u8; 4] {
    let length = u32::try_from(length).expect("the open data are smaller than 4 GB");
    length.to_le_bytes()
}
