// The schemas that `ondo schema` prints, held against all records by a validator that is not ours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { parse } from "yaml";
import { filesBelow, frontMatter, ondo, repository } from "./ondo.mjs";

const KINDS = { events: "event", cases: "case", agencies: "agency", series: "series", pages: "page" };

/** A validator of a kind of record; a translation may leave out what its original says. */
function validator(kind, { isPartial = false, language = "ko" } = {}) {
  const schema = JSON.parse(ondo("schema", kind, "--lang", language));
  if (isPartial) {
    delete schema.oneOf;
    const open = (part) => {
      if (Array.isArray(part)) part.forEach(open);
      else if (part && typeof part === "object") {
        delete part.required;
        Object.values(part).forEach(open);
      }
    };
    open(schema);
  }
  return new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
}

/** Everything that validators find wrong with the records below a folder. */
function wrong(folder) {
  const validators = new Map();
  const found = [];
  for (const path of filesBelow(folder).filter((path) => path.endsWith(".md"))) {
    const [top, ...rest] = path.slice(join(repository, folder).length + 1).split(/[/\\]/);
    const kind = rest.length === 0 ? "home" : KINDS[top];
    if (!kind) continue;
    const isPartial = /\.(en|ko)\.md$/.test(path);
    const key = `${kind} ${isPartial}`;
    if (!validators.has(key)) validators.set(key, validator(kind, { isPartial }));
    const validate = validators.get(key);
    let record;
    try {
      record = parse(frontMatter(path)) ?? {};
    } catch {
      continue; // No YAML: that is no schema's business.
    }
    if (!validate(record)) {
      for (const error of validate.errors ?? []) found.push(`${path} ${error.instancePath} ${error.message}`);
    }
  }
  return found;
}

test("every record of the sample archive is valid", () => {
  assert.deepEqual(wrong("content"), []);
});

test("the settings of the sample archive are valid", () => {
  const validate = validator("config");
  assert.ok(validate(parse(readFileSync(join(repository, "ondo.yaml"), "utf8"))), JSON.stringify(validate.errors));
});

test("fields and values that no record has are refused", () => {
  const found = wrong("tests/rules/content").join("\n");
  for (const file of ["unknown-field.md", "missing-field.md", "invalid-value.md"]) {
    assert.ok(found.includes(file), `${file} in ${found}`);
  }
});

test("an event has a date or several days, not neither", () => {
  const validate = validator("event");
  const event = { title: "가", series: "gov", hosts: ["산림청"] };
  assert.ok(!validate(event));
  assert.ok(validate({ ...event, date: "2019. 12. 26.(목)" }));
  assert.ok(validate({ ...event, date: 2019 }));
  assert.ok(validate({ ...event, dates: { from: "2019-12-26", to: "2019-12-27" } }));
});

test("every field says in both languages what it is for", () => {
  for (const kind of [...Object.values(KINDS), "home", "config"]) {
    for (const language of ["ko", "en"]) {
      const schema = JSON.parse(ondo("schema", kind, "--lang", language));
      for (const [name, field] of Object.entries(schema.properties)) {
        assert.match(field.description, language === "ko" ? /[가-힣]/ : /^[^가-힣]+$/, `${kind}.${name}`);
      }
    }
  }
});

test("what VS Code is given in this repository is what the program writes now", () => {
  for (const [kind, name] of [...Object.values(KINDS), "home"].map((kind) => [kind, kind]).concat([["config", "ondo"]])) {
    const kept = readFileSync(join(repository, ".vscode/schemas", `${name}.schema.json`), "utf8");
    assert.equal(kept, ondo("schema", kind, "--lang", "ko"), `run \`ondo schema --write\`: ${name}`);
  }
});
