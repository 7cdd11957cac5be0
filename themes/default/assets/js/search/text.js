// A text as the units that search compares: syllables, words of other scripts, numbers. The index
// is made by the same rules in `src/search/text.rs`; `tests/vectors/search/words.json` holds both
// to one result.

/** Lowercase character by character: at the end of a word, toLowerCase gives another sigma. */
const small = (text) => Array.from(text, (letter) => letter.toLowerCase()).join("");
/**
 * NFKC and lowercase; Jamo that stand alone stay as typed (NFKC would make them parts of
 * syllables).
 */
const fold = (text) => text.replace(/[^ㄱ-ㆎ]+/g, (part) => small(part.normalize("NFKC"))).normalize("NFC");
// Dates, however they are written: `2019.12.26.(목)`, `2019-12-26`, `2019. 12.`, `2019/12`.
const MONTH = "(0?[1-9]|1[0-2])(?!\\d)", DAY = "(0?[1-9]|[12]\\d|3[01])(?!\\d)";
const WEEKDAY = "(?: ?\\([월화수목금토일]\\))?";
const byMark = (mark) => `${mark}${MONTH}(?:${mark}${DAY}${WEEKDAY}|(?!${mark}\\d))`;
const DATE = new RegExp(`(?<!\\d)((?:19|20)\\d\\d)(?:\\. *${MONTH}(?:\\. *${DAY}\\.?${WEEKDAY}|(?!\\.\\d)\\.?)|${byMark("-")}|${byMark("/")})`, "g");
/** Writes every date as `2019년 12월 26일`, every month of a year as `2019년 12월`. */
const spellDates = (text) => text.replace(DATE, (all, year, ...parts) => {
  const [month, day] = [0, 1].map((at) => parts[at] ?? parts[at + 2] ?? parts[at + 4]);
  return ` ${year}년 ${+month}월${day ? ` ${+day}일` : ""}`;
});

/** Quotes and invisible characters, which are dropped. */
const NOTHING = /['"`´‘’“”‚„「」『』〈〉《》\u00ad\u200b-\u200d\u2060\ufeff]/g;
/**
 * The next piece of a text: a syllable or `%`; a number; a Hanja or Jamo; a word of another script,
 * hyphens inside; what separates words; any other character, which breaks a run.
 */
const UNIT = /[가-힣%]|\d+(?:,\d{3}(?!\d))*(?:\.\d+(?:,\d{3}(?!\d))*)?|(?=\p{Alphabetic})[\u2e80-\u318c\u318e-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]|(?:(?![\u2e80-\u9fff가-힣\uf900-\ufaff\u{20000}-\u{3ffff}])\p{Alphabetic}(?:[-\u2010&](?=(?![\u2e80-\u9fff가-힣\uf900-\ufaff\u{20000}-\u{3ffff}])\p{Alphabetic}))?)+|[-\u2010&·‧・•ㆍ∙/_\s]|./gsu;

/**
 * The words of a text: what separates each from the one before (`space`, `break`), its units, its
 * text.
 */
const words = (text) => {
  const found = [];
  let gap = "break";
  const folded = spellDates(text.replaceAll("\ufeff", "")).split(/[\s\u0085]+/u).map(fold).join(" ").replace(NOTHING, "");
  for (const [part] of folded.matchAll(UNIT)) {
    if (/^[-\u2010&·‧・•ㆍ∙/_\s]$/u.test(part)) { gap ||= "space"; continue; }
    if (!/^[\p{Alphabetic}\d%]/u.test(part)) { gap = "break"; continue; }
    const unit = /^\d/.test(part) ? part.replaceAll(",", "") : part.replace(/[-\u2010&]/g, "");
    if (gap) found.push({ gap, units: [unit], text: unit });
    else { found.at(-1).units.push(unit); found.at(-1).text += unit; }
    gap = "";
  }
  return found;
};
/** The units of a text in a row, whatever separates them. */
const unitsOf = (text) => words(text).flatMap((word) => word.units);
