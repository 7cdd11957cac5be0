// How good a list of results is. Pure functions over ids, best result first.

/**
 * The share of the wanted ids among the first `k` found. Where more than `k` are wanted, `k` of
 * them are all one can ask.
 */
export function recallAt(found, want, k) {
  const first = new Set(found.slice(0, k));
  const wanted = [...new Set(want)];
  return wanted.filter((id) => first.has(id)).length / Math.min(wanted.length, k);
}

/**
 * The gain of the first `k` found, less the lower they stand, as a share of the best there could
 * be. `grades` maps ids to gains.
 */
export function ndcgAt(found, grades, k) {
  // An id that is found twice gains once.
  const gains = [...new Set(found)].slice(0, k).map((id) => grades.get(id) ?? 0);
  const best = [...grades.values()].sort((a, b) => b - a).slice(0, k);
  return discounted(gains) / discounted(best);
}

/** One divided by the place of the first wanted id; 0 where none is found. */
export function reciprocalRank(found, want) {
  const place = found.findIndex((id) => want.includes(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The mean of numbers; null where there are none, which is not the same as 0. */
export function mean(numbers) {
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function discounted(gains) {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
