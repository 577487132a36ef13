#!/usr/bin/env bats
# The scripts' own decisions and messages, with stand-ins for the JDK and Maven in a folder that holds nothing else.

setup() {
  # shellcheck source=scripts/tests/project.sh
  . "$BATS_TEST_DIRNAME/project.sh"
  set_up_project
}

@test "says what to install where there is no JDK" {
  alone "$start"
  [ "$status" -eq 10 ]
  [[ $output == *"needs JDK 25 or later and found none"*"JAVA_HOME"* ]]
}

@test "does not take an older JDK" {
  make_jdk 17.0.9 "$BATS_TEST_TMPDIR/jvm/java-17"
  alone JAVA_HOME="$BATS_TEST_TMPDIR/jvm/java-17" "$start"
  [ "$status" -eq 10 ]
}

@test "does not take a JRE, which cannot build" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/jre-25"
  rm "$BATS_TEST_TMPDIR/jvm/jre-25/bin/javac"
  alone "$start"
  [ "$status" -eq 10 ]
}

@test "says what to install where Maven is missing and something has to be built" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  alone "$start"
  [ "$status" -eq 11 ]
  [[ $output == *"Maven was not found"*"Install it"* ]]
}

@test "needs no Maven where everything is built" {
  make_jdk 25.0.1 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  alone "$start" --status
  [ "$status" -eq 0 ]
  [[ $output == "java: "*"-jar $project/launcher/target/launcher.jar status" ]]
}

@test "takes JAVA_HOME before other JDKs, and sdkman's JDK too" {
  make_jdk 26-ea "$BATS_TEST_TMPDIR/home/.sdkman/candidates/java/26"
  make_built
  alone "$start" --status
  [ "$status" -eq 0 ]
  make_jdk 25 "$BATS_TEST_TMPDIR/mine"
  printf '#!/usr/bin/env bash\necho mine\n' >"$BATS_TEST_TMPDIR/mine/bin/java"
  alone JAVA_HOME="$BATS_TEST_TMPDIR/mine" "$start" --status
  [ "$output" = mine ]
}

@test "hands the flags to the launcher" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  alone "$start" --feed "replay:a b.ws" --loop --detach --data "some where" --mode=local --dry-run
  [ "$status" -eq 0 ]
  [[ $output == *"launcher.jar start --feed replay:a b.ws --loop --detach --mode=local --dry-run --data some where" ]]
  alone "$start" --tier testing --memory=4 --no-placement
  [[ $output == *"launcher.jar start --tier testing --memory=4 --no-placement" ]]
  alone "$start" --logs risk
  [[ $output == *"launcher.jar logs risk" ]]
  alone "$start" --stop
  [[ $output == *"launcher.jar stop" ]]
}

@test "a dry run shows what it would build and builds nothing" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'echo built >>'"$project/builds"
  alone "$start" --dry-run
  [ "$status" -eq 0 ]
  [[ $output == "would build, because not all is built:"*"mvn "*"package"*"train"*"says when it is built."* ]]
  make_built
  sleep 1
  touch "$project/shared-lib/Source.java"
  alone "$start" --dry-run --tier=testing
  [ "$status" -eq 0 ]
  [[ $output == "would build, because a source is newer"*"launcher.jar start --tier=testing --dry-run" ]]
  [ ! -e "$project/builds" ]
  [ ! -e "$project/target/build.log" ]
}

@test "the doctor sees what is missing where nothing is built, and builds nothing" {
  alone "$start" --doctor
  [ "$status" -eq 7 ]
  [[ $output == *"found none"*"Maven was not found"*"not all is built: scripts/nautilus build"* ]]
  make_jdk 25.0.1 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 1'
  alone "$project/scripts/nautilus" doctor
  [ "$status" -eq 7 ]
  [[ $output == *"ok       JDK                       25, in $BATS_TEST_TMPDIR/jvm/temurin-25"*"ok       Maven"* ]]
  make_built
  alone "$start" --doctor --base-port 9000 --json
  [ "$status" -eq 0 ]
  [[ $output == *"launcher.jar doctor --base-port 9000 --json" ]]
}

