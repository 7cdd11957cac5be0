//! The data of the page of an agency.

use super::Edition;
use super::lists::Group;
use super::records::RecordView;
use super::relay::NameView;
use super::timeline::TimelineView;
use super::views::{CaseView, DateView, EventView, HandoverView, Labelled, LinkTo};
use crate::content::drafts::Role;
use crate::model::{AgencyId, EventId, Holding, Relation};
use crate::plan::Page;
use serde::Serialize;

/// An event an agency took part in.
#[derive(Clone, Debug, Serialize)]
pub struct RoundView {
    /// The event.
    pub event: EventView,
    /// What the agency did.
    pub role: Labelled,
    /// The way of the baton to the event, where the agency held it.
    pub received: Option<HandoverView>,
    /// The way of the baton on.
    pub passed: Option<HandoverView>,
}

/// How many days an agency held the baton.
#[derive(Clone, Debug, Serialize)]
pub struct DaysView {
    /// The days.
    pub days: u32,
    /// Whether none of them is confirmed: then they are only inferred.
    pub is_inferred: bool,
}

/// What became of an agency, or what it came from.
#[derive(Clone, Debug, Serialize)]
pub struct RelationView {
    /// What happened.
    pub kind: Labelled,
    /// The other agency.
    pub agency: LinkTo,
    /// When.
    pub date: Option<DateView>,
}

/// The data of the page of an agency.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyPage {
    /// Its present name.
    pub title: String,
    /// Short names.
    pub short: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The names it has had.
    pub names: Vec<NameView>,
    /// What kind of body it is.
    pub agency_type: Option<Labelled>,
    /// Where it is; without an address where that has no page.
    pub region: Option<LinkTo>,
    /// Its own pages.
    pub homepage: Option<String>,
    /// When it ceased to be.
    pub closed: Option<DateView>,
    /// What all records have, where it has a file.
    pub record: Option<RecordView>,
    /// The agency above it.
    pub parent: Option<LinkTo>,
    /// The agencies below it.
    pub children: Vec<LinkTo>,
    /// What became of it.
    pub relations: Vec<RelationView>,
    /// What it came from.
    pub predecessors: Vec<RelationView>,
    /// The rounds it held, in order of time.
    pub hosted: Vec<RoundView>,
    /// The rounds it held as a drawing.
    pub timeline: TimelineView,
    /// The rounds it took part in otherwise, by what it did there, each in order of time.
    pub joined: Vec<Group<RoundView>>,
    /// How many of those there are.
    pub joined_count: usize,
    /// How many days it held the baton, as far as records say; nothing where they do not.
    pub days_held: Option<DaysView>,
    /// The cases it presented.
    pub cases: Vec<CaseView>,
}

impl Edition<'_> {
    pub(super) fn agency_page(&self, id: AgencyId) -> AgencyPage {
        let agency = &self.archive[id];
        let fields = &agency.facts;
        let document = agency.head.as_ref();
        let relation = |relation: &Relation| RelationView {
            kind: self.labelled("relation", relation.kind.as_str()),
            agency: self.agency_link(relation.agency),
            date: relation.date.map(|date| self.date(date)),
        };
        let hosted: Vec<EventId> = self.holdings(id).map(|(event, _)| event).collect();
        let (held, joined): (Vec<_>, Vec<_>) = agency
            .events
            .iter()
            .copied()
            .partition(|(event, _)| hosted.binary_search(event).is_ok());
        let rounds = |of: &[(EventId, Role)], is_holder: bool| {
            let round =
                |(event, role): &(EventId, Role)| self.agency_round(*event, *role, is_holder);
            of.iter().map(round).collect()
        };
        let by_role = |role: &Role| {
            let of_role: Vec<_> = joined
                .iter()
                .copied()
                .filter(|(_, other)| other == role)
                .collect();
            Group {
                title: self.strings.word("role", role.as_str()),
                id: format!("role_{}", role.as_str()),
                items: rounds(&of_role, false),
            }
        };
        let by_role: Vec<Group<RoundView>> = Role::ALL.iter().map(by_role).collect();
        let by_role = by_role
            .into_iter()
            .filter(|group| !group.items.is_empty())
            .collect();
        AgencyPage {
            title: agency.title.clone(),
            short: fields.short.clone(),
            aliases: fields.aliases.clone(),
            names: self.names(&agency.names),
            agency_type: fields
                .agency_type
                .map(|kind| self.labelled("agency_type", kind.as_str())),
            region: fields.region.map(|region| self.region_link(region)),
            homepage: agency.homepage.clone(),
            closed: fields.closed.map(|date| self.date(date)),
            record: document.map(|document| self.record(Page::Agency(id), document)),
            parent: agency.parent.map(|parent| self.agency_link(parent)),
            children: agency
                .children
                .iter()
                .map(|child| self.agency_link(*child))
                .collect(),
            relations: agency.relations.iter().map(relation).collect(),
            predecessors: agency.predecessors.iter().map(relation).collect(),
            hosted: rounds(&held, true),
            timeline: self.timeline_of_agency(id),
            joined: by_role,
            joined_count: joined.len(),
            days_held: self.days_held(&hosted),
            cases: agency.cases.iter().map(|case| self.case(*case)).collect(),
        }
    }

    /// The days that the hosts of rounds held the baton before them: those that a source confirms, or
    /// where there are none those that are inferred.
    fn days_held(&self, hosted: &[EventId]) -> Option<DaysView> {
        let holdings: Vec<Holding> = hosted
            .iter()
            .filter_map(|id| self.archive[self.archive[*id].series].chain.leg_to(*id))
            .filter_map(|link| self.archive.holding(link))
            .collect();
        let is_inferred = holdings.iter().all(|holding| holding.is_inferred);
        let counted = holdings
            .iter()
            .filter(|holding| holding.is_inferred == is_inferred);
        (!holdings.is_empty()).then(|| DaysView {
            days: counted.map(|holding| holding.days).sum(),
            is_inferred,
        })
    }

    fn agency_round(&self, id: EventId, role: Role, is_holder: bool) -> RoundView {
        let chain = &self.archive[self.archive[id].series].chain;
        let received = chain
            .leg_to(id)
            .filter(|_| is_holder)
            .map(|link| self.handover(link));
        let passed = chain
            .leg_from(id)
            .filter(|_| is_holder)
            .map(|link| self.handover(link));
        RoundView {
            event: self.event(id),
            role: self.role(role),
            received,
            passed,
        }
    }
}
