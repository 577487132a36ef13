#!/usr/bin/env bats
# The page's build where Node is missing or cannot build it, or its packages are out of reach.

setup() {
  BUILD=$BATS_TEST_DIRNAME/../../engines/websocket/page/build.sh
  OUT=$BATS_TEST_TMPDIR/out
  TOOLS=$BATS_TEST_TMPDIR/tools
  mkdir -p "$TOOLS"
  local tool
  for tool in bash sh env basename dirname find sort cksum cat rm mkdir cp sed grep; do
    ln -s "$(command -v $tool)" "$TOOLS/$tool"
  done
  unset CI
}

# stub TOOL LINE...: a program that does these lines.
stub() {
  local tool=$TOOLS/$1
  shift
  printf '%s\n' '#!/bin/sh' "$@" >"$tool"
  chmod +x "$tool"
}

@test "without Node the page says so and what to do, and the build goes on" {
  PATH=$TOOLS run "$BUILD" "$OUT"
  [ "$status" -eq 0 ]
  grep -q 'Node.js was not found when the engine was built' "$OUT/index.html"
  grep -q 'Install Node.js 22.12 or later (or 20 from 20.19)' "$OUT/index.html"
  run grep -q '@[A-Z]*@' "$OUT/index.html"
  [ "$status" -eq 1 ]
  # Everything that it names is there, in the colours of the desk.
  local file
  for file in $(sed -n 's/.*\(href\|src\)="\/\(assets\/[^"]*\|icon.svg\)".*/\2/p' "$OUT/index.html"); do
    [ -f "$OUT/$file" ]
  done
  cmp "$OUT"/assets/*colours.css "$BATS_TEST_DIRNAME/../../engines/websocket/page/src/colours.css"
}

@test "a Node that cannot build the page is named, and which can" {
  stub node 'case $1 in --version) echo v21.7.3 ;; *) exit 1 ;; esac'
  stub npm 'exit 0'
  PATH=$TOOLS run "$BUILD" "$OUT"
  [ "$status" -eq 0 ]
  grep -q 'Node.js v21.7.3 was found when the engine was built, which cannot build it' "$OUT/index.html"
  grep -q 'Install Node.js 22.12 or later (or 20 from 20.19), then build again' "$OUT/index.html"
}

@test "what did not change is not built again" {
  PATH=$TOOLS run "$BUILD" "$OUT"
  [ "$status" -eq 0 ]
  echo kept >>"$OUT/index.html"
  PATH=$TOOLS run "$BUILD" "$OUT"
  [ "$status" -eq 0 ]
  [ -z "$output" ]
  [ "$(tail -n 1 "$OUT/index.html")" = kept ]
}

@test "packages of another lock file are fetched anew, and those of this one are kept" {
  local page=$BATS_TEST_TMPDIR/page
  mkdir "$page"
  cp "$BUILD" "$page/"
  echo one >"$page/package-lock.json"
  stub npm 'mkdir -p node_modules; echo "$1" >>fetched'
  PATH=$TOOLS "$page/build.sh" --packages
  PATH=$TOOLS "$page/build.sh" --packages
  [ "$(cat "$page/fetched")" = ci ]
  echo two >"$page/package-lock.json"
  PATH=$TOOLS "$page/build.sh" --packages
  [ "$(grep -c ci "$page/fetched")" = 2 ]
  stub npm 'exit 1'
  echo three >"$page/package-lock.json"
  PATH=$TOOLS run "$page/build.sh" --packages
  [ "$status" -ne 0 ]
}
