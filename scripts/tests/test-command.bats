#!/usr/bin/env bats
# What scripts/test.sh decides and says, with stand-ins for the JDK and Maven.

setup() {
  # shellcheck source=scripts/tests/project.sh
  . "$BATS_TEST_DIRNAME/project.sh"
  set_up_project
}

@test "the test command explains itself without a JDK" {
  alone "$project/scripts/test.sh" --help
  [ "$status" -eq 0 ]
  [[ $output == "Usage: scripts/test.sh"*"shell unit engines system"* ]]
}

@test "the test command refuses a stage that it does not know" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" shell nothing
  [ "$status" -eq 2 ]
  [[ $output == *"There is no stage nothing"* ]]
}

@test "the test command ends with a table and fails when a stage fails" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'case "$*" in *SystemTest*) echo "[ERROR] lost a fill"; exit 1 ;; esac'
  alone "$project/scripts/test.sh" unit engines
  [ "$status" -eq 0 ]
  [[ $output == *"unit       passed"*"engines    passed"*"passed, 0 failed"* ]]
  alone "$project/scripts/test.sh" unit system engines
  [ "$status" -eq 1 ]
  [[ $output == *"[ERROR] lost a fill"*"system     FAILED"*"engines    not run"*"Tests failed." ]]
}

@test "the test command calls a stage skipped that lacks its tools, and on CI failed" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" unit page shell
  [ "$status" -eq 0 ]
  [[ $output == *"node is not installed: skipped."*"bats is not installed: skipped."* ]]
  [[ $output == *"unit       passed"*"page       skipped"*"shell      skipped"* ]]
  alone CI=true "$project/scripts/test.sh" page
  [ "$status" -eq 1 ]
  [[ $output == *"node is missing."*"page       FAILED"* ]]
}

@test "the test command tests the shell beside the units, and tells of both" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" shell unit
  [ "$status" -eq 0 ]
  [[ $output == *"shell      skipped"*"unit       passed"* ]]
  make_maven 'echo "[ERROR] lost a fill"; exit 1'
  alone "$project/scripts/test.sh" shell unit engines
  [ "$status" -eq 1 ]
  [[ $output == *"shell      skipped"*"unit       FAILED"*"engines    not run"* ]]
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" page unit shell
  [ "$status" -eq 0 ]
  [[ $output == *"page       skipped"*"unit       passed"*"shell      skipped"* ]]
  printf '#!/usr/bin/env bash\nexit 1\n' >"$tools/shellcheck"
  chmod +x "$tools/shellcheck"
  alone "$project/scripts/test.sh" shell unit engines
  [ "$status" -eq 1 ]
  [[ $output == *"shell      FAILED"*"unit       passed"*"engines    not run"*"Tests failed." ]]
}

@test "the test command says why it skips what needs a container engine, and on CI fails" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  local nowhere=NAUTILUS_ENGINE_HOME=$BATS_TEST_TMPDIR/engine
  alone "$nowhere" "$project/scripts/test.sh" --containers
  [ "$status" -eq 0 ]
  [[ $output == *"containers: skipped: no container engine answers"*"needs root"*"containers skipped"* ]]
  alone "$nowhere" CI=true "$project/scripts/test.sh" --containers
  [ "$status" -eq 1 ]
  [[ $output == *"no container engine answers"*"containers FAILED"* ]]
}

@test "the test command builds what is stale before it tests the page in a browser" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  local calls=$BATS_TEST_TMPDIR/calls page=$project/engines/websocket/page tool
  make_maven "echo \"mvn \$*\" >>\"$calls\""
  for tool in node npm chromium; do
    printf '#!/usr/bin/env bash\necho "%s $*" >>"%s"\n' "$tool" "$calls" >"$tools/$tool"
    chmod +x "$tools/$tool"
  done
  mkdir -p "$page/browser"
  printf '#!/usr/bin/env bash\n' >"$page/build.sh"
  chmod +x "$page/build.sh"
  alone "$project/scripts/test.sh" page
  [ "$status" -eq 0 ]
  [[ $(cat "$calls") == "mvn "*" package"*"npm test "*"npm run test:browser "* ]]
  make_built
  # Of these no build knows.
  sleep 0.01
  touch "$page/browser/desk.test.ts"
  alone "$project/scripts/test.sh" page
  [ "$status" -eq 0 ]
  [ "$(grep -c ^mvn "$calls")" -eq 1 ]
  touch "$page/build.sh"
  alone "$project/scripts/test.sh" page
  [ "$(grep -c ^mvn "$calls")" -eq 2 ]
}

@test "the test command does not test the page where it cannot be built" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'echo "[ERROR] does not compile"; exit 1'
  local tool
  for tool in node npm chromium; do
    printf '#!/usr/bin/env bash\necho "%s was called"\n' "$tool" >"$tools/$tool"
    chmod +x "$tools/$tool"
  done
  alone "$project/scripts/test.sh" page
  [ "$status" -eq 1 ]
  [[ $output == *"[ERROR] does not compile"*"page       FAILED"* ]]
  [[ $output != *"npm was called"* ]]
}

# make_docker HOW-A-BUILD-ENDS
make_docker() {
  # shellcheck disable=SC2016
  printf '#!/usr/bin/env bash\necho "$*" >>"%s"\ncase "$*" in *" build "*) %s ;; esac\n' "$BATS_TEST_TMPDIR/docker" "$1" >"$tools/docker"
  chmod +x "$tools/docker"
}

@test "the test command builds the images once, beside the page's tests" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  make_built
  make_docker 'sleep 1'
  alone "$project/scripts/test.sh" page containers
  [ "$status" -eq 0 ]
  [[ $output == *"npm is not installed: skipped."*"page       skipped"*"containers skipped"* ]]
  [[ $output != *"command not found"* ]]
  [ "$(grep -c ' build ' "$BATS_TEST_TMPDIR/docker")" -eq 1 ]
}

@test "the test command shows what containers were measured to do, of this run alone" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_built
  make_docker 'exit 0'
  make_maven "case \"\$*\" in *ContainerTest*) echo '| nobody | 1200 |' >'$project/target/neighbours.md' ;; esac"
  alone "$project/scripts/test.sh" containers
  [[ $output == *"| nobody | 1200 |"*"containers skipped"* ]]
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" containers
  [[ $output != *"| nobody |"* ]]
  [[ $output == *"containers skipped"* ]]
}

@test "the test command fails without its images, and says why there are none" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  make_built
  make_docker 'echo "no space left"; exit 1'
  alone "$project/scripts/test.sh" containers
  [ "$status" -eq 1 ]
  [[ $output == *"no space left"*"containers FAILED"* ]]
}

@test "the test command warns when the tests take too long" {
  make_jdk 25 "$BATS_TEST_TMPDIR/jvm/temurin-25"
  make_maven 'exit 0'
  alone "$project/scripts/test.sh" unit
  [[ $output != *WARNING* ]]
  alone env NAUTILUS_TEST_MOST_SECONDS=-1 "$project/scripts/test.sh" unit
  [ "$status" -eq 0 ]
  [[ $output == *"WARNING: the tests took "*" s, more than the -1 s that they may take."* ]]
}
