//! What moment a run takes for now. Knows no calendar.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to clock and environment"
)]

use jiff::Timestamp;
use std::env;

/// The variable that tells programs what moment to take for now, in seconds since 1970, so that two runs
/// come to the same (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(super) const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The moment of [`VARIABLE`] where it is set, else that of the clock.
pub(super) fn now() -> Timestamp {
    told().ok().flatten().unwrap_or_else(Timestamp::now)
}

/// The moment of [`VARIABLE`]; as an error what is written there and is no moment.
pub(super) fn told() -> Result<Option<Timestamp>, String> {
    let Some(value) = env::var_os(VARIABLE).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let text = value.to_string_lossy();
    let seconds = text.parse().ok();
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(Some).ok_or_else(|| text.into_owned())
}
