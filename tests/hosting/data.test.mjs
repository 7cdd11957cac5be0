// The open data in programs that are not ours: Frictionless, DuckDB, networkx, and a script of a few lines.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort, serve } from "./nginx.mjs";

const PATH = "/archive/";
const run = promisify(execFile);
const frictionless = process.env.FRICTIONLESS;
const python = join(dirname(frictionless ?? ""), "python");

/** Three rounds, the last still to come, of which little is known. */
const RECORDS = {
  "ondo.yaml": "title: 기록관\nbase_url: https://ondo.example/\nlanguages: [en]\n",
  "content/series/gov.md": "---\ntitle: 이어달리기\nbaton: {name: 온도계}\n---\n",
  "content/agencies/kipo.md": "---\ntitle: 지식재산처\nnames:\n  - {text: 특허청, until: 2025-09-30}\n  - {text: 지식재산처, from: 2025-10-01}\n---\n",
  "content/cases/a.md": "---\ntitle: 가\nvalues: [참여, 협업]\n---\n",
  "content/cases/b.md": "---\ntitle: 나\nvalues: [참여]\n---\n",
  "content/events/gov/1.md": "---\ntitle: 첫째\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 산림청\ncases: [a, b]\n"
    + "quotes: [{speaker: 김철수, role: 산림청 과장, text: 함께 합니다}]\nhandover: {to: 특허청, basis: stated}\n---\n",
  "content/events/gov/2.md": "---\ntitle: 둘째\nseries: gov\nround: 2\ndate: 2019-06-07\nhosts: [특허청, {agency: 산림청, role: co-host}]\n"
    + "handover: {to: 기상청, basis: inferred}\n---\n",
  "content/events/gov/3.md": "---\ntitle: 셋째\nseries: gov\nround: 3\ndate: 2099-07-03\nstatus: planned\nhosts: 기상청\n---\n",
};

const ROUNDS = [["산림청", "2019", 2], ["지식재산처", "2019", 1]];
const HOLDERS = [["온도계", "특허청", "2019-04-30", "confirmed"], ["온도계", "기상청", "", "inferred"], ["온도계", "", "", "unknown"]];
const VALUES = [["참여", 2], ["협업", 1]];
const SPOKE = [["김철수", "산림청 과장", "첫째"]];

let work;
let site;
let small;
let server;

before(async () => {
  assert.ok(process.env.ONDO, "ONDO names the program");
  assert.ok(process.env.ONDO_ROOT, "ONDO_ROOT names the folder of the sample archive");
  assert.ok(frictionless, "FRICTIONLESS names the program of that name: pip install --requirement requirements.txt");
  work = await mkdtemp(join(tmpdir(), "ondo-data-"));
  const port = await freePort();
  site = join(work, PATH);
  await run(process.env.ONDO, ["build", "--root", process.env.ONDO_ROOT, "--output", site, "--base-url", `http://127.0.0.1:${port}${PATH}`]);
  server = await serve(work, port, PATH);
  const root = join(work, "small");
  for (const [path, text] of Object.entries(RECORDS)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await run(process.env.ONDO, ["build", "--root", root]);
  small = join(root, "public");
});

after(async () => {
  await server?.close();
  if (work) await rm(work, { recursive: true, force: true });
});

describe("Frictionless", () => {
  const validate = (path) => run(frictionless, ["validate", path]);
  const packages = ["data/datapackage.json", "en/data/datapackage.json", "data/data.zip", "en/data/data.zip", "data/series/gov/datapackage.json"];

  for (const path of packages) {
    test(`finds ${path} valid, its foreign keys too`, { timeout: 120_000 }, async () => {
      await validate(join(site, path)).catch(({ code, message, stdout, stderr }) => assert.fail(`${path}: ${code ?? message}\n${stdout}${stderr}`));
    });
  }

  test("finds an id that leads nowhere", async () => {
    const folder = join(work, "broken");
    await cp(join(small, "data"), folder, { recursive: true });
    const path = join(folder, "participants.csv");
    await writeFile(path, (await readFile(path, "utf8")).replace("kipo", "kipa"));
    await assert.rejects(validate(join(folder, "datapackage.json")), ({ stdout }) => /foreign-key/.test(stdout.replaceAll(/\s+/g, "")));
  });
});

test("the packed files are those beside them", async () => {
  const program = [
    "import pathlib, sys, zipfile",
    "folder = pathlib.Path(sys.argv[1])",
    "packed = zipfile.ZipFile(folder / 'data.zip')",
    "assert packed.testzip() is None",
    "beside = {path.name for path in folder.iterdir() if path.is_file()} - {'data.zip', 'index.html'}",
    "assert set(packed.namelist()) == beside, beside ^ set(packed.namelist())",
    "assert all(packed.read(name) == (folder / name).read_bytes() for name in beside)",
  ].join("\n");
  for (const folder of [join(site, "data"), join(site, "en/data"), join(small, "data")]) await run(python, ["-c", program, folder]);
});

test("networkx reads the handovers as a graph of agencies", async () => {
  const program = [
    "import json, networkx, sys",
    "graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)",
    "edges = [[giver, receiver, said['state'], said.get('day', '')] for giver, receiver, said in graph.edges(data=True)]",
    "print(json.dumps([graph.is_directed(), sorted(edges), graph.nodes['kipo']['name']]))",
  ].join("\n");
  const { stdout } = await run(python, ["-c", program, join(small, "data/handovers.graphml")]);
  const edges = [["kipo", "기상청", "inferred", ""], ["산림청", "kipo", "confirmed", "2019-04-30"]];
  assert.deepEqual(JSON.parse(stdout), [true, edges, "지식재산처"]);
});

test("DuckDB answers the questions of the page as the page writes them", async () => {
  const page = await readFile(join(small, "data/index.html"), "utf8");
  const queries = [...page.matchAll(/<code class="citation query"[^>]*>([\s\S]*?)<\/code>/g)].map(([, query]) => query.replaceAll("&#39;", "'").replaceAll("&#x27;", "'"));
  const program = "import duckdb, json, sys\nprint(json.dumps([duckdb.sql(query.rstrip(';')).fetchall() for query in sys.argv[1:]], default=str))";
  const { stdout } = await run(python, ["-c", program, ...queries], { cwd: join(small, "data") });
  const [rounds, holders, values] = JSON.parse(stdout);
  assert.deepEqual(rounds, [["kipo", 2019, 1], ["산림청", 2019, 2]]);
  assert.deepEqual(holders.map(([, , receivers, state]) => [receivers, state]), HOLDERS.map(([, receivers, , state]) => [receivers || null, state]));
  assert.deepEqual(values, VALUES);
});

test("a few lines of Python answer from the data alone", async () => {
  const script = fileURLToPath(new URL("answers.py", import.meta.url));
  const { stdout } = await run(python, [script, join(small, "data")]);
  assert.deepEqual(JSON.parse(stdout), { rounds: ROUNDS, holders: HOLDERS, values: VALUES, spoke: SPOKE });
  const { stdout: sample } = await run(python, [script, join(site, "data")]);
  const { rounds, holders, spoke } = JSON.parse(sample);
  assert.ok(rounds.length > 20 && holders.length > 20 && spoke.length > 20, sample);
});
