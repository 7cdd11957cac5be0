//! A small generator of numbers, the same on every machine and in every run. Knows no words.

/// A source of choices that a name and a number decide.
pub(crate) struct Chance(u64);

impl Chance {
    /// The source for the `index`th thing of a sort; two sorts have nothing in common.
    pub(crate) fn of(sort: &str, index: usize) -> Self {
        // FNV-1a, so that sorts which look alike begin far apart.
        let seed = sort.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(seed ^ (index as u64).wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    /// The next number (SplitMix64).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).expect("a number below a usize is one")
    }

    /// A number from `first` to `last`.
    pub(crate) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub(crate) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// One of several, the first ones far more often than the last, as words come in real texts.
    pub(crate) fn pick_early<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let within = self.below(from.len()) + 1;
        &from[self.below(within)]
    }
}
