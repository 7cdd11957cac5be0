// What a match is worth, in whole numbers; `src/search/rank.rs` computes the same for ready
// answers.

/** The most words of a record in a size class, as in `src/search/pairs.rs`. */
const mostWords = (size) => (4 + (size % 4)) << (size >> 2);
/** How well a match fits the words around it, in tenths. */
const strength = (isAtStart, isClean) => (isAtStart ? (isClean ? 10 : 8) : isClean ? 7 : 2);
/** The weight of one match in its field; only the length of a body counts. */
const weight = (strong, field, length) => (field === 0 ? Math.floor((strong * 10000) / length) : strong * WEIGHTS[field] * 100);
/** What the matches of a term are worth in a record, 1 to 60, from their weights together. */
const impact = (sum) => Math.max(1, Math.floor((60 * sum) / (sum + 1200)));
/** Sixteen times the binary logarithm, nearly: linear between powers of two. */
const logarithm = (number) => {
  const whole = 31 - Math.clz32(Math.max(1, number));
  return whole * 16 + Math.floor((Math.max(1, number) * 16) / 2 ** whole) - 16;
};
/** How much a term tells that `count` of `entries` records have. */
const rarity = (count, entries) => logarithm(entries + 1) + 16 - Math.min(logarithm(count), logarithm(entries + 1));
