// From a query to ranked records; suggestions, facets, and what the page shows of a record.

/**
 * The search of one index. `load` reads a file, given the address of the index, a name and a mark;
 * pages leave it out, and say with `offline` that the site is portable.
 */
class Engine {
  constructor({ root, index = `${root}search/`, offline = false, load }) {
    this.root = root;
    this.index = index;
    this.isOffline = offline;
    this.loader = load ?? (offline ? byScript : byFetch);
    this.files = new Map();
    /** @type {any} */
    this.manifest = null;
    /** @type {{first: string[], classes: string} | null} */
    this.pairs = null;
    /** @type {number[] | null} */
    this.sizes = null;
    this.decoded = new Map();
  }

  /**
   * The result of `make`, which is called once for a name; if it failed, it is called again the
   * next time.
   */
  once(name, make) {
    if (!this.files.has(name)) this.files.set(name, make().catch((error) => { this.files.delete(name); throw error; }));
    return this.files.get(name);
  }

  file(name) { return this.loader(this.index, name, this.mark(name)); }

  /** The digest in the name of a file, as `src/search/format.rs` writes it. */
  mark(name) {
    const [folder, number = 0] = name.split("/");
    return this.manifest?.marks[folder]?.slice(number * MARK, (+number + 1) * MARK);
  }

  /** Reads the manifest. */
  async open() {
    this.manifest ??= await this.once("manifest", async () => {
      const manifest = await json(await this.file("manifest"));
      check(Math.abs(manifest.version - VERSION), 0);
      manifest.endings = manifest.endings.split(" ");
      manifest.particles = new Set(manifest.particles.split(" "));
      manifest.questions = new Set(manifest.questions.split(" "));
      return manifest;
    });
  }

  json(name) { return this.once(name, async () => json(await this.file(name))); }
  /** The names of the archive, each with its units at the end. */
  names() { return this.once("names and units", async () => (await this.json("names")).map((name) => [...name, unitsOf(name[0]).join("")])); }
  lists(name) { return this.once(name, async () => listsOf(await this.file(name))); }

  // Where a form is. A form is units in a row: `next` are the first and last syllable that may
  // follow them, with `goesOn` the last unit may be the beginning of one, with `isPhrase` spaces
  // may be anywhere.

  /** The records with a form, each with what the matches are worth. */
  async find(form) {
    if (!form.units.length) return new Map();
    if (!form.next && !form.goesOn && !form.isPhrase) {
      const ready = await this.ready(form.units.join(""));
      if (ready) return ready;
    }
    this.pairs ??= await this.json("pairs");
    this.sizes ??= [...this.pairs.classes].map((letter) => check(letter.charCodeAt(0) - 48, 95));
    const sums = new Map(), average = Math.max(1, this.manifest.average);
    const tell = (entry, strong, field) => {
      const length = Math.min(200, 75 + Math.floor((25 * mostWords(this.sizes[entry])) / average));
      sums.set(entry, (sums.get(entry) ?? 0) + weight(strong, field, length));
    };
    if (form.units.length === 1 && !form.next) await this.single(form.units[0], form.goesOn, tell);
    else await this.chain(form, tell);
    for (const [entry, sum] of sums) sums.set(entry, impact(sum));
    return sums;
  }

  /** The ready answer of a word, or null. */
  async ready(word) {
    const at = shard(this.manifest.answers, word);
    if (at < 0) return null;
    const list = (await this.lists(`w/${at}`)).get(word);
    if (!list) return null;
    const bits = new Bits(list), entries = this.manifest.entries;
    const ids = bits.rising(check(bits.gamma() + 1, entries), 0, entries, []);
    const worth = bits.commonFirst(ids.length);
    bits.end();
    return new Map(ids.map((id, index) => [id, worth[index]]));
  }

  /** Finds one unit, by all pairs that it begins. A syllable counts at the start of a word only. */
  async single(unit, goesOn, tell) {
    const end = goesOn ? unit : `${unit} `, everywhere = !isSyllable(unit);
    for (const [key, bytes] of await this.range(end, `${end}\uffff`)) {
      const list = this.places(bytes);
      list.each((entry, at) => {
        const isAtStart = !(list.keys[at] & OFFSET);
        if (isAtStart || everywhere) tell(entry, strength(isAtStart, list.hasSpace(at) || key.endsWith(" ")), list.field(at));
      });
    }
  }

