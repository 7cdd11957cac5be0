// Holds JSON-LD against the vocabulary of schema.org, as the types of `schema-dts` say it: the compiler refuses types
// and properties that are not there, properties that do not belong to their type, and values of a wrong kind.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const OPTIONS = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const TERM = /^(https?:\/\/schema\.org\/\w+|[A-Za-z]+|-?[\d.]+)$/;

/** The JSON-LD blocks of a page, parsed; fails on one that is no JSON. */
export function blocks(html) {
  const scripts = html.matchAll(/<script\b[^>]*\btype=["']?application\/ld\+json\b[^>]*>([\s\S]*?)<\/script>/gi);
  return [...scripts].map(([, text]) => JSON.parse(text));
}

/** The nodes that a block says something about: itself, or those of its graph. */
export function nodes({ "@context": context, ...node }) {
  assert.equal(context, "https://schema.org");
  if (!("@graph" in node)) return [node];
  assert.deepEqual(Object.keys(node), ["@graph"]);
  assert.ok(node["@graph"].length > 0, "an empty graph");
  return node["@graph"];
}

/**
 * A node without its free text, and with each kind of list item once: what is left is what the vocabulary speaks of.
 * Text with a language is text, and what an action asks for (`query-input`) is a property of it (`query`).
 */
function shape(value, key) {
  if (Array.isArray(value)) {
    const items = new Map(value.map((item) => shape(item, key)).map((item) => [JSON.stringify(item), item]));
    return [...items.values()];
  }
  if (value && typeof value === "object") {
    if ("@value" in value) return shape(value["@value"], key);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) =>
      /-(in|out)put$/.test(name) ? [name.replace(/-(in|out)put$/, ""), "…"] : [name, shape(inner, name)]));
  }
  return typeof value !== "string" || key === "@type" || TERM.test(value) ? value : "…";
}

/** What is wrong with nodes, given as pairs of a place and a node: one line for each mistake. */
export function mistakes(found) {
  const places = new Map();
  for (const [place, node] of found) {
    const text = JSON.stringify(shape(node), null, 1);
    if (!places.has(text)) places.set(text, place);
  }
  const name = fileURLToPath(new URL("nodes.ts", import.meta.url)); // Only in memory.
  const constants = [...places.keys()].map((text, index) => `export const x${index}: Thing =\n${text};\n`);
  const code = `import type { Thing } from "schema-dts";\n${constants.join("")}`;
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.getSourceFile = (path, ...rest) => path === name ? ts.createSourceFile(path, code, OPTIONS.target) : getSourceFile(path, ...rest);
  const starts = [];
  let start = code.indexOf("\n") + 1;
  for (const constant of constants) {
    starts.push(start);
    start += constant.length;
  }
  return ts.getPreEmitDiagnostics(ts.createProgram([name], OPTIONS, host)).map(({ file, messageText, start = 0 }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, " ").replaceAll(/\s+/g, " ");
    if (file?.fileName !== name) return message;
    const place = [...places.values()][starts.findLastIndex((first) => first <= start)];
    const line = code.slice(code.lastIndexOf("\n", start) + 1).split("\n", 1)[0].trim();
    return `${place}: ${line}: ${message.length > 600 ? `${message.slice(0, 300)} … ${message.slice(-300)}` : message}`;
  });
}
