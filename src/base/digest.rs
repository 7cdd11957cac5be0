//! A short hash of bytes, for names of files that may be cached for ever. Not cryptographic.

/// A 64-bit hash (FNV-1a) of a sequence of parts; the length of each part is mixed in, so that
/// `["ab", "c"]` and `["a", "bc"]` differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u64);

impl Digest {
    /// Hashes the parts in their order.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0100_0000_01b3;
        let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
        Self(parts.iter().fold(OFFSET, |hash, part| {
            let hash = part.iter().fold(hash, mix);
            part.len().to_le_bytes().iter().fold(hash, mix)
        }))
    }

    /// The hash as ten hexadecimal digits: enough to distinguish the versions of one file.
    #[must_use]
    pub fn short(self) -> String {
        format!("{:016x}", self.0)[..10].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_border_between_parts_counts() {
        assert_ne!(Digest::of(&[b"ab", b"c"]), Digest::of(&[b"a", b"bc"]));
    }
}
