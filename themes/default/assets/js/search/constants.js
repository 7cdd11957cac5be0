// Numbers that the index and this script agree on, and numbers that tune the search.

// VERSION, BLOCK, MARK: the format of the files, as in `src/search/format.rs`.
// FEW: a word found in fewer records is also searched without its ending; where fewer records have
//   all words, records with most of them follow.
// MOST_HITS: the most results where some lack a word.
// READINGS: how many words may stand for initial consonants or a misspelt word.
// NAME: added to the count of a word that is a name, so that names come before other words.
const VERSION = 1, BLOCK = 8, MARK = 6, FEW = 5, MOST_HITS = 10, READINGS = 3, NAME = 1e6;
/**
 * The weight of a match by field: body, title, agency, label, summary, name; as `Field` in
 * `src/search/entry.rs`.
 */
const WEIGHTS = [1, 6, 4, 4, 2, 40];
/** How much a match counts by the step that found it, in quarters. */
const QUALITY = { exact: 4, keyboard: 4, stem: 3, partial: 3, initials: 3, typo: 2 };
/** The rungs of the ladder, the surest first. */
const STEPS = ["exact", "stem", "partial", "initials", "keyboard", "typo", "most"];
// INSIDE, LAST: what follows a unit in its word, more of it or nothing (1 stands for a particle alone).
// OFFSET: the last offset in a word that is distinct from those behind it, as in `src/search/pairs.rs`.
const INSIDE = 0, LAST = 2, OFFSET = 511;
