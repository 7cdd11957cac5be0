// Korean search over the files below search/. Does what the crate's `search` room does, step by step; its
// files say why. The two are tested against each other. No words of the page are here.
"use strict";

globalThis.OndoSearch = (() => {
  const VERSION = 1, BLOCK = 8, MARK = 6, FEW = 5, MOST_HITS = 10, READINGS = 3, NAME = 1e6;
  const WEIGHTS = [1, 6, 4, 4, 2, 40];
  const QUALITY = { exact: 4, keyboard: 4, stem: 3, partial: 3, initials: 3, typo: 2 };
  const STEPS = ["exact", "stem", "partial", "initials", "keyboard", "typo", "most"];
  const INSIDE = 0, LAST = 2, OFFSET = 511;

  // Letters (hangul.rs)

  const FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  const DOUBLE = "ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ".split(" ");
  const KEYS = "qㅂwㅈeㄷrㄱtㅅyㅛuㅕiㅑoㅐpㅔaㅁsㄴdㅇfㄹgㅎhㅗjㅓkㅏlㅣzㅋxㅌcㅊvㅍbㅠnㅜmㅡQㅃWㅉEㄸRㄲTㅆOㅒPㅖ";
  const GROWN = "ㅣㅕ ㅜㅝ ㅗㅘ ㅚㅙ ㅡㅓ ㅡㅏ".split(" ");

  const isSyllable = (text) => /^[가-힣]*$/.test(text);
  const isConsonant = (letter) => FIRST.includes(letter);
  const join = (first, middle, last) => String.fromCharCode(0xac00 + (first * 21 + middle) * 28 + last);
  const split = (letter) => {
    if (!/^[가-힣]$/.test(letter)) return null;
    const at = letter.charCodeAt(0) - 0xac00;
    return [Math.floor(at / 588), Math.floor(at / 28) % 21, at % 28];
  };
  const halves = (letter) => DOUBLE.find((row) => row[0] === letter)?.slice(1);
  const double = (one, other) => DOUBLE.find((row) => row.slice(1) === one + other)?.[0];
  const initial = (letter) => { const parts = split(letter); return parts ? FIRST[parts[0]] : letter; };
  const letters = (text) => {
    const out = [];
    for (const letter of text) {
      const parts = split(letter);
      const own = parts ? [FIRST[parts[0]], MIDDLE[parts[1]], ...(parts[2] ? [FINAL[parts[2]]] : [])] : [letter];
      for (const part of own) out.push(...(halves(part) ?? part));
    }
    return out;
  };

  /** From and to which syllable a syllable or consonant may grow while typing goes on. */
  const grown = (typed) => {
    if (isConsonant(typed)) return [join(FIRST.indexOf(typed), 0, 0), join(FIRST.indexOf(typed), 20, 27)];
    const parts = split(typed);
    if (!parts) return null;
    const [first, middle, last] = parts;
    const whole = (row, from) => {
      let to = from;
      while (to < from + 7 && halves(row[to + 1])?.[0] === row[from]) to++;
      return to;
    };
    if (!last) return [typed, join(first, whole(MIDDLE, middle), 27)];
    return [typed, join(first, middle, last === 1 ? 3 : whole(FINAL, last))];
  };

  const stolen = (syllable) => {
    const parts = split(syllable);
    if (!parts?.[2]) return null;
    const pair = halves(FINAL[parts[2]]);
    return [join(parts[0], parts[1], pair ? FINAL.indexOf(pair[0]) : 0), pair ? pair[1] : FINAL[parts[2]]];
  };

  const compose = (typed) => {
    let out = "";
    const isVowel = (at) => at < typed.length && MIDDLE.includes(typed[at]);
    for (let at = 0; at < typed.length;) {
      if (!isConsonant(typed[at]) || !isVowel(at + 1)) { out += typed[at++]; continue; }
      const first = FIRST.indexOf(typed[at]);
      let vowel = typed[at + 1], last = 0;
      at += 2;
      const both = at < typed.length && double(vowel, typed[at]);
      if (both) { vowel = both; at++; }
      if (at < typed.length && FINAL.indexOf(typed[at]) > 0 && !isVowel(at + 1)) {
        last = FINAL.indexOf(typed[at++]);
        const pair = at < typed.length && !isVowel(at + 1) && double(FINAL[last], typed[at]);
        if (pair) { last = FINAL.indexOf(pair); at++; }
      }
      out += join(first, MIDDLE.indexOf(vowel), last);
    }
    return out;
  };

  const fromLatin = (typed) => {
    const key = (latin) => { const at = KEYS.indexOf(latin); return at < 0 ? null : KEYS[at + 1]; };
    const korean = [...typed].map((latin) => (/[a-z]/i.test(latin) ? key(latin) ?? key(latin.toLowerCase()) : latin));
    const composed = compose(korean);
    return [...composed].some((letter) => isConsonant(letter) || MIDDLE.includes(letter) || halves(letter)) ? null : composed;
  };

  const toLatin = (typed) => {
    let out = "";
    for (const letter of letters(typed)) {
      const at = KEYS.indexOf(letter);
      if (at % 2 === 1) out += KEYS[at - 1].toLowerCase();
      else if (letter < "\x80") out += letter;
      else return null;
    }
    return out;
  };

  /** The forms of a verb: [what stays, between which syllables the next one is]. */
  const verbStems = (word, endings) => {
    const stems = [];
    if (word.length < 2 || !isSyllable(word)) return stems;
    const add = (head, next) => { if (!stems.some((stem) => stem[0] === head && `${stem[1]}` === `${next}`)) stems.push([head, next]); };
    for (const ending of endings) {
      const rest = strip(word, ending);
      if (!rest) continue;
      const head = rest.slice(0, -1), startsWithVowel = /^[아어았었으]./.test(ending);
      if (!head && !startsWithVowel) continue;
      const [first, middle, last] = split(rest.at(-1));
      if (last && last !== 20) { if (startsWithVowel) add(rest, null); continue; }
      if (!head) continue;
      const vowel = MIDDLE[middle];
      const vowels = [vowel, ...GROWN.flatMap((pair) => (pair[0] === vowel ? pair[1] : pair[1] === vowel ? pair[0] : []))];
      for (const each of vowels) add(head, [join(first, MIDDLE.indexOf(each), 0), join(first, MIDDLE.indexOf(each), 27)]);
    }
    return stems;
  };

  const strip = (word, ending) => {
    let rest = word;
    for (const part of [...ending].reverse()) {
      const last = rest.at(-1);
      if (!last) return null;
      rest = rest.slice(0, -1);
      if (part === last) continue;
      const [first, middle, end] = split(last);
      if (!end || FINAL[end] !== part) return null;
      rest += join(first, middle, 0);
    }
    return rest;
  };

  // Texts (text.rs)

  // Letter by letter: at the end of a word, toLowerCase gives another sigma.
  const small = (text) => Array.from(text, (letter) => letter.toLowerCase()).join("");
  const fold = (text) => text.replace(/[^ㄱ-ㆎ]+/g, (part) => small(part.normalize("NFKC"))).normalize("NFC");
  const MONTH = "(0?[1-9]|1[0-2])(?!\\d)", DAY = "(0?[1-9]|[12]\\d|3[01])(?!\\d)";
  const WEEKDAY = "(?: ?\\([월화수목금토일]\\))?";
  const byMark = (mark) => `${mark}${MONTH}(?:${mark}${DAY}${WEEKDAY}|(?!${mark}\\d))`;
  const DATE = new RegExp(`(?<!\\d)((?:19|20)\\d\\d)(?:\\. *${MONTH}(?:\\. *${DAY}\\.?${WEEKDAY}|(?!\\.\\d)\\.?)|${byMark("-")}|${byMark("/")})`, "g");
  const spellDates = (text) => text.replace(DATE, (all, year, ...parts) => {
    const [month, day] = [0, 1].map((at) => parts[at] ?? parts[at + 2] ?? parts[at + 4]);
    return ` ${year}년 ${+month}월${day ? ` ${+day}일` : ""}`;
  });

  const NOTHING = /['"`´‘’“”‚„「」『』〈〉《》\u00ad\u200b-\u200d\u2060\ufeff]/g;
  const UNIT = /[가-힣%]|\d+(?:,\d{3}(?!\d))*(?:\.\d+(?:,\d{3}(?!\d))*)?|(?=\p{Alphabetic})[\u2e80-\u318c\u318e-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]|(?:(?![\u2e80-\u9fff가-힣\uf900-\ufaff\u{20000}-\u{3ffff}])\p{Alphabetic}(?:[-\u2010&](?=(?![\u2e80-\u9fff가-힣\uf900-\ufaff\u{20000}-\u{3ffff}])\p{Alphabetic}))?)+|[-\u2010&·‧・•ㆍ∙/_\s]|./gsu;

  /** The words of a text: whether a break stands before each, and its units. */
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
  const unitsOf = (text) => words(text).flatMap((word) => word.units);

  // Bits (bits.rs)

  class Bits {
    constructor(bytes) { this.bytes = bytes; this.at = 0; }
    /** The next bits, at most 25, without taking them. */
    peek(count) {
      const { bytes } = this, at = this.at >> 3;
      const four = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      return count && (four << (this.at & 7)) >>> (32 - count);
    }
    bits(count) {
      const value = this.peek(count);
      this.at += count;
      return value;
    }
    gamma() {
      const zeros = Math.clz32(this.peek(25) << 7 | 64);
      this.at += zeros + 1;
      return ((1 << zeros) | this.bits(check(zeros, 24))) - 1;
    }
    rice(scale) {
      let high = 0;
      while (this.bits(1)) high++;
      return (high << scale) | this.bits(scale);
    }
    below(limit) {
      if (limit <= 1) return 0;
      const length = 32 - Math.clz32(limit - 1), short = 2 ** length - limit, value = this.bits(length - 1);
      return value < short ? value : ((value << 1) | this.bits(1)) - short;
    }
    rising(count, low, high, values) {
      if (!count) return values;
      if (high - low <= count) { for (let at = 0; at < count; at++) values.push(low + at); return values; }
      const middle = count >> 1, value = low + middle + this.below(high - low - count + 1);
      this.rising(middle, low, value, values);
      values.push(value);
      return this.rising(count - middle - 1, value + 1, high, values);
    }
    commonFirst(count) {
      const kinds = Array.from({ length: check(this.gamma() + 1, count) }, () => this.gamma());
      const values = new Array(count).fill(kinds[0]);
      if (kinds.length > 1) {
        const others = this.rising(check(this.gamma(), count), 0, count, []);
        for (const at of others) values[at] = kinds[check(this.gamma() + 1, kinds.length - 1)];
      }
      return values;
    }
    end() { check(this.at, this.bytes.length * 8); }
  }

  /** A number no greater than another; a file that says otherwise is damaged. */
  const check = (value, most) => { if (!(value <= most)) throw new RangeError("damaged search index"); return value; };

  /** The lists of a file by their keys (format.rs). */
  const listsOf = (file) => {
    let at = 1;
    const take = () => {
      let value = 0;
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = file[check(at++, file.length - 1)];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
      return check(1, 0);
    };
    check(Math.abs(file[0] - VERSION), 0);
    const length = take();
    check(at + length, file.length);
    const lines = new TextDecoder().decode(file.subarray(at, at + length)).split("\n");
    at += length;
    let first = "";
    const keys = lines.map((line) => {
      if (line.startsWith(" ")) return first + line;
      first = line.includes(" ") ? line.slice(0, line.indexOf(" ")) : "";
      return line;
    });
    const lengths = keys.map(take), lists = new Map();
    keys.forEach((key, index) => {
      lists.set(key, file.subarray(at, check(at + lengths[index], file.length)));
      at += lengths[index];
    });
    return lists;
  };

  // Worth (rank.rs)

  const mostWords = (size) => (4 + (size % 4)) << (size >> 2);
  const strength = (isAtStart, isClean) => (isAtStart ? (isClean ? 10 : 8) : isClean ? 7 : 2);
  const weight = (strong, field, length) => (field === 0 ? Math.floor((strong * 10000) / length) : strong * WEIGHTS[field] * 100);
  const impact = (sum) => Math.max(1, Math.floor((60 * sum) / (sum + 1200)));
  const logarithm = (number) => {
    const whole = 31 - Math.clz32(Math.max(1, number));
    return whole * 16 + Math.floor((Math.max(1, number) * 16) / 2 ** whole) - 16;
  };
  const rarity = (count, entries) => logarithm(entries + 1) + 16 - Math.min(logarithm(count), logarithm(entries + 1));

  // Loading: by fetching from a host, by scripts from a disk

  const taken = new Map();
  const take = (name, text) => { taken.get(name)?.(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))); };

  const byScript = (index, name) => new Promise((done, fail) => {
    taken.set(name, done);
    const script = document.createElement("script");
    script.src = `${index}${name}.js`;
    script.onerror = () => fail(new Error(name));
    document.head.append(script);
  });

  const byFetch = async (index, name, mark) => {
    const response = await fetch(`${index}${name}${mark ? `.${mark}` : ""}.bin`, mark ? {} : { cache: "no-cache" });
    if (!response.ok) throw Object.assign(new Error(`${name}: ${response.status}`), { isGone: response.status === 404 });
    return new Uint8Array(await response.arrayBuffer());
  };

  const json = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };

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

    /** What is made once; what failed is tried again the next time. */
    once(name, make) {
      if (!this.files.has(name)) this.files.set(name, make().catch((error) => { this.files.delete(name); throw error; }));
      return this.files.get(name);
    }

    file(name) { return this.loader(this.index, name, this.mark(name)); }

    /** What tells a file from that of another build (format.rs). */
    mark(name) {
      const [folder, number = 0] = name.split("/");
      return this.manifest?.marks[folder]?.slice(number * MARK, (+number + 1) * MARK);
    }

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

    // Where a form stands (find.rs)

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

    /** The list of a range, read when it is first asked for: most words that are nowhere break off before their end. */
    lazily(range) {
      let list = null;
      return () => (list ??= merge(range.map(([key, bytes]) => [key, this.places(bytes)])));
    }

    async range(low, high) {
      const { first } = this.pairs, names = [];
      for (let at = Math.max(0, shard(first, low)); at < first.length && first[at] <= high; at++) names.push(`p/${at}`);
      const found = [];
      for (const lists of await Promise.all(names.map((name) => this.lists(name)))) {
        for (const [key, list] of lists) if (key >= low && key <= high) found.push([key, list]);
      }
      return found;
    }

    /** The places of a pair, read once for all forms of a search. */
    places(bytes) {
      if (!this.decoded.has(bytes)) this.decoded.set(bytes, this.decode(bytes));
      return this.decoded.get(bytes).rewound();
    }

    /** Reads the places of a pair (pairs.rs). */
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

    // From a query to entries (engine.rs)

    form(term) { return { units: term.units, isPhrase: term.isPhrase }; }

    /** All entries of an answer: ranked, with what was found of each term. */
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

    /** An entry with one of several forms counts by its best one. */
    async read(forms, step) {
      const finds = new Map(), needles = [];
      const all = await Promise.all(forms.map(([form]) => this.find(form)));
      all.forEach((each, at) => {
        if (each.size && !needles.includes(forms[at][1])) needles.push(forms[at][1]);
        better(finds, each, QUALITY[step]);
      });
      return finds.size ? { step, finds, needles } : null;
    }

    readWords(list, step) {
      return this.read(list.slice(0, READINGS).map((word) => [{ units: unitsOf(word) }, word]), step);
    }

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

    async initials(term, isWhole) {
      const typed = [...term.text];
      if (typed.length < 2 || !typed.some(isConsonant)) return null;
      const fits = (word) => ([...word].length === typed.length) === isWhole && hasInitials([...word], typed);
      const known = await this.known(typed.map(initial).join(""));
      const fitting = known.filter(([word]) => fits(word)).sort((a, b) => b[1] - a[1] || order(a[0], b[0]));
      return this.readWords(fitting.map(([word]) => word), "initials");
    }

    async otherKeyboard(term, isLast) {
      const other = /^[\x00-\x7f]*$/.test(term.text) ? fromLatin(term.text) : toLatin(term.text);
      if (!other || [...other].length < 2) return null;
      const read = { text: other, units: unitsOf(other) };
      return (await this.read([[{ units: read.units }, other]], "keyboard")) || (isLast ? this.read(halfTyped(read), "keyboard") : null);
    }

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

    /** The names and words whose initials begin so, each with how often it occurs. */
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

    async record(entry) {
      const block = await this.json(`r/${Math.floor(entry / BLOCK)}`);
      const [id, url, title, kind, date, agencies, series, summary] = block[entry % BLOCK];
      return { id: entry, key: id, url, title, kind, date, agencies, series, summary };
    }

    async hit({ entry, score, isMost }, found, step) {
      const missing = found.filter((each) => !each.finds.has(entry)).map((each) => each.term);
      return { ...(await this.record(entry)), score, step: isMost ? "most" : step, missing };
    }

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
      return page.querySelector("main .body")?.textContent ?? "";
    }

    /** Where words stand in a text, spaces and signs between their letters aside. */
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

  const hasInitials = (word, typed) =>
    typed.every((letter, at) => at < word.length && (word[at] === letter || (isConsonant(letter) && initial(word[at]) === letter)));

  /** The first place from `low` on, before `high`, where something is so that stays so. */
  const firstWhere = (low, high, isSo) => {
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isSo(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  const better = (all, finds, quality) => {
    for (const [entry, worth] of finds) all.set(entry, Math.max(all.get(entry) ?? 0, worth * quality));
    return all;
  };

  /** The file that would hold a key: the last whose first key is not behind it. */
  const shard = (first, key) => firstWhere(0, first.length, (at) => first[at] > key) - 1;

  /** Where a pair stands: for each entry a part of `keys`, word and offset in one number each. */
  class List {
    constructor(entries, from, keys, shapes) {
      this.entries = entries;
      this.from = from;
      this.keys = keys;
      this.shapes = shapes;
      this.index = 0;
    }
    rewound() { this.index = 0; return this; }
    each(tell) {
      this.entries.forEach((entry, index) => {
        for (let at = this.from[index]; at < this.from[index + 1]; at++) tell(entry, at);
      });
    }
    /** The place with a key in an entry, no earlier one than was asked for before; or -1. */
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

  /** What a term may become while typing goes on. */
  const halfTyped = (term) => {
    const last = term.units.at(-1), head = term.units.slice(0, -1), forms = [];
    if (!last) return forms;
    if ([...last].length > 1) return /^\p{Alphabetic}+$/u.test(last) ? [[{ units: term.units, goesOn: true }, term.text]] : forms;
    const add = (units, letter) => { const next = grown(letter); if (next && units.length) forms.push([{ units, next }, units.join("")]); };
    add(head, last);
    const parts = stolen(last);
    if (parts) add([...head, parts[0]], parts[1]);
    return forms;
  };

  const isVerb = (word) => {
    if (/(하는|되는|하고|하여|해서|아서|어서|여서|하던|니다|면서|도록)$/.test(word)) return true;
    return /[다던]$/.test(word) && split(word.at(-2) ?? "")?.[2] === 20;
  };

  /** How many letters must change, come, go or trade places; 3 stands for all that is too far. */
  const distance = (a, b) => {
    if (Math.abs(a.length - b.length) > 2) return 3;
    const rows = [b.map((_, at) => at + 1)];
    rows[0].unshift(0);
    for (let i = 1; i <= a.length; i++) {
      rows.push([i]);
      for (let j = 1; j <= b.length; j++) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[a.length][b.length];
  };

  // What was typed (query.rs)

  const isDatePart = (word) => /^\d+[년월일]$/.test(word);

  const parse = (typed, questions) => {
    const query = { terms: [], without: [] }, parts = typed.split(/["“”„＂]/);
    const add = (text, isPhrase, isLeftOut) => {
      const terms = isLeftOut ? query.without : query.terms;
      let before = null;
      for (const { gap, units, text: word } of words(text)) {
        const goesOn = before && (isPhrase || (gap === "space" && isDatePart(word) && isDatePart(before.units.slice(-2).join(""))));
        if (goesOn) Object.assign(before, { text: before.text + word, units: [...before.units, ...units], isPhrase: true });
        else terms.push((before = { text: word, units, isPhrase }));
      }
      for (const term of terms) term.units.splice(32);
    };
    parts.forEach((part, index) => {
      if (index % 2 && index < parts.length - 1) {
        add(part, true, /(^|[^\p{Alphabetic}\p{N}-])-+$/u.test(parts[index - 1]));
        return;
      }
      const plain = part.split(/\s/).filter((word) => {
        if (!/^[-–−－]/.test(word)) return true;
        if (word.length > 1) add(word.slice(1), false, true);
        return false;
      });
      add(plain.join(" "), false, false);
    });
    for (const kind of ["terms", "without"]) query[kind] = query[kind].filter((term, index, all) => all.findIndex((other) => other.text === term.text) === index);
    if (query.terms.some((term) => !questions.has(term.text))) query.terms = query.terms.filter((term) => !questions.has(term.text));
    query.terms.splice(12);
    return query;
  };

  return {
    open: (options) => new Engine(options),
    take,
    // For tests against the vectors that the crate reads as well.
    words, letters, grown, stolen, fromLatin, toLatin, verbStems, Bits,
  };
})();
