// Where pairs of units stand, and following them through a text.

/**
 * The places of a pair: those of `entries[i]` are `from[i]` to `from[i + 1]`. Of each place, `keys`
 * has the word and the offset in it as one number, `shapes` the field, what follows, and whether a
 * space is between the two.
 */
class List {
  constructor(entries, from, keys, shapes) {
    this.entries = entries;
    this.from = from;
    this.keys = keys;
    this.shapes = shapes;
    this.index = 0;
  }
  rewound() { this.index = 0; return this; }
  /** Calls `tell` with the entry and the index of every place. */
  each(tell) {
    this.entries.forEach((entry, index) => {
      for (let at = this.from[index]; at < this.from[index + 1]; at++) tell(entry, at);
    });
  }
  /**
   * The index of the place with a key in an entry, or -1; entries are asked for in order, see
   * `rewound`.
   */
  find(entry, key) {
    while (this.entries[this.index] < entry) this.index++;
    if (this.entries[this.index] !== entry) return -1;
    const end = this.from[this.index + 1], at = firstWhere(this.from[this.index], end, (place) => this.keys[place] >= key);
    return at < end && this.keys[at] === key ? at : -1;
  }
  field(at) { return this.shapes[at] % WEIGHTS.length; }
  end(at) { return Math.floor(this.shapes[at] / WEIGHTS.length) % 3; }
  hasSpace(at) { return Math.floor(this.shapes[at] / (WEIGHTS.length * 3)) % 2 === 1; }
}

/** The lists of several pairs as one. */
const merge = (found) => {
  if (found.length === 1) return found[0][1];
  const all = new Map(), entries = [], from = [0], keys = [], shapes = [];
  for (const [, list] of found) {
    list.each((entry, at) => {
      if (!all.has(entry)) all.set(entry, []);
      all.get(entry).push([list.keys[at], list.shapes[at]]);
    });
  }
  for (const [entry, places] of [...all].sort((a, b) => a[0] - b[0])) {
    entries.push(entry);
    for (const [key, shape] of places.sort((a, b) => a[0] - b[0])) { keys.push(key); shapes.push(shape); }
    from.push(keys.length);
  }
  return new List(entries, from, keys, shapes);
};

/**
 * Follows a form from a place of its first pair: each next pair is where the one before ends, or a
 * word later if the word ends there. `alone` has the places of the last unit. What follows the
 * match and whether it has a space; null if there is none.
 */
const follow = (entry, first, pairs, alone) => {
  let place = first, hasSpace = false, here = 0;
  for (;;) {
    const list = pairs[here](), end = list.end(place), isOver = list.hasSpace(place);
    hasSpace ||= isOver;
    if (here + 1 === pairs.length) return { end, hasSpace };
    const key = list.keys[place], nextWord = (key | OFFSET) + 1;
    const isCut = !isOver && (key & OFFSET) === OFFSET, second = isOver ? nextWord : key + 1;
    place = isCut ? -1 : pairs[here + 1]().find(entry, second);
    if (place >= 0) { here++; continue; }
    if (end !== LAST) return null;
    hasSpace = true;
    const behind = isCut ? nextWord : (second | OFFSET) + 1;
    if (here + 2 === pairs.length) return alone().find(entry, behind) < 0 ? null : { end: LAST, hasSpace };
    place = pairs[here + 2]().find(entry, behind);
    if (place < 0) return null;
    here += 2;
  }
};
