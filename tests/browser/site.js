// Serves a folder as a static host does: under the path of its base address, with the strict policy.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
};

/** Starts a server for `folder` below `path` (with `/` at both ends); gives its address and a way to stop it. */
export async function serve(folder, path = "/") {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const below = decodeURIComponent(url.pathname);
    const file = below.startsWith(path) ? await found(join(folder, normalize("/" + below.slice(path.length)))) : null;
    const headers = { "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" };
    if (file) {
      response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404, { ...headers, "Content-Type": TYPES[".html"] });
      response.end(await readFile(join(folder, "404.html")));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return { address: `http://127.0.0.1:${port}${path}`, close: () => new Promise((done) => server.close(done)) };
}

async function found(path) {
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory()) return found(join(path, "index.html"));
  return status ? path : null;
}
