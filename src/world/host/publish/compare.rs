//! Sizes, digests and equality of files, read in chunks.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use crate::world::host::disk::DiskError;
use hmac_sha256::Hash;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// The size of a file in bytes; `None` for anything else, also for a link, which is replaced.
pub(super) fn size_of(path: &Path) -> Option<u64> {
    let status = fs::symlink_metadata(path).ok()?;
    status.is_file().then_some(status.len())
}

/// The SHA-256 of a file.
pub(super) fn digest_of(path: &Path) -> Result<[u8; 32], DiskError> {
    let mut hash = Hashing(Hash::new());
    let mut file = File::open(path).map_err(DiskError::at(path))?;
    io::copy(&mut file, &mut hash).map_err(DiskError::at(path))?;
    Ok(hash.0.finalize())
}

/// A hash that can be written to.
struct Hashing(Hash);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether two files of one size hold the same bytes.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
    let (Ok(mut a), Ok(mut b)) = (File::open(a), File::open(b)) else {
        return false;
    };
    let (mut of_a, mut of_b) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        match a.read(&mut of_a) {
            Ok(0) => return true,
            Ok(n) if b.read_exact(&mut of_b[..n]).is_ok() && of_a[..n] == of_b[..n] => {}
            _ => return false,
        }
    }
}