@test "hands Docker Desktop's flags on, and takes them for nothing else" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  alone "$start" --apply-docker-desktop --tier production --yes --restart
  [ "$status" -eq 0 ]
  [[ $output == *"launcher.jar docker-desktop --tier production --yes --restart" ]]
  alone "$start" --yes
  [ "$status" -eq 2 ]
  [[ $output == *"--yes and a start do not go together."* ]]
  alone "$start" --apply-docker-desktop --stop
  [ "$status" -eq 2 ]
}

@test "refuses what it would not look at, and runs nothing" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  local flags count=0
  while IFS= read -r flags; do
    # shellcheck disable=SC2086
    alone "$start" $flags
    [ "$status" -eq 2 ] || { printf 'not refused: %s\n%s\n' "$flags" "$output"; false; }
    [[ $output == *" do not go together."* ]]
    [[ $output != *java:* ]]
    count=$((count + 1))
  done <<'LINES'
--dry-run --stop
--stop --dry-run
--dry-run --status
--dry-run --logs risk
--dry-run --doctor
--dry-run --apply-docker-desktop --yes --restart
--detach --stop
--stop --tier testing
--stop --tier=testing
--stop --yes
--status --feed simulated
--status --engines=risk
--resources
--logs risk --json
--apply-docker-desktop --memory 4
--apply-docker-desktop --data there
--doctor --detach
--json
--restart
LINES
  [ "$count" -eq 19 ]
  make_built
  alone "$start" --status --json --resources --data=there
  [ "$status" -eq 0 ]
  [[ $output == *"launcher.jar status --json --resources --data=there" ]]
}

@test "knows every flag of a start, and says what it is" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  local options=$BATS_TEST_DIRNAME/../../launcher/src/main/java/io/nautilus/launcher/command flag flags
  flags=$(sed -n 's/.*"\(--[a-z-]*\)".*/\1/p' "$options/PlanOptions.java" | sort -u)
  [[ $flags == *--engines* ]]
  for flag in $flags; do
    alone "$start" "$flag" x
    [[ $output == *"launcher.jar start $flag"* || $output == *"There is no flag x."* ]]
    alone "$start" --help
    [[ $output == *"$flag"* ]]
  done
}

