# shellcheck shell=bash disable=SC2034,SC2154
# Shared by the tests of the scripts.

# set_up_project: a copy of the scripts, and a folder of tools that is all there is on the path.
set_up_project() {
  project=$BATS_TEST_TMPDIR/project
  tools=$BATS_TEST_TMPDIR/tools
  mkdir -p "$project" "$tools"
  cp -R "$BATS_TEST_DIRNAME/.." "$project/scripts"
  local tool
  for tool in bash cat dirname env find grep head ls mkdir mv readlink sed sleep tail touch awk rm; do
    ln -s "$(command -v $tool)" "$tools/$tool"
  done
  start=$project/scripts/start-m4max-optimized.sh
}

# Runs with nothing on the path but the tools above.
alone() {
  run env -i HOME="$BATS_TEST_TMPDIR/home" PATH="$tools" NAUTILUS_JVM_FOLDERS="$BATS_TEST_TMPDIR/jvm" "$@"
}

# make_jdk VERSION FOLDER: its java prints its arguments.
make_jdk() {
  mkdir -p "$2/bin"
  printf '#!/usr/bin/env bash\necho "javac %s"\n' "$1" >"$2/bin/javac"
  # shellcheck disable=SC2016
  printf '#!/usr/bin/env bash\necho "java:" "$@"\n' >"$2/bin/java"
  chmod +x "$2/bin/javac" "$2/bin/java"
}

make_maven() {
  printf '#!/usr/bin/env bash\n%s\n' "$1" >"$tools/mvn"
  chmod +x "$tools/mvn"
}

make_built() {
  mkdir -p "$project/launcher/target" "$project/shared-lib" "$project/benchmarks" "$project/target"
  touch "$project/launcher/target/launcher.jar" "$project/pom.xml"
  local engine
  for engine in marketdata features factor ml strategy risk portfolio analytics websocket; do
    mkdir -p "$project/engines/$engine/target/quarkus-app"
    touch "$project/engines/$engine/target/quarkus-app/quarkus-run.jar"
  done
  touch "$project/target/built"
}
