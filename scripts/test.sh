#!/usr/bin/env bash
# Runs every test on a clean checkout and ends with a table of seconds per stage.
#   scripts/test.sh           all stages
#   scripts/test.sh STAGE...  some of: shell unit engines system page containers
#   scripts/test.sh --containers  the last of these, which is not among "all": in a real container engine
#   scripts/test.sh --all     all, and in containers
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

LOGS=$ROOT/target/test-logs
ALL_STAGES="shell unit engines system page"
KNOWN_STAGES="$ALL_STAGES containers"
# All stages together are to take no longer, or nobody runs them.
MOST_SECONDS=${NAUTILUS_TEST_MOST_SECONDS:-1800}
# Of the stage containers, which comes on top where it is asked for.
MOST_CONTAINERS_SECONDS=600
# Compiles what is stale; what the unit stage generated stays, or all would be compiled anew.
STALE="test-compile -Dspotless.check.skip=true -Dexec.skip=true -Dquarkus.generate-code.skip=true"
# Runs one kind of integration test on what the unit stage packaged.
INTEGRATION="$STALE failsafe:integration-test failsafe:verify -DskipITs=false"

# Modules that run beside each other, and test classes of the system stage: most of their time they wait.
TWO=2

maven() { mvn -B -ntp -f "$ROOT/pom.xml" "$@"; }

# What a stage ends with that could not run all it has: it did not fail, and it is not called passed.
SKIPPED=77

# Of packages, for a machine that has none.
OWN_ENGINE=$ROOT/scripts/containers/engine.sh

# The tests' images are no person's.
IMAGES="test"

# What reads the compose file as strangers would.
DCLINT=3.1.0

# What the stage containers measured.
MEASURED=$ROOT/target/neighbours.md

# Tools that a laptop may lack; CI may not.
have() {
  command -v "$1" >/dev/null 2>&1 && return
  [ -z "${CI:-}" ] || fail 1 "$1 is missing."
  say "$1 is not installed: skipped."
  return 1
}