  /**
   * Finds several units, pair after pair. A last word of one syllable is not looked for behind a
   * space, unless a word of one unit is before it: every syllable begins countless words.
   */
  async chain(form, tell) {
    const { units, next } = form, count = units.length + (next ? 1 : 0);
    const read = Array.from({ length: count - 1 }, (_, at) => {
      const [first, second] = [units[at], units[at + 1]];
      if (second === undefined) return this.range(`${first} ${next[0]}`, `${first} ${next[1]}`);
      const isOpen = form.goesOn && at + 2 === units.length;
      return this.range(`${first} ${second}`, `${first} ${second}${isOpen ? "\uffff" : ""}`);
    });
    const last = units.at(-1), isAlone = !next && (form.isPhrase || !isSyllable(last));
    const alone = this.lazily(isAlone ? await this.range(`${last} `, `${last} \uffff`) : []);
    const pairs = (await Promise.all(read)).map((range) => this.lazily(range)), first = pairs[0]();
    first.each((entry, at) => {
      const found = follow(entry, at, pairs, alone);
      if (!found) return;
      const isAtStart = !(first.keys[at] & OFFSET), isClean = found.end !== INSIDE;
      if (!found.hasSpace || form.isPhrase || (isAtStart && isClean)) tell(entry, strength(isAtStart, isClean), first.field(at));
    });
  }

  /**
   * The merged list of a range, decoded when first used: most words that are nowhere fail before
   * their end.
   */
  lazily(range) {
    let list = null;
    return () => (list ??= merge(range.map(([key, bytes]) => [key, this.places(bytes)])));
  }

  /** The lists of the pairs whose keys are from `low` to `high`. */
  async range(low, high) {
    const { first } = this.pairs, names = [];
    for (let at = Math.max(0, shard(first, low)); at < first.length && first[at] <= high; at++) names.push(`p/${at}`);
    const found = [];
    for (const lists of await Promise.all(names.map((name) => this.lists(name)))) {
      for (const [key, list] of lists) if (key >= low && key <= high) found.push([key, list]);
    }
    return found;
  }

  /** The places of a pair, decoded once for all forms of a query. */
  places(bytes) {
    if (!this.decoded.has(bytes)) this.decoded.set(bytes, this.decode(bytes));
    return this.decoded.get(bytes).rewound();
  }

  /** Decodes the places of a pair, as `src/search/pairs.rs` writes them. */
  decode(bytes) {
    const bits = new Bits(bytes), all = this.sizes.length, most = (entry) => mostWords(this.sizes[entry]);
    const entries = bits.rising(check(bits.gamma() + 1, all), 0, all, []);
    const scale = bits.bits(3), from = [0];
    entries.forEach((entry, index) => from.push(from[index] + check(bits.rice(scale) + 1, bytes.length * 1024)));
    bits.end();
    const words = [];
    entries.forEach((entry, index) => {
      const count = from[index + 1] - from[index];
      bits.rising(count, 0, most(entry) + count, words);
    });
    const shapes = bits.commonFirst(words.length), keys = new Int32Array(words.length);
    bits.end();
    entries.forEach((_, index) => {
      for (let at = from[index]; at < from[index + 1]; at++) {
        keys[at] = (words[at] - (at - from[index])) * (OFFSET + 1) + Math.min(OFFSET, Math.floor(shapes[at] / (WEIGHTS.length * 6)));
      }
    });
    return new List(entries, from, keys, shapes);
  }

  // From a query to ranked records

  /** A term as it was typed. */
  form(term) { return { units: term.units, isPhrase: term.isPhrase }; }

  /** All records of an answer in order, and what was found of each term. */
  async ranked(typed) {
    const query = parse(typed, this.manifest.questions);
    this.decoded.clear();
    await this.joinSyllables(query.terms);
    const { terms } = query, found = [];
    for (const [at, term] of terms.entries()) found.push(await this.found(term, at === terms.length - 1));
    const isPlain = terms.length > 1 && terms.every((term) => !term.isPhrase);
    const name = (isPlain && (await this.ready(terms.map((term) => term.text).join("")))) || new Map();
    const without = await Promise.all(query.without.map((term) => this.find(this.form(term))));
    const ranked = this.rank(found, name).filter(({ entry }) => !without.some((finds) => finds.has(entry)));
    return { found, ranked };
  }

  /**
   * Joins a syllable that stands alone to the word beside it, if the two together are found: 레드 팀.
   */
  async joinSyllables(terms) {
    const isShort = (term) => term.units.length === 1 && isSyllable(term.text);
    for (let at = 1; at < terms.length;) {
      const [one, other] = [terms[at - 1], terms[at]];
      const joined = { text: one.text + other.text, units: [...one.units, ...other.units], isPhrase: false };
      const isPair = !one.isPhrase && !other.isPhrase && (isShort(one) || isShort(other));
      if (isPair && (await this.find(this.form(joined))).size) terms.splice(at - 1, 2, joined);
      else at++;
    }
  }

