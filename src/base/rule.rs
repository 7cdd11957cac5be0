//! The rules of an archive by name, and their severities. Why each exists is in `rules.yaml`.

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

            /// The severity, where the settings of a site do not change it.
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
    /// A Markdown file is in a folder that holds no records.
    UnknownFolder = "unknown-folder", Error;
    /// A text is not stored as UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A record has no front matter, or one without an end.
    FrontMatterMissing = "front-matter-missing", Error;
    /// The front matter or `ondo.yaml` is invalid YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A map has a key twice.
    DuplicateKey = "duplicate-key", Error;
    /// A field that no record of the kind has.
    UnknownField = "unknown-field", Error;
    /// A required field is missing.
    MissingField = "missing-field", Error;
    /// A field has an invalid value.
    InvalidValue = "invalid-value", Error;
    /// An impossible date, or text that is no date.
    InvalidDate = "invalid-date", Error;
    /// A date with the wrong weekday.
    WeekdayMismatch = "weekday-mismatch", Error;
    /// A series without a file.
    UnknownSeries = "unknown-series", Error;
    /// A case without a file.
    UnknownCase = "unknown-case", Error;
    /// An event without a file.
    UnknownEvent = "unknown-event", Error;
    /// A source that the record does not list.
    UnknownSource = "unknown-source", Error;
    /// Rounds that follow each other in a circle, or an earlier one that follows a later one.
    FollowsOrder = "follows-order", Error;
    /// An unknown agency.
    UnknownAgency = "unknown-agency", Error;
    /// A name of several agencies.
    AmbiguousAgency = "ambiguous-agency", Error;
    /// Two records with one id.
    DuplicateId = "duplicate-id", Error;
    /// Two rounds of a series with one number.
    DuplicateRound = "duplicate-round", Error;
    /// Two pages with one address.
    RouteConflict = "route-conflict", Error;
    /// A path that leaves the site or cannot be an address.
    UnsafePath = "unsafe-path", Error;
    /// A broken link.
    BrokenLink = "broken-link", Error;
    /// A link to a missing heading.
    BrokenAnchor = "broken-anchor", Error;
    /// A missing photo or document.
    MissingMedia = "missing-media", Error;
    /// A photo that cannot be read.
    InvalidMedia = "invalid-media", Error;
    /// A photo without a text alternative.
    MissingAlt = "missing-alt", Error;
    /// A video without captions.
    MissingCaptions = "missing-captions", Error;
    /// A translation that no page shows.
    UnusedTranslation = "unused-translation", Error;
    /// A theme that is missing or cannot be read.
    BrokenTheme = "broken-theme", Error;
    /// A template with an error.
    TemplateError = "template-error", Error;
    /// A number that its own comma cut in two.
    CutNumber = "cut-number", Warning;
    /// A round with the number 0.
    RoundZero = "round-zero", Warning;
    /// A postponement without its first day, or to the same day.
    Postponement = "postponement", Warning;
    /// A handover at a round that did not take place.
    HandoverNotHeld = "handover-not-held", Warning;
    /// A day still to come, of what is told as past.
    FutureDate = "future-date", Warning;
    /// A round that was planned for a day that has passed.
    PastPlan = "past-plan", Warning;
    /// A name that is nearly that of another agency.
    SimilarAgencyName = "similar-agency-name", Warning;
    /// A handover to the host itself.
    HandoverToHost = "handover-to-host", Warning;
    /// A handover to another agency than the next host.
    BrokenHandover = "broken-handover", Warning;
    /// An inferred handover that the next round contradicts.
    InferredHandoverOutdated = "inferred-handover-outdated", Warning;
    /// Rounds missing between two numbers.
    RoundGap = "round-gap", Warning;
    /// A later round with a lower number.
    RoundOrder = "round-order", Warning;
    /// A name that the agency did not have that day.
    AgencyNameAnachronism = "agency-name-anachronism", Warning;
    /// A case that no event names.
    UnusedCase = "unused-case", Warning;
    /// A case by an agency that was not at its event.
    CaseAgencyNotAtEvent = "case-agency-not-at-event", Warning;
    /// Two names in force at one time.
    NamePeriodsOverlap = "name-periods-overlap", Warning;
    /// A photo or document that no record names.
    OrphanMedia = "orphan-media", Warning;
    /// A photo or document that is too large for readers to load.
    LargeMedia = "large-media", Warning;
    /// Personal data that should not be published.
    PersonalData = "personal-data", Warning;
    /// Bullets of a press release that Markdown joins into one paragraph.
    PressBullets = "press-bullets", Warning;
    /// A document only in a format that one office program opens.
    DocumentWithoutAlternative = "document-without-alternative", Warning;
    /// Something exceeds a limit of the host.
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
