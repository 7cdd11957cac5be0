// Serves a folder with nginx, as a plain web server of an agency does, with the policy as a header.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// One process with the rights of whoever started it: it needs no root, and reads what only they can read.
// The link checker asks for hundreds of files at once, thousands of times: no connection may be refused or closed for that.
const settings = (work, folder, port, path) => `
daemon off;
master_process off;
pid ${work}/nginx.pid;
error_log ${work}/error.log;
events { worker_connections 4096; }
http {
  include /etc/nginx/mime.types;
  types {
    application/ld+json jsonld;
    application/manifest+json webmanifest;
    text/calendar ics;
    text/csv csv;
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types application/javascript application/json application/ld+json text/calendar text/css text/csv text/plain text/xml;
  access_log off;
  keepalive_requests 1000000;
  ${["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map((name) => `${name}_temp_path ${work}/${name};`).join("\n  ")}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    error_page 404 ${path}404.html;
    add_header Content-Security-Policy "${POLICY}" always;
    add_header X-Content-Type-Options nosniff always;
  }
}
`;

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts nginx for `folder`, with the 404 page of the site below `path` in it; gives a way to stop it. */
export async function serve(folder, port, path) {
  const work = await mkdtemp(join(tmpdir(), "ondo-nginx-"));
  await writeFile(join(work, "nginx.conf"), settings(work, folder, port, path));
  const program = spawn("nginx", ["-p", work, "-e", join(work, "error.log"), "-c", join(work, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  process.once("exit", () => program.kill());
  let ended = "";
  const gone = new Promise((done) => {
    program.on("error", (error) => done((ended = error.code === "ENOENT" ? "nginx is not on the path: apt-get install nginx-light" : String(error))));
    program.on("exit", (code) => done((ended ||= `nginx ended with ${code}`)));
  });
  const close = async () => {
    if (!ended) program.kill();
    await gone;
    await rm(work, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && !ended; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null)) return { close };
    await setTimeout(50);
  }
  const log = await readFile(join(work, "error.log"), "utf8").catch(() => "");
  await close();
  assert.fail(`${ended || "nginx does not answer"}\n${log}`);
}