  /**
   * The records with all terms by score, then some with most of them. `name` are those of all words
   * as one name.
   */
  rank(found, name) {
    const entries = this.manifest.entries, scores = new Map();
    const of = (entry) => { if (!scores.has(entry)) scores.set(entry, { entry, score: 0, terms: 0, share: 0, isMost: false }); return scores.get(entry); };
    let total = 0;
    for (const { finds } of found) {
      const rare = rarity(finds.size, entries);
      total += rare;
      for (const [entry, worth] of finds) {
        const score = of(entry);
        score.score += worth * rare;
        score.terms++;
        score.share += rare;
      }
    }
    for (const [entry, worth] of name) of(entry).score += worth * 4 * rarity(name.size, entries) * found.length;
    const sorted = (list) => list.sort((a, b) => b.score - a.score || a.entry - b.entry);
    const list = [...scores.values()], all = sorted(list.filter((score) => score.terms === found.length));
    if (found.length < 2 || (all.length && (found.length === 2 || all.length >= FEW))) return all;
    const least = all.length ? 50 : Math.min(45, Math.max(30, Math.floor(100 / found.length)));
    const best = Math.max(0, ...list.map((score) => score.share));
    const most = sorted(list.filter(({ terms, share }) => terms < found.length && share * 100 >= total * least && share * 2 >= best));
    for (const score of most) score.isMost = true;
    return [...all, ...most.slice(0, Math.max(0, MOST_HITS - all.length))];
  }

  /** The first reading of a term that is found: the ladder. */
  async found(term, isLast) {
    const found = { term: term.text, step: "exact", finds: better(new Map(), await this.find(this.form(term)), 4), needles: [term.text] };
    if (term.isPhrase) return found;
    const half = !found.finds.size && isLast && (await this.read(halfTyped(term), "partial"));
    const stems = !half && (found.finds.size < FEW || isVerb(term.text)) && (await this.read(this.stems(term), "stem"));
    if (stems) {
      if (!found.finds.size) Object.assign(found, { step: "stem", needles: [] });
      found.finds = better(stems.finds, found.finds, 1);
      found.needles.push(...stems.needles);
    }
    if (found.finds.size) return found;
    const endsWhole = isSyllable(term.units.at(-1));
    const whole = () => this.initials(term, true), keyboard = () => this.otherKeyboard(term, isLast);
    const [one, other] = endsWhole ? [keyboard, whole] : [whole, keyboard];
    const reading = half || (await one()) || (await other()) || (await this.initials(term, false)) || (await this.slips(term));
    return reading ? { term: term.text, ...reading } : found;
  }

  /**
   * Finds several forms, each with its text; a record counts by its best form. Null if there is
   * none.
   */
  async read(forms, step) {
    const finds = new Map(), needles = [];
    const all = await Promise.all(forms.map(([form]) => this.find(form)));
    all.forEach((each, at) => {
      if (each.size && !needles.includes(forms[at][1])) needles.push(forms[at][1]);
      better(finds, each, QUALITY[step]);
    });
    return finds.size ? { step, finds, needles } : null;
  }

  /** Finds the first few of some words instead of a term. */
  readWords(list, step) {
    return this.read(list.slice(0, READINGS).map((word) => [{ units: unitsOf(word) }, word]), step);
  }

  /** The other forms of a term: without its particle, and those of the verb. */
  stems(term) {
    const forms = [], add = (units, next) => forms.push([{ units, next }, units.join("")]);
    const { units } = term;
    for (let at = 1; at < units.length; at++) {
      if (!this.manifest.particles.has(units.slice(at).join("")) || (at === 1 && isSyllable(units[0]))) continue;
      add(units.slice(0, at), null);
      break;
    }
    for (const [head, next] of verbStems(term.text, this.manifest.endings)) add([...head], next);
    return forms;
  }

  /** Words with the initial consonants that were typed: whole ones, or those that go on. */
  async initials(term, isWhole) {
    const typed = [...term.text];
    if (typed.length < 2 || !typed.some(isConsonant)) return null;
    const fits = (word) => ([...word].length === typed.length) === isWhole && hasInitials([...word], typed);
    const known = await this.known(typed.map(initial).join(""));
    const fitting = known.filter(([word]) => fits(word)).sort((a, b) => b[1] - a[1] || order(a[0], b[0]));
    return this.readWords(fitting.map(([word]) => word), "initials");
  }

