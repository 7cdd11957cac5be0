#!/usr/bin/env bash
# Runs every check there is, in order, and says how long each took. Installs what it needs: Debian's
# Chromium, Korean fonts, Java and nginx for the pages, Python for the open data, Node packages from the lock
# files. Needs cargo and node.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-never}" RUST_BACKTRACE=0

site=target/site
times=()

# step NAME COMMAND…: runs a command, notes its time, ends everything when it fails.
step() {
  local name=$1 start=$SECONDS
  shift
  echo "── $name"
  "$@" || { echo "failed: $name" >&2; exit 1; }
  times+=("$(printf '%4d s  %s' $((SECONDS - start)) "$name")")
}

packages() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  command -v java >/dev/null || missing+=(default-jre-headless)
  fc-list :lang=ko 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk fontconfig)
  PATH="$PATH:/usr/sbin" command -v nginx >/dev/null || missing+=(nginx-light)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  [ ${#missing[@]} -eq 0 ] && return
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

sample() {
  rm -rf "$site"
  target/release/ondo build --output "$site/once" &&
    target/release/ondo build --output "$site/twice" &&
    target/release/ondo build --portable --output "$site/portable" &&
    diff -r "$site/once" "$site/twice"
}

search() {
  (cd tests/search && ONDO="$(realpath ../../target/release/ondo)" ONDO_SITE="$PWD/../../$site/once" node --test) &&
    node tests/search/evaluate.mjs --site "$site/once"
}

formats() {
  (cd tests/formats && npm ci --ignore-scripts --no-fund --no-audit && ONDO="$(realpath ../../target/release/ondo)" npm test)
}

browser() {
  (cd tests/browser && npm ci --ignore-scripts --no-fund --no-audit) &&
    (cd tests/browser && npx --no-install tsc --project jsconfig.json) &&
    (cd tests/browser && ONDO="$(realpath ../../target/release/ondo)" ONDO_SITE="$PWD/../../$site/once" ONDO_PORTABLE="$(realpath "../../$site/portable")" npm test)
}

hosting() {
  python3 -m venv target/python &&
    target/python/bin/pip install --quiet --disable-pip-version-check --requirement tests/hosting/requirements.txt &&
    (cd tests/hosting && npm ci --ignore-scripts --no-fund --no-audit) &&
    (cd tests/hosting && PATH="$PATH:/usr/sbin" ONDO="$(realpath ../../target/release/ondo)" ONDO_ROOT="$(realpath ../..)" \
      FRICTIONLESS="$(realpath ../../target/python/bin/frictionless)" npm test)
}

unchanged() {
  git diff --exit-code --stat && test -z "$(git status --porcelain)"
}

step "format" cargo fmt --check
step "lints" cargo clippy --locked --all-targets -- -D warnings
step "compile tests" cargo test --locked --no-run
step "tests" cargo test --locked
step "documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet
step "release build" cargo build --locked --release
step "sample archive, twice" sample
step "search" search
step "schemas and formats" formats
step "packages for the browser" packages
step "browser" browser
step "hosting" hosting
step "no file changed" unchanged

echo
printf '%s\n' "${times[@]}" "$(printf '%4d s  all' "$SECONDS")"
