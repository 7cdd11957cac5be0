// Loads the files of the index: from a host by fetching, in a portable site by scripts.

// What waits for each file; a script of the index calls `take` with its name and its bytes as
// base64.
const taken = new Map();
const take = (name, text) => { taken.get(name)?.(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))); };

const byScript = (index, name) => new Promise((done, fail) => {
  taken.set(name, done);
  const script = document.createElement("script");
  script.src = `${index}${name}.js`;
  script.onerror = () => fail(new Error(name));
  document.head.append(script);
});

/**
 * Fetches a file; `isGone` on the error says that the site was published again since the page was
 * opened.
 */
const byFetch = async (index, name, mark) => {
  const response = await fetch(`${index}${name}${mark ? `.${mark}` : ""}.bin`, mark ? {} : { cache: "no-cache" });
  if (!response.ok) throw Object.assign(new Error(`${name}: ${response.status}`), { isGone: response.status === 404 });
  return new Uint8Array(await response.arrayBuffer());
};

/** The value in a file of gzip and JSON. */
const json = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};
