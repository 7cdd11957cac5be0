//! The fields of each kind of record, as one file gives them; names are still text. Knows no other file.

use super::address::Address;
use super::days::Clock;
use super::fields::{Field, Fields, Reader, choices};
use super::region::Region;
use super::shape::{FieldShape, Map, Shape};
use super::yaml::{Node, NodeKind};
use crate::base::{Date, Located, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

choices! {
    /// What an agency did at an event.
    Role {
        /// It was the host, and held the baton.
        Host = "host",
        /// It hosted together with others.
        CoHost = "co-host",
        /// It organised the event.
        Organizer = "organizer",
        /// It sponsored the event.
        Sponsor = "sponsor",
        /// It was a guest.
        Guest = "guest",
    }
}

choices! {
    /// Whether an event took place.
    EventStatus {
        /// It is still to come.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It was put off and has no new day.
        Postponed = "postponed",
        /// It did not take place; the baton goes through.
        Cancelled = "cancelled",
    }
}

choices! {
    /// How one took part in an event.
    EventFormat {
        /// In the room.
        Onsite = "onsite",
        /// Over the net.
        Online = "online",
        /// Both.
        Hybrid = "hybrid",
    }
}

choices! {
    /// What an item of a programme is.
    ProgramKind {
        /// A case is presented.
        Case = "case",
        /// A discussion.
        Discussion = "discussion",
        /// A film.
        Video = "video",
        /// An award.
        Award = "award",
        /// The baton is handed over.
        Handover = "handover",
        /// A visit.
        Visit = "visit",
        /// Anything else.
        Other = "other",
    }
}

choices! {
    /// How it is known who got the baton.
    Basis {
        /// A source says it was handed over.
        Stated = "stated",
        /// A source names the next host beforehand.
        Announced = "announced",
        /// We conclude it from the order of the rounds.
        Inferred = "inferred",
    }
}

choices! {
    /// When in the event the baton is handed over.
    HandoverTime {
        /// At the beginning.
        Opening = "opening",
        /// At the end.
        Closing = "closing",
    }
}

choices! {
    /// Whose relay a series is.
    Scope {
        /// The whole government's.
        Government = "government",
        /// One ministry's.
        Ministry = "ministry",
        /// Of public corporations.
        PublicCorporations = "public-corporations",
        /// Of a local government.
        Local = "local",
        /// Another's.
        Other = "other",
    }
}

choices! {
    /// What kind of body an agency is.
    AgencyType {
        /// A ministry or another central agency.
        Central = "central",
        /// A province, city or county.
        Local = "local",
        /// An agency below another.
        Affiliate = "affiliate",
        /// A public corporation.
        PublicCorporation = "public-corporation",
        /// A school or an education office.
        Education = "education",
        /// A company.
        Private = "private",
        /// Anything else.
        Other = "other",
    }
}

choices! {
    /// How far a case has come.
    CaseStatus {
        /// Not begun.
        Planned = "planned",
        /// Going on.
        Running = "running",
        /// Over.
        Ended = "ended",
    }
}

choices! {
    /// What became of an agency.
    RelationKind {
        /// It has another name.
        Renamed = "renamed",
        /// It went into another.
        MergedInto = "merged-into",
        /// It was divided.
        SplitInto = "split-into",
        /// Another took over its work.
        SucceededBy = "succeeded-by",
    }
}

/// Declares a struct read from a map: each field with whether it is required, optional or a list.
///
/// All fields are read before the first missing one ends the reading, so that one bad field hides
/// no other. A field that is `flatten` has no key: its own fields stand in the same map.
/// `checked by` names what looks at the fields together, `or` the short form that a value may have instead of a map.
macro_rules! draft {
    (
        $(#[doc = $doc:literal])* $name:ident { $($(#[doc = $fdoc:literal])* $field:ident $(($key:literal))?: $how:ident $type:ty),+ $(,)? }
        $(checked by $check:ident)?
        $(or $short:ty => $of_short:expr)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $($(#[doc = $fdoc])* pub $field: draft!(@type $how $type)),+ }

        impl $name {
            pub(super) fn from_fields(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                $(let $field = draft!(@read $how $type, fields, reader $(, $key)?);)+
                Some(Self { $($field: draft!(@unwrap $how $field)),+ })
            }

            /// The fields, as a schema tells them.
            pub(super) fn field_shapes() -> Vec<FieldShape> {
                let mut shapes = Vec::new();
                $(draft!(@shape $how $type, shapes, $name $(, $key)?, concat!($($fdoc),*));)+
                shapes
            }
        }

        impl Field for $name {
            fn shape() -> Shape {
                let map = Shape::Map(Map {
                    name: stringify!($name),
                    doc: concat!($($doc),*),
                    fields: Self::field_shapes(),
                });
                $(let map = Shape::Either(vec![<$short as Field>::shape(), map]);)?
                map
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                $(if !matches!(node.kind, NodeKind::Map(_)) {
                    return <$short as Field>::read(node, reader).map($of_short);
                })?
                let mut fields = Fields::of(node, node.span, reader)?;
                let value = Self::from_fields(&mut fields, reader);
                fields.finish(reader);
                $(value.iter().for_each(|value| $check(value, reader));)?
                value
            }
        }
    };
    (@type required $type:ty) => { $type };
    (@type optional $type:ty) => { Option<$type> };
    (@type default $type:ty) => { $type };
    (@type flatten $type:ty) => { Arc<$type> };
    (@read required $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.required($key, $reader) };
    (@read optional $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.optional($key, $reader) };
    (@read default $type:ty, $fields:ident, $reader:ident, $key:literal) => { $fields.or_default($key, $reader) };
    (@read flatten $type:ty, $fields:ident, $reader:ident) => { <$type>::from_fields($fields, $reader).map(Arc::new) };
    (@shape flatten $type:ty, $shapes:ident, $name:ident, $doc:expr) => { $shapes.extend(<$type>::field_shapes()) };
    (@shape $how:ident $type:ty, $shapes:ident, $name:ident, $key:literal, $doc:expr) => {
        $shapes.push(FieldShape {
            owner: stringify!($name),
            key: $key,
            doc: $doc,
            is_required: draft!(@is_required $how),
            shape: <$type as Field>::shape(),
        })
    };
    (@is_required required) => { true };
    (@is_required $how:ident) => { false };
    (@unwrap required $field:ident) => { $field? };
    (@unwrap flatten $field:ident) => { $field? };
    (@unwrap optional $field:ident) => { $field };
    (@unwrap default $field:ident) => { $field };
}
pub(super) use draft;

draft! {
    /// A name with the time it was in use; either end may be open or unknown.
    DatedName {
        /// The name.
        text("text"): required Located<String>,
        /// The first day it was in use.
        from("from"): optional Date,
        /// The last day it was in use.
        until("until"): optional Date,
    }
}

draft! {
    /// The thing that is handed on.
    Baton {
        /// What it is called.
        name("name"): required String,
        /// What it is.
        description("description"): optional String,
    }
}

draft! {
    /// The fields of a series that need no other record to be understood.
    SeriesFacts {
        /// Whose relay it is.
        scope("scope"): optional Scope,
        /// What is handed on, where anything is.
        baton("baton"): optional Baton,
        /// Its place in lists.
        order("order"): optional u32,
    }
}

draft! {
    /// The fields of a series.
    SeriesFields {
        /// The names it has had.
        names("names"): default Vec<DatedName>,
        /// The agency that organises it.
        organizer("organizer"): optional Located<String>,
        /// What needs no other record to be understood.
        facts: flatten SeriesFacts,
        /// The series it goes on from.
        continues("continues"): optional Located<String>,
    }
}

draft! {
    /// Where an event took place.
    Venue {
        /// The place.
        name("name"): required String,
        /// Its address.
        address("address"): optional String,
        /// The province or city.
        region("region"): optional Region,
    }
    or String => |name| Venue { name, address: None, region: None }
}

draft! {
    /// The days of an event that took several.
    Days {
        /// The first.
        from("from"): required Date,
        /// The last.
        to("to"): required Date,
    }
}

draft! {
    /// An item of a programme.
    ProgramItem {
        /// What it is.
        kind("kind"): required ProgramKind,
        /// What it is called.
        title("title"): required String,
        /// When it begins.
        time("time"): optional Clock,
    }
}

draft! {
    /// Who came.
    Attendance {
        /// How many.
        count("count"): optional u32,
        /// Whether the number was only expected.
        is_planned("planned"): default bool,
        /// Which groups.
        groups("groups"): default Vec<String>,
    }
}

draft! {
    /// What somebody said.
    Quote {
        /// Who.
        speaker("speaker"): required String,
        /// The role held that day.
        role("role"): optional String,
        /// Their agency.
        agency("agency"): optional Located<String>,
        /// What was said.
        text("text"): required String,
        /// Where it was read.
        source("source"): optional String,
    }
}

/// Who got the baton.
#[derive(Clone, Debug)]
pub enum Receiver {
    /// These agencies, by name.
    Agencies(Vec<Located<String>>),
    /// Nobody: the relay ended.
    End,
}

draft! {
    /// A handover as written.
    HandoverFields {
        /// Who gave the baton, where not the hosts.
        from("from"): default Vec<Located<String>>,
        /// Who got it.
        to("to"): optional Located<Receiver>,
        /// How it is known.
        basis("basis"): optional Located<Basis>,
        /// When in the event.
        time("when"): optional HandoverTime,
        /// What the thermometer showed, in degrees.
        temperature("temperature"): optional f64,
        /// A remark.
        note("note"): optional String,
    }
}

/// An agency at an event, by name.
#[derive(Clone, Debug)]
pub struct WrittenHost {
    /// Its name.
    pub agency: Located<String>,
    /// What it did.
    pub role: Role,
}

draft! {
    /// The fields of an event that need no other record to be understood.
    EventFacts {
        /// The year in which the numbers began anew.
        season("season"): optional u32,
        /// When it begins.
        time("time"): optional Clock,
        /// Whether it took place.
        status("status"): optional EventStatus,
        /// The day first set, where it was put off.
        postponed_from("postponed_from"): optional Date,
        /// Why it was put off.
        postponed_reason("postponed_reason"): optional String,
        /// How one took part.
        format("format"): optional EventFormat,
        /// Where.
        venue("venue"): optional Venue,
        /// What was discussed.
        topics("topics"): default Vec<String>,
        /// The programme.
        program("program"): default Vec<ProgramItem>,
        /// Who came.
        attendance("attendance"): optional Attendance,
        /// The event it was a part of.
        part_of("part_of"): optional String,
    }
}

draft! {
    /// The fields of an event but for its date, which has two forms.
    EventFields {
        /// The id of its series.
        series("series"): required Located<String>,
        /// Its number, as the source counts.
        round("round"): optional Located<u32>,
        /// What needs no other record to be understood.
        facts: flatten EventFacts,
        /// The agencies that held it.
        hosts("hosts"): required Located<Vec<WrittenHost>>,
        /// The ids of the cases, in the order presented.
        cases("cases"): default Vec<Located<String>>,
        /// What was said.
        quotes("quotes"): default Vec<Quote>,
        /// How the baton went on.
        handover("handover"): optional HandoverFields,
    }
}

draft! {
    /// A figure before and after.
    Outcome {
        /// What is counted.
        label("label"): required String,
        /// The figure before.
        before("before"): optional f64,
        /// The figure after.
        after("after"): required f64,
        /// What it is counted in.
        unit("unit"): optional String,
    }
}

draft! {
    /// An agency that took a case over.
    Adoption {
        /// Its name.
        agency("agency"): required Located<String>,
        /// When.
        date("date"): optional Date,
    }
}

draft! {
    /// The fields of a case that need no other record to be understood.
    CaseFacts {
        /// The goals of government innovation it serves.
        values("values"): default Vec<String>,
        /// Other names of it.
        alternate_titles("alternate_titles"): default Vec<String>,
        /// What it brought, in figures.
        outcomes("outcomes"): default Vec<Outcome>,
        /// How far it has come.
        status("status"): optional CaseStatus,
    }
}

draft! {
    /// The fields of a case.
    CaseFields {
        /// Who presented it.
        agencies("agencies"): default Vec<Located<String>>,
        /// What needs no other record to be understood.
        facts: flatten CaseFacts,
        /// Who took it over.
        adopted_by("adopted_by"): default Vec<Adoption>,
        /// The ids of cases like it.
        related("related"): default Vec<Located<String>>,
    }
}

draft! {
    /// What became of an agency.
    RelationFields {
        /// What happened.
        kind("kind"): required RelationKind,
        /// The other agency.
        agency("agency"): required Located<String>,
        /// When.
        date("date"): optional Date,
    }
}

draft! {
    /// The fields of an agency that need no other record to be understood.
    AgencyFacts {
        /// Short names.
        short("short"): default Vec<String>,
        /// Other names.
        aliases("aliases"): default Vec<String>,
        /// What kind of body it is.
        agency_type("type"): optional AgencyType,
        /// Where it is.
        region("region"): optional Region,
        /// Its codes in other registers.
        codes("codes"): default BTreeMap<String, String>,
        /// When it ceased to be.
        closed("closed"): optional Date,
    }
}

draft! {
    /// The fields of an agency.
    AgencyFields {
        /// What needs no other record to be understood.
        facts: flatten AgencyFacts,
        /// The names it has had.
        names("names"): default Vec<DatedName>,
        /// The agency above it.
        parent("parent"): optional Located<String>,
        /// Its own pages.
        homepage("homepage"): optional Located<Address>,
        /// What became of it.
        relations("relations"): default Vec<RelationFields>,
    }
}

impl Field for Receiver {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Text))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text == "none" => Some(Self::End),
            NodeKind::Scalar(text) if ["없음", "끝", "종료"].contains(&text.trim()) => {
                let expected = Words::new(
                    "이어달리기가 끝났으면 `none`, 모르면 `to`를 지웁니다",
                    "`none` where the relay ended; where nobody knows, no `to`",
                );
                reader.refuse_for(node, expected, Some("none".to_owned()));
                None
            }
            _ => Field::read(node, reader).map(Self::Agencies),
        }
    }
}

draft! {
    /// A host with its role, written as a map.
    HostFields {
        /// Its name.
        agency("agency"): required Located<String>,
        /// What it did.
        role("role"): optional Role,
    }
}

impl Field for WrittenHost {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Text, HostFields::shape()])
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let (agency, role) = match node.kind {
            NodeKind::Map(_) => {
                let fields = HostFields::read(node, reader)?;
                (fields.agency, fields.role)
            }
            _ => (Field::read(node, reader)?, None),
        };
        Some(Self {
            agency,
            role: role.unwrap_or(Role::Host),
        })
    }
}

/// Gives the fields of a record its facts, so that `fields.status` means `fields.facts.status`.
macro_rules! facts {
    ($($fields:ident => $facts:ident),+ $(,)?) => {$(
        impl std::ops::Deref for $fields {
            type Target = $facts;

            fn deref(&self) -> &$facts {
                &self.facts
            }
        }
    )+};
}

facts!(EventFields => EventFacts, CaseFields => CaseFacts, AgencyFields => AgencyFacts, SeriesFields => SeriesFacts);
