//! The rules of an archive by name, and how bad the breach of each is. Knows neither how one is found nor why it exists.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// The site is published all the same.
    Warning,
}

/// Declares the rules, in the order of the documentation.
macro_rules! rules {
    ($($(#[$meta:meta])* $rule:ident = $name:literal, $severity:ident;)+) => {
        /// A rule, as `ondo.yaml` and the documentation name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$meta])* $rule),+ }

        impl Rule {
            /// Every rule, in the order of the documentation, which lists what is found in single
            /// files first.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// The name of every rule, in the order of [`Rule::ALL`].
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// How bad a breach is where a site says nothing else.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity),+ }
            }
        }
    };
}

rules! {
    /// The site has no settings.
    NoConfig = "no-config", Error;
    /// A file or folder cannot be read.
    Unreadable = "unreadable", Error;
    /// A Markdown file lies where no record can be.
    UnknownFolder = "unknown-folder", Error;
    /// A text is not stored as UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A record has no front matter, or one without an end.
    FrontMatterMissing = "front-matter-missing", Error;
    /// The front matter or `ondo.yaml` is no YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A map has one key twice.
    DuplicateKey = "duplicate-key", Error;
    /// A field that no record of the kind has.
    UnknownField = "unknown-field", Error;
    /// A field that must be there is not.
    MissingField = "missing-field", Error;
    /// A field holds what it cannot hold.
    InvalidValue = "invalid-value", Error;
    /// A date that no calendar has, or none at all.
    InvalidDate = "invalid-date", Error;
    /// A day with another day's weekday.
    WeekdayMismatch = "weekday-mismatch", Error;
    /// A series that no file describes.
    UnknownSeries = "unknown-series", Error;
    /// A case that no file describes.
    UnknownCase = "unknown-case", Error;
    /// An agency that nobody knows.
    UnknownAgency = "unknown-agency", Error;
    /// A name that several agencies bear.
    AmbiguousAgency = "ambiguous-agency", Error;
    /// Two records with one id.
    DuplicateId = "duplicate-id", Error;
    /// Two rounds of a series with one number.
    DuplicateRound = "duplicate-round", Error;
    /// Two pages with one address.
    RouteConflict = "route-conflict", Error;
    /// A path that cannot be part of the site.
    UnsafePath = "unsafe-path", Error;
    /// A link that leads nowhere.
    BrokenLink = "broken-link", Error;
    /// A link to a heading that is not there.
    BrokenAnchor = "broken-anchor", Error;
    /// A photo or document that is not there.
    MissingMedia = "missing-media", Error;
    /// A photo that cannot be read.
    InvalidMedia = "invalid-media", Error;
    /// A photo without words for those who do not see it.
    MissingAlt = "missing-alt", Error;
    /// A video without words for those who do not hear it.
    MissingCaptions = "missing-captions", Error;
    /// A translation that no page shows.
    UnusedTranslation = "unused-translation", Error;
    /// A theme that is not there or cannot be read.
    BrokenTheme = "broken-theme", Error;
    /// A template that cannot be used.
    TemplateError = "template-error", Error;
    /// A handover to another agency than the next host.
    BrokenHandover = "broken-handover", Warning;
    /// An inferred handover that the next round contradicts.
    InferredHandoverOutdated = "inferred-handover-outdated", Warning;
    /// Rounds missing between two numbers.
    RoundGap = "round-gap", Warning;
    /// A later round with a lower number.
    RoundOrder = "round-order", Warning;
    /// A name that the agency did not bear that day.
    AgencyNameAnachronism = "agency-name-anachronism", Warning;
    /// A case that no event names.
    UnusedCase = "unused-case", Warning;
    /// A case by an agency that was not at its event.
    CaseAgencyNotAtEvent = "case-agency-not-at-event", Warning;
    /// Two names in force at one time.
    NamePeriodsOverlap = "name-periods-overlap", Warning;
    /// A photo or document that no record names.
    OrphanMedia = "orphan-media", Warning;
    /// A photo or document too large to be sent to readers.
    LargeMedia = "large-media", Warning;
    /// What should not be known of a person.
    PersonalData = "personal-data", Warning;
    /// The bullets of a press release, which Markdown runs together.
    PressBullets = "press-bullets", Warning;
    /// A document that only one office program opens.
    DocumentWithoutAlternative = "document-without-alternative", Warning;
    /// More than the host takes.
    HostLimits = "host-limits", Error;
}

impl Rule {
    /// The name of the rule.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The rule of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let at = Self::NAMES.iter().position(|known| *known == name)?;
        Some(Self::ALL[at])
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
