# Shared by the scripts in this folder. Runs in bash 3.2, the shell that macOS brings.
# shellcheck shell=bash disable=SC2034

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LAUNCHER_JAR=$ROOT/launcher/target/launcher.jar
BENCHMARKS_JAR=$ROOT/benchmarks/target/benchmarks.jar
BUILD_LOG=$ROOT/target/build.log
BUILD_STAMP=$ROOT/target/built
LISTS_STAMP=$ROOT/target/listed
LISTS_LOG=$ROOT/target/lists.log
ENGINES="marketdata features factor ml strategy risk portfolio analytics websocket"
# Where Linux distributions put their JVMs.
JVM_FOLDERS=${NAUTILUS_JVM_FOLDERS:-/usr/lib/jvm}

# Exit codes, the same as the launcher's; docs/operations.md lists them all.
EXIT_BAD_FLAGS=2
EXIT_OTHER_PLAN=3
EXIT_NOT_HEALTHY=4
EXIT_UNWELL=7
EXIT_NO_JDK=10
EXIT_NO_MAVEN=11
EXIT_BUILD_FAILED=12
EXIT_NO_CONTAINERS=13

say() { printf '%s\n' "$*"; }

# fail CODE LINE...: says why and what to do, and ends.
fail() {
  local code=$1
  shift
  printf '%s\n' "$@" >&2
  exit "$code"
}

# The major version of the JDK in a folder; nothing if there is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  local version
  # Other lines may be there: "Picked up JAVA_TOOL_OPTIONS", warnings of the system's C library.
  version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p') || return 1
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

is_jdk_25() {
  local version
  version=$(jdk_version "$1") && [ "$version" -ge 25 ]
}

# Folders that may be a JDK, the most wanted first.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 25+ 2>/dev/null
  fi
  local folder
  for folder in $JVM_FOLDERS; do
    ls -d "$folder"/*25* "$folder"/*/ 2>/dev/null
  done
  ls -d "$HOME"/.sdkman/candidates/java/*/ 2>/dev/null
  local java
  if java=$(command -v javac); then
    while [ -L "$java" ]; do
      local target
      target=$(readlink "$java")
      case $target in /*) java=$target ;; *) java=$(dirname "$java")/$target ;; esac
    done
    dirname "$(dirname "$java")"
  fi
}

# Sets and exports JAVA_HOME to a JDK 25 or later, or ends.
find_jdk() {
  local folder
  while IFS= read -r folder; do
    folder=${folder%/}
    if is_jdk_25 "$folder"; then
      JAVA_HOME=$folder
      export JAVA_HOME
      return
    fi
  done <<EOF
$(jdk_candidates || true)
EOF
  fail $EXIT_NO_JDK \
    "Nautilus needs JDK 25 or later and found none." \
    "Install one (macOS: brew install --cask temurin@25; Debian: the package temurin-25-jdk or openjdk-25-jdk)," \
    "or set JAVA_HOME to its folder."
}

find_maven() {
  command -v mvn >/dev/null 2>&1 || fail $EXIT_NO_MAVEN \
    "Something has to be built and Maven was not found." \
    "Install it (macOS: brew install maven; Debian: apt install maven)."
  # A build is too short for C2: it takes half the processor time without.
  local flags="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  export MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-} $flags"
}

# True if everything that runs has been built.
is_built() {
  [ -f "$LAUNCHER_JAR" ] || return 1
  local engine
  for engine in $ENGINES; do
    [ -f "$ROOT/engines/$engine/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
}

# never_ran FLAG...: true if nothing is built and the data folder that the flags name has no note of what runs.
never_ran() {
  is_built && return 1
  local data=${NAUTILUS_DATA:-$ROOT/data}
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=${2:-$data} ;;
      --data=*) data=${1#--data=} ;;
    esac
    shift
  done
  [ ! -e "$data/run/plan.json" ]
}

# anything_runs FLAG...: what runs must not be built anew under it.
anything_runs() {
  local status
  status=$("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Dnautilus.home="$ROOT" -jar "$LAUNCHER_JAR" \
    status --json "$@") || true
  case $status in *'"running" : true'*) return 0 ;; *) return 1 ;; esac
}

# True if nothing that a build reads is newer than the last build.
is_current() {
  [ -f "$BUILD_STAMP" ] || return 1
  local newer
  newer=$(find "$ROOT/pom.xml" "$ROOT/shared-lib" "$ROOT/engines" "$ROOT/launcher" \
    "$ROOT/benchmarks" -name target -prune -o -name node_modules -prune -o -name test -prune -o \
    -path '*/page/browser' -prune -o -type f -newer "$BUILD_STAMP" -print | head -n 1)
  [ -z "$newer" ]
}

# Builds everything that runs, without tests; a line per module, the rest goes to target/build.log.
build() {
  find_jdk
  find_maven
  say "Building (a first build takes some minutes; log: $BUILD_LOG)"
  mkdir -p "$ROOT/target"
  : >"$BUILD_STAMP.begun"
  : >"$BUILD_LOG"
  mvn -B -ntp -T 1C -f "$ROOT/pom.xml" -DskipTests -Dspotless.check.skip=true package >"$BUILD_LOG" 2>&1 &
  local maven=$!
  # Until the build is known to have ended, Ctrl-C has to end it too.
  trap 'kill $maven 2>/dev/null; exit 130' INT TERM
  show_modules $maven
  if ! wait $maven; then
    grep -E '^\[ERROR\]' "$BUILD_LOG" | head -n 12 >&2
    fail $EXIT_BUILD_FAILED "The build failed; the whole log is $BUILD_LOG."
  fi
  trap - INT TERM
  mv "$BUILD_STAMP.begun" "$BUILD_STAMP"
  train
}

