// One page of every kind, and every page there is.

import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** One page of every kind, by a name that a test can show. */
export const KINDS = {
  "home": "",
  "list of events": "events/",
  "event": "events/gov/2019-07/",
  "event known to its year": "events/gov/2020-kfs/",
  "event with joint hosts": "events/motie/2019-02/",
  "list of cases": "cases/",
  "case": "cases/big-data-life-safety/",
  "list of agencies": "agencies/",
  "agency": "agencies/mfds/",
  "agency in many rounds": "agencies/mois/",
  "list of series": "series/",
  "series": "series/gov/",
  "year": "years/2019/",
  "list of tags": "tags/",
  "tag": "tags/데이터/",
  "list of values": "values/",
  "value": "values/신뢰받는-정부/",
  "thermometer": "thermometer/",
  "figures": "figures/",
  "data": "data/",
  "regions": "regions/",
  "region": "regions/daejeon/",
  "search": "search/",
  "results of a search": "search/?q=혁신&year=2019",
  "plain page": "about/",
  "home in English": "en/",
  "event in English": "en/events/gov/2019-07/",
  "case that is not translated": "en/cases/blockchain-hiring/",
  "agency in English": "en/agencies/mois/",
  "thermometer in English": "en/thermometer/",
  "data in English": "en/data/",
  "results of a search in English": "en/search/?q=big data",
  "no such page": "404.html",
};

/** The path below `folder` of every HTML file, with `/` between its parts. */
export async function htmlFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html"));
  return files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")).sort();
}
