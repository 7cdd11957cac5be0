// A query as terms: `말 -뺄말 "그대로 찾을 말"`.

/** Whether `2019년`, `12월`, `26일`. */
const isDatePart = (word) => /^\d+[년월일]$/.test(word);

/**
 * The terms to find and those to leave out. Words that only ask (무엇, 알려줘) are dropped if others are
 * there.
 */
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