# True if every program has the list of what it is made of, and none is of an older build.
has_lists() {
  [ -f "$LISTS_STAMP" ] && ! [ "$LISTS_STAMP" -ot "$BUILD_STAMP" ] || return 1
  [ -f "$ROOT/launcher/target/bom.json" ] || return 1
  local engine
  for engine in $ENGINES; do
    [ -f "$ROOT/engines/$engine/target/bom.json" ] || return 1
  done
}

# make_lists ARGUMENT...: of the command for which they are made.
# The lists go into images, and their digests take as long as a third of a build: they are made where there can be images,
# so where a container engine answers and no other mode is asked for, of what is built of these sources. Jars stay as they are.
make_lists() {
  case " $* " in *" --mode local "* | *" --mode=local "*) return 0 ;; esac
  if has_lists || ! is_current || ! docker version >/dev/null 2>&1; then return 0; fi
  say "Listing what the programs are made of, for their images (log: $LISTS_LOG)"
  : >"$LISTS_STAMP.begun"
  # Digests are what the second compiler is good at.
  if (find_maven && export MAVEN_OPTS="$MAVEN_OPTS -XX:TieredStopAtLevel=4" &&
    mvn -B -ntp -T 1C -f "$ROOT/pom.xml" package -Dcyclonedx.skip=false -Dmaven.main.skip -Dmaven.test.skip \
      -Dquarkus.build.skip -Dquarkus.generate-code.skip=true -Dexec.skip=true -Dspotless.check.skip=true >"$LISTS_LOG" 2>&1); then
    mv "$LISTS_STAMP.begun" "$LISTS_STAMP"
    return 0
  fi
  grep -E '^\[ERROR\]' "$LISTS_LOG" 2>/dev/null | head -n 12 >&2
  say "That failed. Images cannot be built without." >&2
  return 1
}

# What build would run, for who wants to see it first.
show_build() {
  local why="not all is built"
  if is_built; then why="a source is newer than the last build"; fi
  say "would build, because $why:"
  say "    mvn -B -ntp -T 1C -f $ROOT/pom.xml -DskipTests -Dspotless.check.skip=true package"
  say "    $JAVA_HOME/bin/java ... -jar $LAUNCHER_JAR train"
  is_built || say "What would be started after that, the launcher says when it is built."
}

# What can be seen where the launcher, which sees the rest, is not built; ends.
examine_unbuilt() {
  local folder
  folder=$(find_jdk >/dev/null 2>&1 && say "$JAVA_HOME") || true
  if [ -n "$folder" ]; then
    say "ok       JDK                       $(jdk_version "$folder"), in $folder"
  else
    (find_jdk) || true
  fi
  if command -v mvn >/dev/null 2>&1; then
    say "ok       Maven                     $(command -v mvn)"
  else
    (find_maven) || true
  fi
  fail $EXIT_UNWELL "fail     program                   not all is built: scripts/nautilus build; then the doctor sees the rest"
}

# Starts everything once on a temporary data folder, which leaves a cache of loaded classes beside each program.
train() {
  say "Starting everything once, so that later starts take half as long"
  (launch train) || say "That failed. Everything works without it; starts take longer."
}

# Shows the modules that Maven reports in the build's log until process $1 ends.
show_modules() {
  local shown=0 line count
  while kill -0 "$1" 2>/dev/null; do
    count=0
    while IFS= read -r line; do
      [ -n "$line" ] || continue
      count=$((count + 1))
      [ "$count" -gt "$shown" ] && say "  ${line#\[INFO\] Building }"
    done <<EOF
$(grep -E '^\[INFO\] Building .*\[[0-9]+/[0-9]+\]$' "$BUILD_LOG" | sed 's/  */ /g')
EOF
    [ "$count" -gt "$shown" ] && shown=$count
    sleep 1
  done
}

# launch ARGUMENT...: the launcher takes this process over.
launch() {
  local terminal=false
  [ -t 1 ] && terminal=true
  # Fault runs hold whole journals in memory, and their clients would tell at length that the broker is gone.
  local heap=48m log=warn
  [ "${1:-}" = faults ] && heap=512m log=off
  exec "$JAVA_HOME/bin/java" "-Xmx$heap" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k \
    --sun-misc-unsafe-memory-access=allow -Dnautilus.home="$ROOT" -Dnautilus.terminal="$terminal" \
    -Dorg.slf4j.simpleLogger.log.org.apache.kafka="$log" -jar "$LAUNCHER_JAR" "$@"
}

# measure ARGUMENT...: the benchmarks take this process over, in a JVM with the compilers and heap that JAVA has by
# itself, so that the raw client beside us is at its best.
measure() {
  exec "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC \
    --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dnautilus.home="$ROOT" -jar "$BENCHMARKS_JAR" "$@"
}