  /** What was meant if it was typed on the other keyboard. */
  async otherKeyboard(term, isLast) {
    const other = /^[\x00-\x7f]*$/.test(term.text) ? fromLatin(term.text) : toLatin(term.text);
    if (!other || [...other].length < 2) return null;
    const read = { text: other, units: unitsOf(other) };
    return (await this.read([[{ units: read.units }, other]], "keyboard")) || (isLast ? this.read(halfTyped(read), "keyboard") : null);
  }

  /** The nearest words, if the term is misspelt. */
  async slips(term) {
    const syllables = [...term.text].length;
    if (syllables < 3 || !isSyllable(term.text)) return null;
    const cut = [...term.text].findIndex((_, at) => at > 1 && this.manifest.particles.has(term.text.slice(at)));
    const spelled = [term.text, ...(cut > 0 ? [term.text.slice(0, cut)] : [])].map(letters);
    const near = [];
    for (let [word, count] of await this.known(initial(term.text[0]))) {
      const start = [...word].slice(0, syllables).join("");
      if (start.length < word.length && distance(spelled[0], letters(start)) < 2) word = start;
      const length = [...word].length;
      if (length < 3 || Math.abs(length - syllables) > 2) continue;
      let best = Math.min(...spelled.map((typed) => distance(typed, letters(word))));
      if (length > 3 && Math.abs(length - syllables) === 1 && distance([...term.text], [...word]) === 1) best = 1;
      if (best <= (length > 4 ? 2 : 1)) near.push([best, -count, word]);
    }
    near.sort((a, b) => a[0] - b[0] || a[1] - b[1] || order(a[2], b[2]));
    // The beginnings of several longer words may be one word.
    return this.readWords([...new Set(near.filter((each) => each[0] === near[0][0]).map((each) => each[2]))], "typo");
  }

  /** The names and words that begin with these initials, each with its number of occurrences. */
  async known(initials) {
    const heads = this.manifest.lexicon, known = new Map();
    const starts = (text) => [...text].slice(0, initials.length).map(initial).join("") === initials;
    const files = heads.map((head, at) => at).filter((at) => !(heads[at + 1] < initials) && (heads[at] <= initials || heads[at].startsWith(initials)));
    for (const file of await Promise.all(files.map((at) => this.json(`l/${at}`)))) {
      for (const [word, count] of file) if (starts(word)) known.set(word, count);
    }
    for (const [, , , , text] of await this.names()) {
      if (starts(text)) known.set(text, (known.get(text) ?? 0) + NAME);
    }
    return [...known];
  }

  // What a page asks for

  /**
   * A page of results: `filters` has the wanted values of facets by name, `from` and `limit` say
   * which results. `facets` of the answer gives the values of a facet, each with its count under
   * the other filters.
   */
  async search(typed, { filters = {}, from = 0, limit = 10 } = {}) {
    await this.open();
    const { found, ranked } = typed.trim() ? await this.ranked(typed)
      : { found: [], ranked: Array.from({ length: this.manifest.entries }, (_, entry) => ({ entry, score: 0, isMost: false })) };
    const on = Object.entries(filters).filter(([, values]) => values.length);
    const sets = new Map();
    for (const [name, values] of on) {
      const facet = await this.facet(name);
      sets.set(name, new Set(facet.filter((each) => values.includes(each.value)).flatMap((each) => each.entries)));
    }
    const fits = ({ entry }, but) => [...sets].every(([name, set]) => name === but || set.has(entry));
    const kept = ranked.filter((each) => fits(each, ""));
    const changes = found.filter((each) => each.step !== "exact" && each.finds.size).map(({ term, step, needles }) => ({ from: term, to: needles, step }));
    const weakest = Math.max(0, ...found.map((each) => STEPS.indexOf(each.step)));
    const step = !kept.length ? "none" : kept.some((each) => !each.isMost) ? STEPS[weakest] : "most";
    const hits = await Promise.all(kept.slice(from, from + limit).map((each) => this.hit(each, found, STEPS[weakest])));
    return {
      query: typed, step, changes, total: kept.length, hits,
      needles: [...new Set(found.flatMap((each) => each.needles))],
      near: kept.length ? [] : await this.near(typed),
      facets: async (name) => {
        const pool = new Set(ranked.filter((each) => fits(each, name)).map((each) => each.entry));
        const values = (await this.facet(name)).map(({ value, label, entries }) =>
          ({ value, label, count: entries.filter((entry) => pool.has(entry)).length, isOn: (filters[name] ?? []).includes(value) }));
        return values.filter((each) => each.count || each.isOn);
      },
    };
  }

