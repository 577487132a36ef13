#!/usr/bin/env bats
# The built program on what macOS's and Docker's programs print: stand-ins, first on the path, print samples that were
# written by hand in the form of theirs. None of it has run on a Mac: docs/mac-acceptance.md. The versions of the form:
#   docker-info, -ps, -stats, -df   Docker Desktop 4 with engine and client 28.2.2
#   docker-info-debian              engine and client 20.10.24+dfsg1, Debian 12's; Compose is that of the next release
#   docker-info-none                recorded: the client 28.2.2 where no engine is, which ends with 1

setup() {
  ROOT=$BATS_TEST_DIRNAME/../../..
  SAMPLES=$BATS_TEST_DIRNAME/samples
  TOOLS=$BATS_TEST_TMPDIR/tools
  HOME_OF_USER=$BATS_TEST_TMPDIR/home
  SETTINGS="$HOME_OF_USER/Library/Group Containers/group.com.docker/settings-store.json"
  mkdir -p "$TOOLS" "$(dirname "$SETTINGS")"
  cp "$SAMPLES/settings-store.json" "$SETTINGS"
  therm=pmset-cool.txt
  pressure=memory_pressure.txt
}

# stand_in PROGRAM LINE...: a program that does these lines.
stand_in() {
  local file=$TOOLS/$1
  shift
  printf '%s\n' '#!/bin/sh' "cd '$SAMPLES' || exit 1" "$@" 'exit 64' >"$file"
  chmod +x "$file"
}

a_mac() {
  stand_in sysctl 'case "$*" in' \
    '"hw machdep.cpu") cat sysctl-hw.txt ;;' \
    'vm.swapusage) cat sysctl-swap.txt ;;' \
    '"-n kern.memorystatus_vm_pressure_level") echo 1 ;;' \
    '*) exit 64 ;; esac; exit'
  stand_in system_profiler '[ "$*" = SPHardwareDataType ] && cat system_profiler.txt && exit'
  stand_in pmset "[ \"\$*\" = '-g therm' ] && cat $therm && exit"
  stand_in memory_pressure "[ \"\$*\" = -Q ] && cat $pressure && exit"
}

a_docker() {
  stand_in docker 'case "$1 $2" in' \
    '"--version ") echo "Docker version 28.2.2, build e6534b4" ;;' \
    '"info --format") cat docker-info.txt ;;' \
    '"ps --all") cat docker-ps.txt ;;' \
    '"stats --no-stream") cat docker-stats.txt ;;' \
    '"system df") cat docker-df.txt ;;' \
    "'desktop stop') echo stop >>'$BATS_TEST_TMPDIR/desktop'; ${at_stop:-:} ;;" \
    "'desktop start') echo start >>'$BATS_TEST_TMPDIR/desktop' ;;" \
    '*) exit 64 ;; esac; exit'
}

# nautilus ARGUMENT...: as on a Mac; a JVM lets its system's name be told.
nautilus() {
  run env PATH="$TOOLS:$PATH" NAUTILUS_DATA="$BATS_TEST_TMPDIR/data" NAUTILUS_BASE_PORT=23000 NAUTILUS_PLAN_GB=4 \
    JAVA_TOOL_OPTIONS="-Dos.name=Mac -Dos.version=15.1 -Duser.home=$HOME_OF_USER" "$ROOT/scripts/nautilus" "$@"
}

# saw VERDICT WHAT TEXT: a line of the doctor's.
saw() {
  printf '%s\n' "$output" | grep -Eq "^$1 +$2 +.*$3" || {
    printf 'no line "%s %s %s" in:\n%s\n' "$1" "$2" "$3" "$output"
    return 1
  }
}

@test "a Mac is detected by what its programs print" {
  a_mac
  a_docker
  nautilus machine
  [ "$status" -eq 0 ]
  [[ $output == *"Apple M4 Max"*"0-15"*"49152M"* ]]
  printf '%s\n' "$output" | grep -Eq '^performance cores +12 '
  printf '%s\n' "$output" | grep -Eq '^efficiency cores +4 '
  printf '%s\n' "$output" | grep -Eq "^Docker engine's cores +14 "
}

@test "the doctor sees how a Mac and its containers are" {
  a_mac
  a_docker
  nautilus doctor
  [ "$status" -eq 7 ]
  saw ok system "macOS 15.1"
  saw ok chip "Apple M4 Max"
  saw ok "memory pressure" "71 % of the memory is free; the kernel calls the pressure normal"
  saw ok swap "512M used"
  saw ok "thermal state" "no limit and no warning"
  saw unknown clock "sudo systemsetup"
  saw ok "Docker engine" "28.2.2 on Docker Desktop"
  saw ok "Docker engine's memory" "28032M"
  saw fail "container nautilus-ml-engine-m4max" "Exited \(1\)"
  saw warn "container nautilus-risk-engine-m4max" "490MiB / 520MiB"
  [[ $output == *"-> \`docker logs --tail 50 nautilus-ml-engine-m4max\` says why."* ]]
  [ ! -e "$BATS_TEST_TMPDIR/data" ]
}

@test "the doctor sees heat, exhausted memory and an engine that does not answer" {
  therm=pmset-throttled.txt
  pressure=memory_pressure-exhausted.txt
  a_mac
  stand_in docker '[ "$1" = --version ] && exit 0' 'echo "Cannot connect to the Docker daemon" >&2' 'exit 1'
  nautilus doctor --json
  [ "$status" -eq 7 ]
  [[ $output == *'"verdict" : "fail"'*"CPU_Speed_Limit = 62"*"Cannot connect to the Docker daemon"* ]]
  [[ $output == *'"2 % of the memory is free'* ]]
}

@test "Docker Desktop's settings are shown, asked about and changed with a backup" {
  a_mac
  a_docker
  nautilus docker-desktop --tier testing
  [ "$status" -eq 2 ]
  [[ $output == *'-  "Cpus": 4'*'+  "Cpus": 12'*'-  "MemoryMiB": 8092'*'+  "MemoryMiB": 24576'*"Nobody is there to ask"* ]]
  cmp "$SETTINGS" "$SAMPLES/settings-store.json"
  nautilus docker-desktop --tier testing --yes
  [ "$status" -eq 0 ]
  grep -q '"Cpus" : 12' "$SETTINGS"
  grep -q '"SettingsVersion" : 43' "$SETTINGS"
  cmp "$SETTINGS".*.backup "$SAMPLES/settings-store.json"
  [ ! -e "$BATS_TEST_TMPDIR/desktop" ]
  # It writes its settings when it stops.
  at_stop="sed -i.before '1s/{/{\"AddedWhenStopped\": true,/' '$SETTINGS'"
  a_docker
  nautilus docker-desktop --tier production --yes --restart
  [ "$status" -eq 0 ]
  grep -q '"AddedWhenStopped" : true' "$SETTINGS"
  grep -q '"Cpus" : 14' "$SETTINGS"
  [ "$(tr '\n' ' ' <"$BATS_TEST_TMPDIR/desktop")" = "stop start " ]
  nautilus docker-desktop --tier production
  [ "$status" -eq 0 ]
  [[ $output == *"has these settings already"* ]]
}
