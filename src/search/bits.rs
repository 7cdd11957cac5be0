//! Numbers as bits: the codes that lists of the index are written in. Knows no index.
//!
//! Bits fill each byte from its highest one down. The same codes stand in
//! `themes/default/assets/js/search.js`.

/// Writes numbers as bits.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// Bits that are not written yet, fewer than 32, the newest lowest.
    held: u64,
    /// How many.
    count: u32,
}

impl Writer {
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

    /// A number from 0: small ones are short (Elias gamma of one more).
    pub(super) fn gamma(&mut self, value: u32) {
        let length = 31 - (value + 1).leading_zeros();
        self.bits(0, length);
        self.bits(value + 1, length + 1);
    }

    /// A number from 0: `2^scale` and less are short (Golomb-Rice).
    pub(super) fn rice(&mut self, value: u32, scale: u32) {
        let mut high = value >> scale;
        while high >= 16 {
            self.bits(0xffff, 16);
            high -= 16;
        }
        self.bits((1 << (high + 1)) - 2, high + 1);
        self.bits(value, scale);
    }

    /// A number below a limit, which the reader knows.
    pub(super) fn below(&mut self, value: u32, limit: u32) {
        if limit <= 1 {
            return;
        }
        let length = 32 - (limit - 1).leading_zeros();
        // The first numbers take a bit less where not all of the last bit's are needed.
        let short = ((1_u64 << length) - u64::from(limit)) as u32;
        match value < short {
            true => self.bits(value, length - 1),
            false => self.bits(value + short, length),
        }
    }

    /// Rising numbers in `low..high`; the reader knows how many (binary interpolative coding).
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

    /// The bytes, the last one filled with zeros.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        let rest = (self.held << 1 << (63 - self.count)).to_be_bytes();
        let full = self.count.div_ceil(8) as usize;
        self.bytes.extend_from_slice(&rest[..full]);
        self.bytes
    }
}

/// Reads what a [`Writer`] wrote. Behind the end there are zeros, and the reader remembers.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Whether more was read than there is: what was read last is no data.
    pub(super) fn is_past_end(&self) -> bool {
        self.at > self.bytes.len() * 8
    }

    pub(super) fn bits(&mut self, count: u32) -> u32 {
        let mut value = 0;
        let mut left = count;
        while left > 0 {
            let byte = u32::from(self.bytes.get(self.at / 8).copied().unwrap_or(0));
            let free = 8 - (self.at % 8) as u32;
            let take = left.min(free);
            value = (value << take) | ((byte >> (free - take)) & ((1 << take) - 1));
            self.at += take as usize;
            left -= take;
        }
        value
    }

    pub(super) fn gamma(&mut self) -> u32 {
        let mut length = 0;
        while length < 31 && self.bits(1) == 0 {
            length += 1;
        }
        ((1 << length) | self.bits(length)) - 1
    }

    pub(super) fn rice(&mut self, scale: u32) -> u32 {
        let mut high = 0;
        while self.bits(1) == 1 {
            high += 1;
        }
        (high << scale) | self.bits(scale)
    }

    pub(super) fn below(&mut self, limit: u32) -> u32 {
        if limit <= 1 {
            return 0;
        }
        let length = 32 - (limit - 1).leading_zeros();
        let short = ((1_u64 << length) - u64::from(limit)) as u32;
        let value = self.bits(length - 1);
        match value < short {
            true => value,
            false => ((value << 1) | self.bits(1)) - short,
        }
    }

    /// Adds `count` rising numbers in `low..high`.
    pub(super) fn rising(&mut self, count: u32, low: u32, high: u32, values: &mut Vec<u32>) {
        if count == 0 {
            return;
        }
        if high - low <= count {
            values.extend((0..count).map(|at| low + at));
            return;
        }
        let middle = count / 2;
        let place = values.len();
        let value = low + middle + self.below(high - low - count + 1);
        self.rising(middle, low, value, values);
        debug_assert_eq!(values.len(), place + middle as usize);
        values.push(value);
        self.rising(count - middle - 1, value + 1, high, values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            numbers in prop::collection::vec((0_u32..100_000, 0_u32..12), 0..50),
            rising in prop::collection::btree_set(0_u32..5_000, 0..300),
        ) {
            let rising: Vec<u32> = rising.into_iter().collect();
            let mut writer = Writer::default();
            for (number, scale) in &numbers {
                writer.gamma(*number);
                writer.rice(*number % 5_000, *scale);
                writer.below(*number, *number + 1 + *scale);
            }
            writer.rising(&rising, 0, 5_000);
            let bytes = writer.into_bytes();
            let mut reader = Reader::new(&bytes);
            for (number, scale) in &numbers {
                prop_assert_eq!(reader.gamma(), *number);
                prop_assert_eq!(reader.rice(*scale), *number % 5_000);
                prop_assert_eq!(reader.below(*number + 1 + *scale), *number);
            }
            let mut read = Vec::new();
            reader.rising(rising.len() as u32, 0, 5_000, &mut read);
            prop_assert_eq!(read, rising);
            prop_assert!(!reader.is_past_end());
        }
    }

    #[test]
    fn reading_on_behind_the_end_is_noticed() {
        let mut reader = Reader::new(&[0xff]);
        reader.bits(9);
        assert!(reader.is_past_end());
    }
}