  /** What a result shows of a record. */
  async record(entry) {
    const block = await this.json(`r/${Math.floor(entry / BLOCK)}`);
    const [id, url, title, kind, date, agencies, series, summary] = block[entry % BLOCK];
    return { id: entry, key: id, url, title, kind, date, agencies, series, summary };
  }

  /** A result, with the terms that it lacks. */
  async hit({ entry, score, isMost }, found, step) {
    const missing = found.filter((each) => !each.finds.has(entry)).map((each) => each.term);
    return { ...(await this.record(entry)), score, step: isMost ? "most" : step, missing };
  }

  /** The values of a facet, each with its records. */
  facet(name) {
    return this.once(`facet ${name}`, async () => (await this.json(`f-${name}`)).map(([value, label, distances]) => {
      let at = 0;
      return { value, label, entries: distances.map((distance) => (at += distance)) };
    }));
  }

  /** Agencies, series, tags and titles that begin with what is typed, or have its initials. */
  async suggest(typed, most) {
    await this.open();
    const text = unitsOf(typed).join(""), found = new Map();
    if (!text) return [];
    const [low, high] = grown([...text].at(-1)) ?? ["", ""], head = [...text].slice(0, -1).join("");
    const fits = (own) => {
      const next = own.slice(head.length, head.length + 1);
      if (own.startsWith(text) || (own.startsWith(head) && next && low && next >= low && next <= high)) return true;
      return hasInitials([...own], [...text]);
    };
    for (const [name, of, url, kind, own] of await this.names()) {
      if (fits(own) && !found.has(url)) found.set(url, { title: of || name, url, kind, note: of ? name : "" });
    }
    const names = [...found.values()].slice(0, Math.ceil(most / 2));
    if (text.length > 1) {
      const { ranked } = await this.ranked(typed);
      for (const each of ranked.slice(0, most)) {
        const { url, title, kind, date } = await this.record(each.entry);
        if (!names.some((name) => name.url === url)) names.push({ title, url, kind, note: "", date });
      }
    }
    return names.slice(0, most);
  }

  /** Names and titles that share the beginning of a word that was not found. */
  async near(typed) {
    const near = new Map();
    for (const word of words(typed)) {
      for (let text = word.text; [...text].length > 1 && near.size < 5; text = text.slice(0, -1)) {
        for (const [name, of, url, kind, own] of await this.names()) {
          if (near.size < 5 && own.includes(text)) near.set(url, { title: of || name, url, kind });
        }
        if (near.size || !isSyllable(text)) break;
        const found = await this.find({ units: unitsOf(text) });
        for (const [entry] of [...found].sort((a, b) => b[1] - a[1]).slice(0, 3)) {
          const { url, title, kind } = await this.record(entry);
          near.set(url, { title, url, kind });
        }
      }
    }
    return [...near.values()];
  }

  /** The text of the page of a hit. */
  async text(hit) {
    if (this.isOffline) return this.json(`t/${hit.id}`);
    const response = await fetch(`${this.root}${hit.url}`);
    if (!response.ok) return "";
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("main .prose")?.textContent ?? "";
  }

  /**
   * The places of words in a text, [start, end] each; spaces and quotes between their characters do
   * not matter.
   */
  marks(text, needles) {
    const marks = [];
    for (const needle of needles) {
      const units = [...needle].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      for (const found of text.matchAll(new RegExp(units.join("[\\s·‘’“”'\"]?"), "giu"))) marks.push([found.index, found.index + found[0].length]);
    }
    marks.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let behind = 0;
    return marks.filter(([start, end]) => start >= behind && (behind = end));
  }
}

/**
 * Whether a word begins with what was typed, where a consonant stands for any syllable that begins
 * with it.
 */
const hasInitials = (word, typed) =>
  typed.every((letter, at) => at < word.length && (word[at] === letter || (isConsonant(letter) && initial(word[at]) === letter)));

/**
 * The first position from `low` to before `high` from which on `isSo` holds; `high` if there is
 * none.
 */
const firstWhere = (low, high, isSo) => {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Orders strings by UTF-16 units. */
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Adds finds to others; a record keeps the better of the two. */
const better = (all, finds, quality) => {
  for (const [entry, worth] of finds) all.set(entry, Math.max(all.get(entry) ?? 0, worth * quality));
  return all;
};

/**
 * The file that would have a key: the last whose first key is not behind it; -1 if there is none.
 */
const shard = (first, key) => firstWhere(0, first.length, (at) => first[at] > key) - 1;
