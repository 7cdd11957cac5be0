// MiniSearch over the built pages, set up as one would for a site: once by words, once by pairs of
// letters.

import MiniSearch from "minisearch";
import { parse } from "node-html-parser";

/** What each way of searching finds, by its name: a list of ids for each query. */
export default async function search(records, queries, limit) {
  const pages = records.map(page);
  const ask = (options, searchOptions) => {
    const index = new MiniSearch({ fields: ["title", "text"], ...options });
    index.addAll(pages);
    return queries.map((query) => index.search(query, { boost: { title: 2 }, ...searchOptions }).slice(0, limit).map(({ id }) => id));
  };
  return {
    "minisearch": ask({}, { prefix: true, fuzzy: 0.2 }),
    "minisearch-bigrams": ask({ tokenize: bigrams }, { combineWith: "OR" }),
  };
}

function page({ id, html }) {
  const main = parse(html).querySelector("main");
  // Pagefind leaves out menus by itself; here they would bring in the names of neighbours.
  main.querySelectorAll("nav").forEach((nav) => nav.remove());
  return { id, title: main.querySelector("h1").structuredText, text: main.structuredText };
}

/** Every two letters that stand together in a word; a word of one letter as it is. */
function bigrams(text) {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => {
    const letters = [...word];
    return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => letters[at] + letter);
  });
}
