//! What records say of handing batons on and of getting them.

use super::agency::AgencyRef;
use super::programme::Cited;
use crate::base::Date;
use crate::content::{Basis, HandoverTime};

/// What one record says of handing on a baton.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    /// Which baton, where there are several.
    pub baton: Option<String>,
    /// Who gave it: the holders of the event where the record does not say.
    pub givers: Vec<AgencyRef>,
    /// Who got it; empty where nobody knows.
    pub receivers: Vec<AgencyRef>,
    /// Who passed it on between the two.
    pub through: Vec<AgencyRef>,
    /// Whether the record says that the relay ended here.
    pub is_end: bool,
    /// How the receivers are known, where the record says anything of them. What only a notice
    /// says is announced at most.
    pub basis: Option<Basis>,
    /// When in the event.
    pub time: Option<HandoverTime>,
    /// The day, where not the last of the event.
    pub date: Option<Date>,
    /// The place, where not that of the event.
    pub place: Option<String>,
    /// What the thermometer showed, in degrees.
    pub temperature: Option<f64>,
    /// A remark.
    pub note: Option<String>,
    /// Where it was read.
    pub source: Option<Cited>,
}

/// What the record of a round says of getting the baton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Who gave it; empty where the record does not say.
    pub givers: Vec<AgencyRef>,
    /// How it is known. What only a notice says is announced at most.
    pub basis: Basis,
    /// When in the event.
    pub time: Option<HandoverTime>,
    /// A remark.
    pub note: Option<String>,
    /// Where it was read.
    pub source: Option<Cited>,
}

/// What the handovers of an event say together.
#[derive(Clone, Debug, Default)]
pub struct Passing {
    /// Who gave a baton.
    pub givers: Vec<AgencyRef>,
    /// Who got one; empty where nobody knows.
    pub receivers: Vec<AgencyRef>,
    /// Who passed one on between the two.
    pub through: Vec<AgencyRef>,
    /// Whether the record says that the relay ended here.
    pub is_end: bool,
    /// How the receivers are known: the weakest basis of all.
    pub basis: Option<Basis>,
    /// The day a record gives for it, where it gives one.
    pub date: Option<Date>,
    /// When in the event, where a record says so.
    pub time: Option<HandoverTime>,
}

impl Passing {
    /// Whether a source says that the relay ended here; what is announced or inferred is no end.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.is_end && self.basis == Some(Basis::Stated)
    }

    /// Whether no source of the record says who got the baton.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        !self.is_end && (self.receivers.is_empty() || self.basis == Some(Basis::Inferred))
    }
}
