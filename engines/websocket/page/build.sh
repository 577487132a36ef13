#!/usr/bin/env bash
# Builds the page into a folder, if anything changed since the last time. Without Node, or without its packages, it is
# a page that says why and what to do: the engine builds and starts all the same. The engine's Maven build calls it.
#   build.sh FOLDER     FOLDER becomes the root that the engine serves
#   build.sh --packages only fetches the packages of the lock file, where others are there
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
say() { printf 'page: %s\n' "$*"; }

# Why the page cannot be built, if so; empty where it can.
missing() {
  if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    printf 'Node.js was not found when the engine was built'
  elif ! node -e 'const [a, b] = process.versions.node.split(".").map(Number);
      process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'; then
    printf 'Node.js %s was found when the engine was built, which cannot build it' "$(node --version)"
  fi
}

# fingerprint REASON: of all that the page is made from.
fingerprint() {
  printf '%s\n' "$1"
  find . \( -name node_modules -o -name dist -o -name browser -o -name test \) -prune -o -type f -print | LC_ALL=C sort |
    while IFS= read -r file; do cksum "$file"; done
}

# absent REASON WHAT-TO-DO: the page that says so, in the same colours.
absent() {
  say "$1; / will say so. $2"
  rm -rf "$out"
  mkdir -p "$out/assets"
  # What lies in assets is kept by browsers for a year: its name has to change with it.
  local file version=${now%% *}
  for file in src/colours.css absent/absent.css absent/absent.js; do
    cp "$file" "$out/assets/$version-$(basename "$file")"
  done
  cp public/icon.svg "$out/"
  sed -e "s|@REASON@|$1|" -e "s|@ACTION@|$2|" -e "s|@VERSION@|$version|" absent/index.html >"$out/index.html"
}

# install: true when the packages of the lock file are there.
install() {
  local lock
  lock=$(cksum <package-lock.json)
  [ "$(cat node_modules/.installed 2>/dev/null)" = "$lock" ] && return
  say "fetching its packages"
  npm ci --no-audit --no-fund --loglevel=error && printf '%s' "$lock" >node_modules/.installed
}

if [ "$1" = --packages ]; then
  install
  exit
fi

out=$1
stamp=$out.stamp
reason=$(missing)
now=$(fingerprint "$reason" | cksum)
if [ -f "$out/index.html" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
  exit 0
fi
if [ -n "$reason" ]; then
  absent "$reason" "Install Node.js 22.12 or later (or 20 from 20.19), then build again."
elif ! install; then
  [ -z "${CI:-}" ] || exit 1
  # Not noted as done: the next build tries again.
  rm -f "$stamp"
  absent "Its packages could not be fetched when the engine was built" "See what npm ci says in engines/websocket/page."
  exit 0
else
  say "building"
  npx --no-install tsc --noEmit
  NAUTILUS_PAGE_OUT=$out npx --no-install vite build --logLevel warn
fi
printf '%s' "$now" >"$stamp"
