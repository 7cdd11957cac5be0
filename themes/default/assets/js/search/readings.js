// Other readings of a word: half typed, as a verb, misspelt.

/** The forms that a half-typed term may become, each with its text. */
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

/** Whether a word is surely the form of a verb, so that its other forms are meant as well. */
const isVerb = (word) => {
  if (/(하는|되는|하고|하여|해서|아서|어서|여서|하던|니다|면서|도록)$/.test(word)) return true;
  return /[다던]$/.test(word) && split(word.at(-2) ?? "")?.[2] === 20;
};

/**
 * The letters to replace, insert, delete or swap with the next to get from `a` to `b`; 3 for
 * whatever is too far.
 */
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
