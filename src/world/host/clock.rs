//! The current time, or the time that `SOURCE_DATE_EPOCH` sets.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to clock and environment"
)]

use jiff::Timestamp;
use std::env;

/// The variable that replaces the current time, in seconds since 1970, so that two runs are
/// byte-identical (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(in crate::world) const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The time of [`VARIABLE`] where it is set, else that of the clock.
pub(in crate::world) fn now() -> Timestamp {
    from_environment()
        .ok()
        .flatten()
        .unwrap_or_else(Timestamp::now)
}

/// The time of [`VARIABLE`], if it is set; its text as an error where it is no time.
pub(in crate::world) fn from_environment() -> Result<Option<Timestamp>, String> {
    let Some(value) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let text = value.to_string_lossy();
    let seconds = text.parse().ok();
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(Some).ok_or_else(|| text.into_owned())
}
