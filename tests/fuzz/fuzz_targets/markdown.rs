//! Any text as the body of a record.
#![no_main]

#[path = "../targets.rs"]
#[expect(dead_code, reason = "the other target has the rest")]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::body(bytes));