@test "every engine has a README of 10 to 30 lines" {
  local readme lines count=0
  for readme in "$BATS_TEST_DIRNAME"/../../engines/*/README.md; do
    lines=$(grep -c '' "$readme")
    [ "$lines" -ge 10 ] && [ "$lines" -le 30 ]
    count=$((count + 1))
  done
  [ "$count" -eq 9 ]
}

@test "builds what one engine lacks" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'echo "[ERROR] asked to build"; exit 1'
  make_built
  rm "$project/engines/ml/target/quarkus-app/quarkus-run.jar"
  alone "$start" --detach
  [ "$status" -eq 12 ]
  [[ $output == *"asked to build"* ]]
}

@test "explains itself without a JDK" {
  alone "$start" --help
  [ "$status" -eq 0 ]
  [[ $output == "Usage: scripts/start-m4max-optimized.sh"* ]]
}

@test "refuses flags that it does not know or that lack their value" {
  alone "$start" --fed simulated
  [ "$status" -eq 2 ]
  [[ $output == *"There is no flag --fed."* ]]
  alone "$start" --feed
  [ "$status" -eq 2 ]
  [[ $output == *"--feed needs a value."* ]]
}

@test "shows the first errors of a failed build and where its log is" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'echo "[INFO] noise"; echo "[ERROR] no such symbol"; exit 1'
  alone "$start"
  [ "$status" -eq 12 ]
  [[ $output == *"[ERROR] no such symbol"*"$project/target/build.log"* ]]
  [[ $output != *noise* ]]
}

@test "builds what is missing, and again only when a source is newer" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  rm "$project/target/built"
  make_maven 'echo "[INFO] Building risk 0.1.0        [2/6]"; sleep 1.5; echo built >>'"$project/builds"
  alone "$start"
  [ "$status" -eq 0 ]
  [[ $output == *"risk 0.1.0 [2/6]"*"launcher.jar train"*"launcher.jar start" ]]
  alone "$start"
  [ "$(grep -c built "$project/builds")" -eq 1 ]
  touch "$project/engines/risk/target/other" "$project/shared-lib/test"
  alone "$start"
  [ "$(grep -c built "$project/builds")" -eq 1 ]
  touch "$project/shared-lib/Source.java"
  alone "$start"
  [ "$(grep -c built "$project/builds")" -eq 2 ]
}

@test "starts without trained caches where the training fails" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  # shellcheck disable=SC2016
  printf '#!/usr/bin/env bash\n%s\necho "java:" "$@"\n' \
    'case $* in *" train") exit 30 ;; esac' >"$BATS_TEST_TMPDIR/jvm/temurin-25/bin/java"
  make_built
  rm "$project/target/built"
  make_maven 'exit 0'
  alone "$start"
  [ "$status" -eq 0 ]
  [[ $output == *"Everything works without it"*"launcher.jar start" ]]
}

@test "does not build under what runs" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  make_maven 'exit 1'
  # shellcheck disable=SC2016
  printf '#!/usr/bin/env bash\n%s\necho "java:" "$@"\n' \
    'case "$*" in *--json*) echo "\"running\" : true"; exit 4 ;; esac' \
    >"$BATS_TEST_TMPDIR/jvm/temurin-25/bin/java"
  sleep 1
  touch "$project/shared-lib/Source.java"
  alone "$start"
  [ "$status" -eq 0 ]
  [[ $output == *"Sources are newer than what runs."*"launcher.jar start" ]]
  alone "$start" --data there
  [[ $output == *"scripts/nautilus stop --data there, then start again."* ]]
}

@test "the nautilus command builds itself when it is missing" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  alone "$project/scripts/nautilus" logs risk
  [[ $output == *"Building"*"launcher.jar logs risk" ]]
}

@test "explains the nautilus command where nothing is built or installed" {
  alone "$project/scripts/nautilus" --help
  [ "$status" -eq 0 ]
  [[ $output == "Usage: scripts/nautilus COMMAND"*"accept-log"*"build"* ]]
  alone "$project/scripts/nautilus" logs --help
  [ "$status" -eq 0 ]
  alone "$project/scripts/nautilus" build --help
  [ "$status" -eq 0 ]
  [[ $output == "Usage: scripts/nautilus build"* ]]
}

@test "knows without a build that nothing runs where nothing is built" {
  alone "$start" --status
  [ "$status" -eq 4 ]
  [[ $output == "Nothing is built here, so nothing runs."* ]]
  alone "$project/scripts/nautilus" status --data elsewhere
  [ "$status" -eq 4 ]
  alone "$start" --stop
  [ "$status" -eq 0 ]
  [ "$output" = "Nothing is built here, so nothing runs." ]
  alone "$project/scripts/nautilus" stop
  [ "$status" -eq 0 ]
}

@test "does not take a platform whose program was deleted for one that does not run" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  mkdir -p "$BATS_TEST_TMPDIR/elsewhere/run"
  touch "$BATS_TEST_TMPDIR/elsewhere/run/plan.json"
  alone "$project/scripts/nautilus" stop --data "$BATS_TEST_TMPDIR/elsewhere"
  [[ $output == *"Building"*"launcher.jar stop --data $BATS_TEST_TMPDIR/elsewhere" ]]
  alone NAUTILUS_DATA="$BATS_TEST_TMPDIR/elsewhere" "$start" --stop
  [[ $output == *"Building"*"launcher.jar stop" ]]
}

@test "the nautilus command builds what is stale and nothing under what runs" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  make_maven 'echo built >>'"$project/builds"
  alone "$project/scripts/nautilus" build
  [ "$status" -eq 0 ]
  [ "$output" = "Everything is built." ]
  sleep 1
  touch "$project/shared-lib/Source.java"
  alone "$project/scripts/nautilus" build
  [ "$status" -eq 0 ]
  [ "$(grep -c built "$project/builds")" -eq 1 ]
  sleep 1
  touch "$project/shared-lib/Source.java"
  # shellcheck disable=SC2028
  printf '#!/usr/bin/env bash\n%s\n' 'echo "\"running\" : true"' >"$BATS_TEST_TMPDIR/jvm/temurin-25/bin/java"
  alone "$project/scripts/nautilus" build --data there
  [ "$status" -eq 3 ]
  [[ $output == *"scripts/nautilus stop --data there" ]]
  [ "$(grep -c built "$project/builds")" -eq 1 ]
}

@test "refuses two things at once" {
  alone "$start" --status --stop
  [ "$status" -eq 2 ]
  [[ $output == *"--status and --stop do not go together."* ]]
  alone "$start" --logs risk --status
  [ "$status" -eq 2 ]
}

@test "gives the benchmarks their own program" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  mkdir -p "$project/benchmarks/target"
  touch "$project/benchmarks/target/benchmarks.jar"
  alone "$project/scripts/nautilus" benchmark wire --short
  [ "$status" -eq 0 ]
  [[ $output == "java: "*"-jar $project/benchmarks/target/benchmarks.jar wire --short" ]]
}

@test "trains a model with the program of the benchmarks" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  mkdir -p "$project/benchmarks/target"
  touch "$project/benchmarks/target/benchmarks.jar"
  alone "$project/scripts/nautilus" train-model --minutes 5
  [ "$status" -eq 0 ]
  [[ $output == "java: "*"-jar $project/benchmarks/target/benchmarks.jar train-model --minutes 5" ]]
}

@test "builds before a benchmark that was never built" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  alone "$project/scripts/nautilus" benchmark wire
  [ "$status" -eq 11 ]
  [[ $output == *"Maven was not found"* ]]
}

@test "what images hold beside programs is listed where a container engine answers, once for each build" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  local calls=$BATS_TEST_TMPDIR/calls
  make_maven "case \"\$*\" in *cyclonedx.skip=false*) echo list >>\"$calls\" ;; esac
for program in launcher engines/*; do : >\"\$program/target/bom.json\"; done"
  make_built
  alone "$project/scripts/nautilus" images
  [ "$status" -eq 0 ]
  [ ! -e "$calls" ]
  printf '#!/usr/bin/env bash\nexit 1\n' >"$tools/docker"
  chmod +x "$tools/docker"
  alone "$project/scripts/nautilus" start
  [ ! -e "$calls" ]
  printf '#!/usr/bin/env bash\n' >"$tools/docker"
  for mode in "--mode local" --mode=local; do
    # shellcheck disable=SC2086
    alone "$project/scripts/nautilus" start $mode
    # shellcheck disable=SC2086
    alone "$start" $mode
    [ "$status" -eq 0 ]
    [ ! -e "$calls" ]
  done
  cd "$project"
  for command in images start "build --data $BATS_TEST_TMPDIR/data" images; do
    # shellcheck disable=SC2086
    alone "$project/scripts/nautilus" $command
    [ "$status" -eq 0 ]
    [ "$(wc -l <"$calls")" -eq 1 ]
  done
  sleep 0.01
  touch target/built
  alone "$project/scripts/nautilus" start --dry-run
  [ "$(wc -l <"$calls")" -eq 1 ]
  alone "$project/scripts/nautilus" start
  [ "$(wc -l <"$calls")" -eq 2 ]
  rm engines/risk/target/bom.json
  alone "$project/scripts/nautilus" build
  [ "$(wc -l <"$calls")" -eq 3 ]
  make_maven 'echo "[ERROR] no network"; exit 1'
  touch target/built
  alone "$project/scripts/nautilus" images
  [ "$status" -eq 12 ]
  [[ $output == *"[ERROR] no network"*"Images cannot be built without."* ]]
  alone "$project/scripts/nautilus" start
  [ "$status" -eq 0 ]
}
