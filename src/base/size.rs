//! How large a file is, as people write it. Every message and page uses this one function.

/// Returns a number of bytes in decimal units: `999 B`, `850 KB`, `1.2 MB`, `1.5 GB`.
///
/// 1 MB is 1,000,000 bytes, as disks, browsers and most hosts count.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KILO: f64 = 1000.0;
    let kilo = bytes as f64 / KILO;
    match kilo {
        small if small < 1.0 => format!("{bytes} B"),
        some if some < KILO => format!("{some:.0} KB"),
        many if many < KILO * KILO => format!("{:.1} MB", many / KILO),
        huge => format!("{:.1} GB", huge / KILO / KILO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_written_in_the_unit_that_people_use() {
        let check = |bytes, expected: &str| assert_eq!(size(bytes), expected);
        check(512, "512 B");
        check(84_300, "84 KB");
        check(1_234_567, "1.2 MB");
        check(60_000_000, "60.0 MB");
        check(2_500_000_000, "2.5 GB");
    }
}
