//! The binary: hands the arguments to the library and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ondo::world::run_guarded(std::env::args_os())
}
