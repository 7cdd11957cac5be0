// Reads the files of lists that `src/search/format.rs` writes.

/** The lists of a file by key. Throws if it is of another version or damaged. */
const listsOf = (file) => {
  let at = 1;
  // A length in LEB128.
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
