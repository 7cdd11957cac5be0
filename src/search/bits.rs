//! Writes numbers as bits: the codes of the lists in the index.
//!
//! Bits fill each byte from the highest down. `themes/default/assets/js/search/bits.js` reads them;
//! `tests/vectors/search/bits.json` holds both to one result.

/// Writes numbers as bits.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits not written yet, fewer than 32, the newest lowest.
    held: u64,
    /// How many bits are held.
    count: u32,
}

impl BitWriter {
    /// The low `count` bits of a number, at most 32.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        let value = u64::from(value) & ((1 << count) - 1);
        self.held = (self.held << count) | value;
        self.count += count;
        if self.count >= 32 {
            self.count -= 32;
            let full = (self.held >> self.count) as u32;
            self.bytes.extend_from_slice(&full.to_be_bytes());
        }
    }

    /// A number from 0, short if small (the Elias gamma code of the next number).
    pub(super) fn gamma(&mut self, value: u32) {
        let length = 31 - (value + 1).leading_zeros();
        self.bits(0, length);
        self.bits(value + 1, length + 1);
    }

    /// A number from 0, short below `2^scale` (Golomb-Rice); the reader knows `scale`.
    pub(super) fn rice(&mut self, value: u32, scale: u32) {
        let mut high = value >> scale;
        while high >= 16 {
            self.bits(0xffff, 16);
            high -= 16;
        }
        self.bits((1 << (high + 1)) - 2, high + 1);
        self.bits(value, scale);
    }

    /// A number below a limit that the reader knows.
    pub(super) fn below(&mut self, value: u32, limit: u32) {
        if limit <= 1 {
            return;
        }
        let length = 32 - (limit - 1).leading_zeros();
        // Where the limit is no power of two, the first numbers take one bit less.
        let short = ((1_u64 << length) - u64::from(limit)) as u32;
        if value < short {
            self.bits(value, length - 1)
        } else {
            self.bits(value + short, length)
        }
    }

    /// Rising numbers in `low..high`; the reader knows how many and the range (binary interpolative
    /// coding).
    pub(super) fn rising(&mut self, values: &[u32], low: u32, high: u32) {
        let count = values.len() as u32;
        if count == 0 || high - low == count {
            return;
        }
        let middle = values.len() / 2;
        let value = values[middle];
        self.below(value - low - middle as u32, high - low - count + 1);
        self.rising(&values[..middle], low, value);
        self.rising(&values[middle + 1..], value + 1, high);
    }

    /// Numbers most of which are the same; the reader knows how many. First the distinct values,
    /// the most common first; then the positions of the others, and which value each of them is.
    pub(super) fn common_first(&mut self, values: &[u32]) {
        let mut distinct: Vec<(u32, u32)> = Vec::new();
        for value in values {
            match distinct.iter_mut().find(|(known, _)| known == value) {
                Some((_, count)) => *count += 1,
                None => distinct.push((*value, 1)),
            }
        }
        distinct.sort_by_key(|(known, count)| (std::cmp::Reverse(*count), *known));
        self.gamma(distinct.len() as u32 - 1);
        distinct.iter().for_each(|(known, _)| self.gamma(*known));
        if distinct.len() == 1 {
            return;
        }
        let others: Vec<u32> = (0_u32..)
            .zip(values)
            .filter(|(_, value)| **value != distinct[0].0)
            .map(|(at, _)| at)
            .collect();
        self.gamma(others.len() as u32);
        self.rising(&others, 0, values.len() as u32);
        for at in others {
            let rank = distinct
                .iter()
                .position(|(known, _)| *known == values[at as usize])
                .unwrap_or(1);
            self.gamma(rank as u32 - 1);
        }
    }

    /// The bytes, the last one filled with zeros.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        let rest = (self.held << 1 << (63 - self.count)).to_be_bytes();
        let full = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&rest[..full]);
        self.bytes
    }
}
