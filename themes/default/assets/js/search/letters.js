// Hangul: the letters (Jamo) of a syllable, half-typed syllables, the two keyboards, the forms of
// verbs. `tests/search/hangul.json` says what each function gives.

// The first consonants, the vowels, the last consonants (none comes first), in the order of
// Unicode.
const FIRST = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", MIDDLE = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/** The letters that are typed with two keys, each with the two. */
const DOUBLE = "ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ".split(" ");
/** The keys of a Korean keyboard: the Latin letter of each with its Korean one. */
const KEYS = "qㅂwㅈeㄷrㄱtㅅyㅛuㅕiㅑoㅐpㅔaㅁsㄴdㅇfㄹgㅎhㅗjㅓkㅏlㅣzㅋxㅌcㅊvㅍbㅠnㅜmㅡQㅃWㅉEㄸRㄲTㅆOㅒPㅖ";
/** Vowels that merge with an ending: a verb's stem may show one or the other. */
const GROWN = "ㅣㅕ ㅜㅝ ㅗㅘ ㅚㅙ ㅡㅓ ㅡㅏ".split(" ");

const isSyllable = (text) => /^[가-힣]*$/.test(text);
const isConsonant = (letter) => FIRST.includes(letter);
/** The syllable of three letters, given by position. */
const join = (first, middle, last) => String.fromCharCode(0xac00 + (first * 21 + middle) * 28 + last);
/** The positions of the three letters of a syllable, or null. */
const split = (letter) => {
  if (!/^[가-힣]$/.test(letter)) return null;
  const at = letter.charCodeAt(0) - 0xac00;
  return [Math.floor(at / 588), Math.floor(at / 28) % 21, at % 28];
};
/** The two letters of a double one, or undefined. */
const halves = (letter) => DOUBLE.find((row) => row[0] === letter)?.slice(1);
/** The double letter of two, or undefined. */
const double = (one, other) => DOUBLE.find((row) => row.slice(1) === one + other)?.[0];
/** The first consonant of a syllable; any other character itself. */
const initial = (letter) => { const parts = split(letter); return parts ? FIRST[parts[0]] : letter; };
/** Every letter by itself, as it is typed: 권 is ㄱㅜㅓㄴ. */
const letters = (text) => {
  const out = [];
  for (const letter of text) {
    const parts = split(letter);
    const own = parts ? [FIRST[parts[0]], MIDDLE[parts[1]], ...(parts[2] ? [FINAL[parts[2]]] : [])] : [letter];
    for (const part of own) out.push(...(halves(part) ?? part));
  }
  return out;
};

/**
 * The first and last syllable that a half-typed syllable may become: 구 becomes 국, 권, 귀; 갑 becomes
 * 값. A consonant becomes any syllable that begins with it. Null for any other character.
 */
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

/**
 * Takes the last consonant off a syllable, for the next syllable to begin with: 셏 is 세 and ㅊ; else
 * null.
 */
const stolen = (syllable) => {
  const parts = split(syllable);
  if (!parts?.[2]) return null;
  const pair = halves(FINAL[parts[2]]);
  return [join(parts[0], parts[1], pair ? FINAL.indexOf(pair[0]) : 0), pair ? pair[1] : FINAL[parts[2]]];
};

/** Makes syllables of letters, as an input method does. */
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

/** The same keys on a Korean keyboard: `rnrals` is 국민. Null unless all become whole syllables. */
const fromLatin = (typed) => {
  const key = (latin) => { const at = KEYS.indexOf(latin); return at < 0 ? null : KEYS[at + 1]; };
  const korean = [...typed].map((latin) => (/[a-z]/i.test(latin) ? key(latin) ?? key(latin.toLowerCase()) : latin));
  const composed = compose(korean);
  return [...composed].some((letter) => isConsonant(letter) || MIDDLE.includes(letter) || halves(letter)) ? null : composed;
};

/** The same keys on a Latin keyboard: 먀 is `ai`. Null if a character has no key. */
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

/**
 * The stems of a verb from one of its forms: [what stays, the first and last syllable that may
 * follow]. 줄였다, 줄이는, 줄인 all begin with 줄 and a syllable from 이 to 잏, or from 여 to 옇.
 */
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
    // 20 is ㅆ, the past tense: 줄였. A stem with another last consonant stays as it is: 받았다.
    if (last && last !== 20) { if (startsWithVowel) add(rest, null); continue; }
    if (!head) continue;
    const vowel = MIDDLE[middle];
    const vowels = [vowel, ...GROWN.flatMap((pair) => (pair[0] === vowel ? pair[1] : pair[1] === vowel ? pair[0] : []))];
    for (const each of vowels) add(head, [join(first, MIDDLE.indexOf(each), 0), join(first, MIDDLE.indexOf(each), 27)]);
  }
  return stems;
};

/**
 * A word without an ending, or null. A consonant that begins the ending ends the syllable before
 * it.
 */
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
