// What a find is worth, in whole numbers, as in `src/search/rank.rs`, which makes the ready answers.

const mostWords = (size) => (4 + (size % 4)) << (size >> 2);
const strength = (isAtStart, isClean) => (isAtStart ? (isClean ? 10 : 8) : isClean ? 7 : 2);
const weight = (strong, field, length) => (field === 0 ? Math.floor((strong * 10000) / length) : strong * WEIGHTS[field] * 100);
const impact = (sum) => Math.max(1, Math.floor((60 * sum) / (sum + 1200)));
const logarithm = (number) => {
  const whole = 31 - Math.clz32(Math.max(1, number));
  return whole * 16 + Math.floor((Math.max(1, number) * 16) / 2 ** whole) - 16;
};
const rarity = (count, entries) => logarithm(entries + 1) + 16 - Math.min(logarithm(count), logarithm(entries + 1));
