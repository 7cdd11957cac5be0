//! Licences.

use crate::content::License;
use crate::render::edition::Edition;
use serde::Serialize;

/// A licence.
#[derive(Clone, Debug, Serialize)]
pub struct LicenseView {
    /// The code, as written in YAML.
    pub code: &'static str,
    /// Its name.
    pub label: String,
    /// Where it can be read.
    pub url: Option<&'static str>,
}

impl LicenseView {
    /// The view of a licence.
    #[must_use]
    pub fn of(edition: &Edition<'_>, license: License) -> Self {
        let key = license.code().replace(['.', '+'], "-");
        Self {
            code: license.code(),
            label: edition.strings.word("license", &key),
            url: license.url(),
        }
    }
}
