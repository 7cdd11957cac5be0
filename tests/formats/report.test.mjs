// What `ondo check` tells other programs, held against the schemas of its formats.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import Ajv4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { ondo } from "./ondo.mjs";

const check = (format, ...options) => ondo("check", "--root", "tests/rules", "--format", format, ...options);

test("JSON follows the schema that the program prints", () => {
  const schema = JSON.parse(ondo("schema", "diagnostics"));
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  const problems = JSON.parse(check("json"));
  assert.ok(validate(problems), JSON.stringify(validate.errors));
  assert.ok(problems.length > 30);
  for (const { message, file, line, column, end_line, end_column } of problems) {
    assert.ok(message.ko && message.en);
    assert.ok(file && (end_line > line || (end_line === line && end_column >= column)), file);
  }
  assert.deepEqual(JSON.parse(ondo("check", "--format", "json")), []);
});

test("problems stand in the order of files and lines", () => {
  const places = JSON.parse(check("json")).map(({ file, line, column }) => [file, line, column]);
  const sorted = [...places].sort(([a, ...x], [b, ...y]) =>
    a === b ? x[0] - y[0] || x[1] - y[1] : Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(places, sorted);
});

test("SARIF follows the schema of version 2.1.0", () => {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@microsoft/jest-sarif/package.json"));
  const schema = JSON.parse(readFileSync(join(folder, "lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
  const ajv = new Ajv4({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  for (const language of ["ko", "en"]) {
    const log = JSON.parse(check("sarif", "--lang", language));
    assert.ok(validate(log), JSON.stringify(validate.errors));
    const [run] = log.runs;
    assert.ok(run.results.length > 30);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    }
  }
});

test("annotations of GitHub are one line for each problem, with its place", () => {
  const lines = check("github").trimEnd().split("\n");
  assert.equal(lines.length, JSON.parse(check("json")).length);
  for (const line of lines) {
    assert.match(line, /^::(error|warning) file=[^,]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z0-9-]+::.+$/);
  }
});

test("the task of VS Code reads every annotation", () => {
  const tasks = JSON.parse(readFileSync(new URL("../../.vscode/tasks.json", import.meta.url), "utf8"));
  const pattern = new RegExp(tasks.tasks[0].problemMatcher.pattern.regexp);
  for (const line of check("github").trimEnd().split("\n")) assert.match(line, pattern);
});