stage_shell() {
  local result=0
  if have shellcheck; then
    (cd "$ROOT" && shellcheck -x scripts/*.sh scripts/nautilus engines/image/* scripts/containers/*.sh scripts/tests/*.sh .ci/run engines/websocket/page/build.sh engines/websocket/examples/order.sh) || return 1
  else
    result=$SKIPPED
  fi
  if have bats; then
    bats "$ROOT/scripts/tests" || return 1
  else
    result=$SKIPPED
  fi
  return "$result"
}

# Formatter, layering, unit, golden, property and model tests; packages everything, and looks at what it says of a Mac.
stage_unit() {
  mkdir -p "$ROOT/target"
  : >"$BUILD_STAMP.begun"
  maven -T $TWO -fae verify || return 1
  mv "$BUILD_STAMP.begun" "$BUILD_STAMP"
  train
  # Where bats is missing, the stage shell says so.
  ! command -v bats >/dev/null 2>&1 || bats "$ROOT/scripts/tests/built"
}

# Each engine alone, as packaged.
# shellcheck disable=SC2086
stage_engines() {
  maven -T $TWO -fae $INTEGRATION -Dit.test='*IT,!LauncherIT' -Dfailsafe.failIfNoSpecifiedTests=false
}

# All engines and the real broker; the launcher with stand-ins for the engines; the benchmarks, of which only what they
# say is tested, not how fast it is. In this order the longest class begins early.
# shellcheck disable=SC2086
stage_system() {
  maven $INTEGRATION -pl launcher -am -DforkCount=$TWO -Dfailsafe.runOrder=alphabetical \
    -Dit.test='*SystemTest,LauncherIT' -Dfailsafe.failIfNoSpecifiedTests=false || return 1
  # What these and the engines' tests left beside the sources would have all that this run built be built once more.
  if [ "$BUILD_STAMP" -nt "$LOGS/begun" ] && command -v bats >/dev/null 2>&1; then
    bats "$ROOT/scripts/tests/built/current.bats"
  fi
}

# What a start would take, if it is not of these sources.
build_stale() { { is_built && is_current; } || (build); }

# The page: its own parts, then in a browser on a platform of its own, which has to be there before its start is timed.
stage_page() {
  have node && have npm && have chromium || return $SKIPPED
  build_stale || return 1
  cd "$ROOT/engines/websocket/page" || return 1
  ./build.sh --packages || return 1
  # Others run beside it, so it plans with the least memory that suffices.
  npm test -- --reporter=tap-flat && NAUTILUS_PLAN_GB=4 npm run test:browser -- --reporter=tap-flat
}

# Where no container engine answers: begins to make one of Debian's packages, with stand-ins for the images that it cannot
# pull. That is mostly waiting, so other stages run beside it.
begin_engine() {
  ENGINE_BEGUN=
  if docker version >/dev/null 2>&1; then return; fi
  "$OWN_ENGINE" status >/dev/null 2>&1 || ENGINE_IS_OURS=yes
  {
    "$OWN_ENGINE" start || exit
    eval "$("$OWN_ENGINE" env)"
    "$ROOT/scripts/containers/stand-ins.sh"
  } >"$LOGS/engine.log" 2>&1 </dev/null &
  ENGINE_BEGUN=$!
}

# Finds a container engine that answers, the person's own or the one begun; ENGINE_MISSING says why there is none.
find_engine() {
  ENGINE_MISSING=
  if [ -z "$ENGINE_BEGUN" ]; then
    docker compose version >/dev/null 2>&1 || ENGINE_MISSING="the container engine has no Compose (docker compose version)"
  elif ! wait "$ENGINE_BEGUN"; then
    ENGINE_MISSING="no container engine answers (docker version), and none can be made here: $(tail -n 1 "$LOGS/engine.log")"
  fi
}

# For what follows in this process.
use_engine() { [ -z "$ENGINE_BEGUN" ] || eval "$("$OWN_ENGINE" env)"; }

build_images() {
  use_engine
  export NAUTILUS_VERSION=$IMAGES
  # Two at a time, since each trains its start, which has an end; and for the one collector that two cores plan with.
  COMPOSE_PARALLEL_LIMIT=$TWO docker compose -f "$ROOT/docker-compose.m4max.yml" build --build-arg COLLECTORS=serial
}

# Begins to build the images, once what they are made of is tested: beside the page's tests, which wait a lot.
begin_images() {
  find_engine
  rm -f "$LOGS/images.built"
  [ -z "$ENGINE_MISSING" ] || return 0
  # Two that listed at the same time would write over each other's lists while they are copied.
  build_stale && (use_engine && make_lists images) >"$LOGS/images.log" 2>&1 || return 0
  { build_images && : >"$LOGS/images.built"; } >>"$LOGS/images.log" 2>&1 </dev/null &
  IMAGES_BEGUN=$!
}

# What was begun beside the stages ends with them: images that are still being built are for nobody then.
leave() {
  if [ -n "$beside" ]; then kill -INT -- "-$beside_id" 2>/dev/null || true; fi
  if [ -n "$IMAGES_BEGUN" ] && kill -0 "$IMAGES_BEGUN" 2>/dev/null; then
    pkill -P "$IMAGES_BEGUN" || true
  fi
  wait
  [ -z "$ENGINE_IS_OURS" ] || "$OWN_ENGINE" stop
}

# Waits for the images; fails if they could not be built.
images() {
  while [ -n "$IMAGES_BEGUN" ] && kill -0 "$IMAGES_BEGUN" 2>/dev/null; do sleep 1; done
  [ ! -e "$LOGS/images.built" ] || return 0
  cat "$LOGS/images.log" "$BUILD_LOG" "$LISTS_LOG" 2>/dev/null || true
  return 1
}

# The profiles as Compose reads them, the images, and the whole platform in containers: the classes follow each other on
# one platform.
# shellcheck disable=SC2086
stage_containers() {
  if [ -n "$ENGINE_MISSING" ]; then
    [ -z "${CI:-}" ] || fail 1 "$ENGINE_MISSING"
    say "containers: skipped: $ENGINE_MISSING"
    return $SKIPPED
  fi
  images || return 1
  use_engine
  export NAUTILUS_VERSION=$IMAGES
  maven -q $STALE surefire:test@default-test -pl shared-lib/kernel \
    -Dtest=ComposeConfigTest -Dnautilus.compose.needed=true || return 1
  maven $INTEGRATION -pl launcher -am -Dfailsafe.runOrder=alphabetical \
    -Dit.test='*ContainerTest' -Dfailsafe.failIfNoSpecifiedTests=false || return 1
  have npm || return $SKIPPED
  npm exec --yes --package="dclint@$DCLINT" -- dclint --max-warnings 0 "$ROOT/docker-compose.m4max.yml" "$ROOT/resource-profiles.yml"
}

# run_stage NAME: what it prints goes to a file; how it ended, and after how many seconds, to another.
run_stage() {
  local begun=$SECONDS ended=0
  ("stage_$1") >"$LOGS/$1.log" 2>&1 </dev/null || ended=$?
  say "$ended $((SECONDS - begun))" >"$LOGS/$1.ended"
}

# report NAME: its line of the table, and what it measured; what it printed is shown if it failed.
report() {
  local log=$LOGS/$1.log result=FAILED ended=1 took=0
  # Where it was killed it could not say how it ended.
  [ ! -f "$LOGS/$1.ended" ] || read -r ended took <"$LOGS/$1.ended"
  case $ended in
    0) result=passed ;;
    "$SKIPPED") result=skipped ;;
  esac
  table="$table$(printf '%-10s %-8s %5d s' "$1" "$result" "$took")
"
  [ "$1" != containers ] || cat "$MEASURED" 2>/dev/null || true
  case $result in
    passed) return ;;
    skipped)
      grep ': skipped' "$log" || true
      return
      ;;
  esac
  failed=1
  grep -E '^\[ERROR\]|^not ok|^In .* line' "$log" | head -n 40 || true
  say "... the last lines of $log:"
  tail -n 40 "$log"
}

usage() {
  cat <<EOF
Usage: scripts/test.sh [STAGE...]
       scripts/test.sh --containers | --all

Runs every test, or only the given stages of: $KNOWN_STAGES. Ends with a table of seconds
per stage, and with 1 if a test failed. Needs JDK 25 and Maven; shellcheck and bats for the stage shell,
Node.js and chromium for the stage page. The stage containers is run only where it is named, or with --all: it needs a
container engine with Compose, builds the images, and takes the platform's own ports (8080, 8100 to 8900, 9090 to 9094)
and those 1000 above.
What each stage printed: target/test-logs.
EOF
}

case ${1:-} in
  --help | -h)
    usage
    exit 0
    ;;
  --containers)
    shift
    set -- containers "$@"
    ;;
  --all)
    shift
    # shellcheck disable=SC2086
    set -- $KNOWN_STAGES
    ;;
esac

stages=${*:-$ALL_STAGES}
for stage in $stages; do
  case " $KNOWN_STAGES " in
    *" $stage "*) ;;
    *) fail "$EXIT_BAD_FLAGS" "There is no stage $stage; there are: $KNOWN_STAGES." ;;
  esac
done

find_jdk
find_maven
mkdir -p "$LOGS"
rm -f "$LOGS/shell.log" "$LOGS/unit.log" "$LOGS/page.log" "$LOGS"/*.ended "$MEASURED"
: >"$LOGS/begun"
ENGINE_IS_OURS=
IMAGES_BEGUN=
beside=
trap leave EXIT
case " $stages " in
  *" containers "*)
    begin_engine
    MOST_SECONDS=$((MOST_SECONDS + MOST_CONTAINERS_SECONDS))
    ;;
esac
failed=0
table=
for stage in $stages; do
  # What is not packaged cannot be tested as packaged.
  if [ $failed -eq 1 ] && [ "$stage" != unit ]; then
    table="$table$(printf '%-10s %-8s' "$stage" "not run")
"
  else
    case " $stages :$stage" in
      *" containers "*:page | *" containers "*:containers) [ -n "${ENGINE_MISSING+looked}" ] || begin_images ;;
    esac
    say "stage $stage (log: $LOGS/$stage.log)"
    # Two that leave each other some of the processors: all modules wait for the first ones, and containers are waited for.
    case "$stage: $stages " in
      "shell: "*"shell unit "* | "page: "*"page containers "*)
        # As a group of its own, which can be ended with all that it started.
        set -m
        run_stage "$stage" &
        beside_id=$!
        set +m
        beside=$stage
        continue
        ;;
    esac
    run_stage "$stage"
    if [ -n "$beside" ]; then
      wait "$beside_id" || true
      report "$beside"
      beside=
    fi
    report "$stage"
  fi
done

# counted: "passed failed skipped" of what this run's reports say; bats prints one line per test.
counted() {
  local reports
  reports=$(find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -newer "$LOGS/begun" -exec \
    sed -n 's/.*<testsuite .*tests="\([0-9]*\)".*errors="\([0-9]*\)".*skipped="\([0-9]*\)".*failures="\([0-9]*\)".*/\1 \2 \3 \4/p' {} + |
    awk '{ t += $1; f += $2 + $4; s += $3 } END { print t - f - s, f + 0, s + 0 }')
  { printf 'maven %s\n' "$reports"; cat "$LOGS/shell.log" "$LOGS/unit.log" "$LOGS/page.log" 2>/dev/null || true; } |
    awk '/^maven/ { p = $2; f = $3; s = $4 } /^ok/ { p++ } /^not ok/ { f++ } END { print p, f, s }'
}

took=$SECONDS
printf '\n%s%-10s %-8s %5d s\n\n' "$table" all "" "$took"
if [ "$took" -gt "$MOST_SECONDS" ]; then
  say "WARNING: the tests took $took s, more than the $MOST_SECONDS s that they may take."
fi
read -r passed broken skipped <<EOF
$(counted)
EOF
say "$passed passed, $broken failed, $skipped skipped"
if [ $failed -eq 1 ]; then
  fail 1 "Tests failed."
fi
