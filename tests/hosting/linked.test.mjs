// JSON-LD as linked data: the nodes of pages in all languages and of the open data join by their ids.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { blocks, mistakes, nodes } from "./schema-org.mjs";
import { build } from "./site.mjs";

const ADDRESS = "https://ondo.example/";

let work;
let site;
let files;
/** Each node with the path of the file it stands in. */
let told;

before(async () => {
  ({ work, site, files } = await build(ADDRESS, "/"));
  told = [];
  for (const path of files.filter((path) => /\.(html|jsonld)$/.test(path))) {
    const text = await readFile(join(site, path), "utf8");
    const graphs = path.endsWith(".html") ? blocks(text) : [JSON.parse(text)];
    for (const graph of graphs) {
      // A table may have no rows.
      if (graph["@graph"]?.length !== 0) told.push(...nodes(graph).map((node) => [path, node]));
    }
  }
});

after(() => work && rm(work, { recursive: true, force: true }));

/** The nodes inside a value that have an id, those that say no more than it apart. */
function* linked(value) {
  if (Array.isArray(value)) for (const item of value) yield* linked(item);
  else if (value && typeof value === "object") {
    if ("@id" in value) yield value;
    for (const inner of Object.values(value)) yield* linked(inner);
  }
}

const ofKind = (kind, folder) => told.filter(([path, node]) => node["@type"] === kind && path.startsWith(folder));
const byId = (kind, folder) => new Map(ofKind(kind, folder).map(([, node]) => [node["@id"], node]));

test("the open data use types and properties of schema.org", { timeout: 120_000 }, () => {
  const found = told.filter(([path]) => /^data\/[^/]+\.jsonld$/.test(path));
  assert.ok(found.length > 150, `${found.length} nodes`);
  assert.deepEqual(mistakes(found), []);
});

test("every link to a node leads to one that says what it is", () => {
  const known = new Set(told.map(([, node]) => node["@id"]).filter(Boolean));
  const lost = new Set();
  let links = 0;
  for (const [path, node] of told) {
    for (const { "@id": id } of linked(Object.values(node))) {
      links += 1;
      if (!known.has(id) && !id.endsWith("#operator")) lost.add(`${path}: ${id}`);
    }
  }
  assert.ok(links > 1000, `${links} links`);
  assert.deepEqual([...lost], []);
});

test("a record is the same node in all languages, and the data say what its page says", () => {
  for (const [kind, folder] of [["Event", "events/"], ["Article", "cases/"]]) {
    const page = byId(kind, folder);
    const data = byId(kind, "data/");
    assert.ok(page.size > 25, kind);
    assert.deepEqual([...page.keys()].sort(), [...byId(kind, `en/${folder}`).keys()].sort());
    for (const [id, node] of data) assert.deepEqual(node, page.get(id));
    assert.equal(data.size, page.size);
  }
});

test("rounds, cases, agencies and handovers join", () => {
  const events = byId("Event", "data/");
  const agencies = new Set(ofKind("GovernmentOrganization", "data/").map(([, node]) => node["@id"]));
  const listed = (value) => [value ?? []].flat();
  const cases = [...byId("Article", "data/").values()];
  const shown = [...events].flatMap(([id, { workFeatured }]) => listed(workFeatured).map((it) => `${id} ${it["@id"]}`));
  const showing = cases.flatMap(({ "@id": id, subjectOf }) => listed(subjectOf).map((it) => `${it["@id"]} ${id}`));
  assert.ok(shown.length > 50, `${shown.length} cases shown`);
  assert.deepEqual(shown.sort(), showing.sort());
  const handovers = [...byId("GiveAction", "data/").values()];
  assert.ok(handovers.length > 5, `${handovers.length} handovers`);
  for (const { "@id": id, agent, subjectOf } of handovers) {
    for (const event of listed(subjectOf)) assert.ok(events.has(event["@id"]), id);
    for (const giver of listed(agent)) assert.ok("@id" in giver, id);
  }
  const hosts = [...events.values()].flatMap(({ organizer }) => listed(organizer));
  assert.ok(hosts.some((host) => agencies.has(host["@id"])));
  assert.ok(hosts.every((host) => "@id" in host));
});

test("only a handover that a source states is completed, and reports are no quotations", () => {
  const state = ({ description }) => description;
  const actions = ofKind("GiveAction", "").map(([, node]) => node);
  for (const node of actions) {
    const status = node.actionStatus?.replace("https://schema.org/", "");
    const expected = { confirmed: "CompletedActionStatus", announced: "PotentialActionStatus", inferred: "PotentialActionStatus" };
    assert.equal(status, expected[state(node)], node["@id"]);
    assert.ok(!("startTime" in node) || state(node) === "confirmed", node["@id"]);
  }
  const quoted = JSON.stringify(told).match(/"@type":"Quotation"/g) ?? [];
  assert.equal(quoted.length, 0, "the sample archive reports what was said in its own words");
});

test("no agency is named as author of what the archive wrote", () => {
  const authors = new Set(ofKind("Article", "").map(([, { author }]) => author.name));
  assert.deepEqual([...authors].sort(), ["Sample archive (Ondo)", "표본 기록관 (Ondo)"]);
});
