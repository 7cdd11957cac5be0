//! What was measured, as lines of aligned text.

use crate::folder::Size;
use crate::measure::Spent;

/// Prints the head of the table.
pub(crate) fn head() {
    println!("events  builder             wall       CPU     memory    files       bytes");
}

/// Prints the line of one builder.
pub(crate) fn line(events: usize, builder: &str, spent: &Spent, size: Size) {
    println!(
        "{events:>6}  {builder:<15} {wall:>6.2} s  {cpu:>6.2} s  {memory:>5.0} MiB  {files:>7}  {bytes:>7.1} MB",
        wall = spent.wall.as_secs_f64(),
        cpu = spent.cpu.as_secs_f64(),
        memory = mebibytes(spent.peak),
        files = size.files,
        bytes = megabytes(size.bytes),
    );
}

/// Prints how many times as much another builder took.
pub(crate) fn ratios(events: usize, ondo: &Spent, hugo: &Spent) {
    println!(
        "{events:>6}  hugo / ondo: CPU {cpu:.1} ×, memory {memory:.1} ×",
        cpu = hugo.cpu.as_secs_f64() / ondo.cpu.as_secs_f64(),
        memory = mebibytes(hugo.peak) / mebibytes(ondo.peak),
    );
}

fn mebibytes(bytes: u64) -> f64 {
    to_float(bytes) / f64::from(1 << 20)
}

fn megabytes(bytes: u64) -> f64 {
    to_float(bytes) / 1e6
}

/// Exact for all that a disk holds.
fn to_float(bytes: u64) -> f64 {
    bytes as f64
}
