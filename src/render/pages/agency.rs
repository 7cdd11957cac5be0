//! The page of an agency.

use super::kind::{PageKind, fields};
use crate::content::Role;
use crate::model::{Agency, AgencyId, EventId, Holding, Relation};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled, LinkTo};
use crate::render::views::{
    CaseView, EventView, Group, HandoverView, NameView, RecordView, TimelineView, agency_link,
    held_rounds, hosted_rounds, page_citation, region_link,
};
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// The page of an agency.
pub(super) struct AgencyKind(pub AgencyId);

impl PageKind for AgencyKind {
    fn template(&self) -> &'static str {
        "agency"
    }

    fn section(&self) -> &'static str {
        "agencies"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].title.clone()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Agencies]
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_timeline_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&AgencyPage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::agency(edition, self.0)]
    }
}

/// `agency.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct AgencyPage {
    /// Its present name.
    pub title: String,
    /// The facts of its file; empty if it has none.
    #[serde(flatten)]
    pub profile: ProfileView,
    /// What all records have, if it has a file.
    pub record: Option<RecordView>,
    /// The agency above it.
    pub parent: Option<LinkTo>,
    /// The agencies below it.
    pub children: Vec<LinkTo>,
    /// What became of it.
    pub relations: Vec<RelationView>,
    /// What it came from.
    pub predecessors: Vec<RelationView>,
    /// The rounds it held or was to hold, in order of time.
    pub hosted: Vec<RoundView>,
    /// How many it held.
    pub hosted_count: usize,
    /// The rounds it held as a drawing.
    pub timeline: TimelineView,
    /// The rounds it took part in otherwise, by its role there, each in order of time.
    pub joined: Vec<Group<RoundView>>,
    /// How many of those took place.
    pub joined_count: usize,
    /// How many days it held the baton, as far as records say.
    pub days_held: Option<DaysView>,
    /// The cases it presented.
    pub cases: Vec<CaseView>,
}

impl AgencyPage {
    fn of(edition: &Edition<'_>, id: AgencyId) -> Self {
        let agency = &edition.archive[id];
        let link = |id: AgencyId| agency_link(edition, id);
        let relations = |relations: &[Relation]| {
            let relations = relations.iter();
            relations.map(|it| RelationView::of(edition, it)).collect()
        };
        let record = |head| {
            let page = Page::Agency(id);
            let cited = page_citation(edition, page, head);
            RecordView::of(edition, page, head, &cited)
        };
        let held = hosted_rounds(edition, id);
        let took_place = |(event, _): &&(EventId, Role)| edition.archive[*event].is_held();
        let (hosted, joined): (Vec<_>, Vec<_>) = agency
            .events
            .iter()
            .copied()
            .partition(|(event, _)| held.binary_search(event).is_ok());
        Self {
            title: agency.title.clone(),
            profile: ProfileView::of(edition, agency),
            record: agency.head.as_ref().map(record),
            parent: agency.parent.map(link),
            children: agency.children.iter().copied().map(link).collect(),
            relations: relations(&agency.relations),
            predecessors: relations(&agency.predecessors),
            hosted: RoundView::all(edition, &hosted, true),
            timeline: TimelineView::of(edition, |id| held.binary_search(&id).is_ok()),
            joined: by_role(edition, &joined),
            hosted_count: held_rounds(edition, id).len(),
            joined_count: joined.iter().filter(took_place).count(),
            days_held: DaysView::of(edition, &held),
            cases: CaseView::all(edition, &agency.cases),
        }
    }
}

/// The facts of the file of an agency.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ProfileView {
    /// Short names.
    pub short: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The names it has had.
    pub names: Vec<NameView>,
    /// What kind of body it is.
    pub agency_type: Option<Labelled>,
    /// Where it is; without an address if that has no page.
    pub region: Option<LinkTo>,
    /// Its own website.
    pub homepage: Option<String>,
    /// When it ceased to exist.
    pub closed: Option<DateView>,
}

impl ProfileView {
    fn of(edition: &Edition<'_>, agency: &Agency) -> Self {
        let facts = &agency.facts;
        Self {
            short: facts.short.clone(),
            aliases: facts.aliases.clone(),
            names: NameView::all(edition, &agency.names),
            agency_type: facts
                .agency_type
                .map(|kind| edition.labelled("agency_type", kind.as_str())),
            region: facts
                .region
                .as_ref()
                .map(|it| region_link(edition, it.region)),
            homepage: agency.homepage.clone(),
            closed: facts.closed.map(|date| edition.date(date)),
        }
    }
}

/// What became of an agency, or what it came from.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RelationView {
    /// What happened.
    pub kind: Labelled,
    /// The other agency.
    pub agency: LinkTo,
    /// When.
    pub date: Option<DateView>,
}

impl RelationView {
    fn of(edition: &Edition<'_>, relation: &Relation) -> Self {
        Self {
            kind: edition.labelled("relation", relation.kind.as_str()),
            agency: agency_link(edition, relation.agency),
            date: relation.date.map(|date| edition.date(date)),
        }
    }
}

/// An event an agency took part in.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RoundView {
    /// The event.
    pub event: EventView,
    /// What the agency did.
    pub role: Labelled,
    /// The leg of the baton to the event, if the agency held it.
    pub received: Vec<HandoverView>,
    /// The leg of the baton on.
    pub passed: Vec<HandoverView>,
}

impl RoundView {
    fn all(edition: &Edition<'_>, rounds: &[(EventId, Role)], is_holder: bool) -> Vec<Self> {
        let view = |(id, role): &(EventId, Role)| {
            let held = is_holder.then_some(*id);
            Self {
                event: EventView::of(edition, *id),
                role: edition.labelled("role", role.as_str()),
                received: held
                    .map(|id| HandoverView::to(edition, id))
                    .unwrap_or_default(),
                passed: held
                    .map(|id| HandoverView::from(edition, id))
                    .unwrap_or_default(),
            }
        };
        rounds.iter().map(view).collect()
    }
}

/// The rounds that an agency did not hold, by its role there.
fn by_role(edition: &Edition<'_>, joined: &[(EventId, Role)]) -> Vec<Group<RoundView>> {
    let group = |role: &Role| {
        let of_role = joined.iter().copied().filter(|(_, other)| other == role);
        let of_role: Vec<_> = of_role.collect();
        Group {
            title: edition.strings.word("role", role.as_str()),
            id: format!("role_{}", role.as_str()),
            items: RoundView::all(edition, &of_role, false),
        }
    };
    let groups = Role::ALL.iter().map(group);
    groups.filter(|group| !group.items.is_empty()).collect()
}

/// How many days an agency held the baton.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DaysView {
    /// The days.
    pub days: u32,
}

impl DaysView {
    /// The days that the hosts of rounds held the baton, from a confirmed handover to another.
    fn of(edition: &Edition<'_>, hosted: &[EventId]) -> Option<Self> {
        let holdings = hosted.iter().filter_map(|id| edition.archive.holding(*id));
        let holdings: Vec<Holding> = holdings.collect();
        let days = holdings.iter().map(|holding| holding.days).sum();
        (!holdings.is_empty()).then_some(Self { days })
    }
}
