// The numbers and names that the index and its readers agree on, and those that tune the search.

const VERSION = 1, BLOCK = 8, MARK = 6, FEW = 5, MOST_HITS = 10, READINGS = 3, NAME = 1e6;
const WEIGHTS = [1, 6, 4, 4, 2, 40];
const QUALITY = { exact: 4, keyboard: 4, stem: 3, partial: 3, initials: 3, typo: 2 };
const STEPS = ["exact", "stem", "partial", "initials", "keyboard", "typo", "most"];
const INSIDE = 0, LAST = 2, OFFSET = 511;
