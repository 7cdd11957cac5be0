//! The handovers as a graph (GraphML): agencies are its nodes, and each handover of which giver and
//! receiver are named is an edge from every giver to every receiver.

use super::tables::LegRow;
use super::xml::document;
use crate::model::AgencyRef;
use crate::plan::Page;
use crate::render::edition::Edition;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;

type Xml = Writer<Vec<u8>>;

/// What nodes say, then what edges say, each with its type.
const NODE_KEYS: [(&str, &str); 3] = [("name", "string"), ("type", "string"), ("url", "string")];
const EDGE_KEYS: [(&str, &str); 9] = [
    ("handover", "string"),
    ("series", "string"),
    ("baton", "string"),
    ("state", "string"),
    ("from_event", "string"),
    ("to_event", "string"),
    ("day", "string"),
    ("giver", "string"),
    ("receiver", "string"),
];

/// Writes the graph.
pub(super) fn graphml(edition: &Edition<'_>) -> Vec<u8> {
    document(|writer| {
        let root = writer
            .create_element("graphml")
            .with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
        root.write_inner_content(|writer| {
            keys(writer, "node", &NODE_KEYS)?;
            keys(writer, "edge", &EDGE_KEYS)?;
            let graph = writer
                .create_element("graph")
                .with_attributes([("id", "handovers"), ("edgedefault", "directed")]);
            graph.write_inner_content(|writer| {
                nodes(writer, edition)?;
                edges(writer, edition)
            })?;
            Ok(())
        })
        .map(|_| ())
    })
}

fn keys(writer: &mut Xml, of: &str, keys: &[(&str, &str)]) -> io::Result<()> {
    for (name, kind) in keys {
        let id = format!("{of}_{name}");
        let key = writer.create_element("key").with_attributes([
            ("id", &*id),
            ("for", of),
            ("attr.name", *name),
            ("attr.type", *kind),
        ]);
        key.write_empty()?;
    }
    Ok(())
}

fn nodes(writer: &mut Xml, edition: &Edition<'_>) -> io::Result<()> {
    for (id, agency) in edition.archive.agencies.entries() {
        let kind = agency.facts.agency_type;
        let url = edition.page_address(Page::Agency(id));
        let said = [
            Some(agency.title.as_str()),
            kind.map(|kind| kind.as_str()),
            Some(&url),
        ];
        let node = writer
            .create_element("node")
            .with_attribute(("id", &*agency.key));
        node.write_inner_content(|writer| data(writer, "node", &NODE_KEYS, &said))?;
    }
    Ok(())
}

fn edges(writer: &mut Xml, edition: &Edition<'_>) -> io::Result<()> {
    // Where nothing is handed on, the rounds only follow each other.
    for leg in LegRow::all(edition).filter(|leg| leg.baton().is_some()) {
        let pairs = leg.leg.givers.iter().flat_map(|giver| {
            let receivers = leg.leg.receivers.iter();
            receivers.map(move |receiver| (giver, receiver))
        });
        for (number, pair) in (1..).zip(pairs) {
            edge(writer, edition, &leg, number, pair)?;
        }
    }
    Ok(())
}

fn edge(
    writer: &mut Xml,
    edition: &Edition<'_>,
    leg: &LegRow<'_>,
    number: u32,
    (giver, receiver): (&AgencyRef, &AgencyRef),
) -> io::Result<()> {
    let id = leg.id();
    let day = leg.day();
    let said = [
        Some(&*id),
        Some(leg.series_id()),
        leg.baton(),
        Some(leg.leg.state.as_str()),
        leg.round_id(leg.leg.from),
        leg.round_id(leg.leg.to),
        day.as_deref(),
        Some(&giver.name),
        Some(&receiver.name),
    ];
    let key = |agency: &AgencyRef| edition.archive[agency.id].key.as_str();
    let own = format!("{id} #{number}");
    let edge = writer.create_element("edge").with_attributes([
        ("id", &*own),
        ("source", key(giver)),
        ("target", key(receiver)),
    ]);
    edge.write_inner_content(|writer| data(writer, "edge", &EDGE_KEYS, &said))?;
    Ok(())
}

/// What a node or an edge says, key by key; nothing where it says nothing.
fn data(
    writer: &mut Xml,
    of: &str,
    keys: &[(&str, &str)],
    said: &[Option<&str>],
) -> io::Result<()> {
    for ((name, _), said) in keys.iter().zip(said) {
        let Some(said) = said else { continue };
        let key = format!("{of}_{name}");
        let data = writer.create_element("data").with_attribute(("key", &*key));
        data.write_text_content(BytesText::new(said))?;
    }
    Ok(())
}
