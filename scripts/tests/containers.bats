#!/usr/bin/env bats
# What is in the images, and the bundle: with a docker, a java and an engine that only say what they were asked.

setup() {
  root=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  image=$root/engines/image
  programs=$BATS_TEST_TMPDIR/programs
  mkdir -p "$programs" "$BATS_TEST_TMPDIR/program/cache"
  export NAUTILUS_PROGRAM=$BATS_TEST_TMPDIR/program
  PATH=$programs:$PATH
}

# program NAME: what is read becomes a program that comes before the real one.
program() {
  { echo '#!/bin/sh'; cat; } >"$programs/$1"
  chmod +x "$programs/$1"
}

# answers TEXT: what the engine says, whatever is asked.
answers() { printf 'cat <<"END"\n%s\nEND\n' "$1" | program wget; }

@test "the health check asks for readiness, and starts no JVM" {
  program wget <<<'echo "$@" >&2'
  program java <<<'echo "a JVM was started" >&2'
  NAUTILUS_PORT=8200 run sh "$image/nautilus-probe" health
  [ "$status" -eq 0 ]
  [ "$output" = "-q -O - http://127.0.0.1:8200/health/ready" ]
}

@test "an engine that is not ready is not healthy" {
  program wget <<<'exit 1'
  NAUTILUS_PORT=8200 run sh "$image/nautilus-probe" health
  [ "$status" -ne 0 ]
}

@test "a variant is what the engine says of it" {
  answers '{"engine":"analytics","variant":{"requested":"metal","active":"optimized","reason":"nothing computes on a GPU yet"},"lag":[]}'
  NAUTILUS_PORT=8100 run sh "$image/nautilus-probe" metal
  [ "$status" -eq 3 ]
  [ "${lines[0]}" = "requested  metal" ]
  [ "${lines[1]}" = "active     optimized" ]
  [ "${lines[2]}" = "reason     nothing computes on a GPU yet" ]
  NAUTILUS_PORT=8100 run sh "$image/nautilus-probe" coreml
  [ "$status" -eq 3 ]
  [ "${lines[2]}" = "reason     this engine's image is the variant metal, not coreml" ]
  answers '{"variant":{"requested":"metal","active":"metal","reason":""}}'
  NAUTILUS_PORT=8100 run sh "$image/nautilus-probe" metal
  [ "$status" -eq 0 ]
}

@test "cores are compared one by one, memory in bytes" {
  [ -r /proc/self/status ] || skip "this system has no /proc"
  has=$(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status)
  NAUTILUS_CPUSET=$has run sh "$image/nautilus-probe" placement
  [ "$status" -eq 0 ]
  NAUTILUS_CPUSET=4095 NAUTILUS_MEMORY=3M run sh "$image/nautilus-probe" placement
  [ "$status" -eq 3 ]
  [ "${lines[0]}" = "requested  cores 4095, memory 3M (3145728 bytes)" ]
  [ "${lines[2]}" = "reason     other cores, another memory limit" ]
}

# cpuinfo LINE...: what the kernel says of the processor.
cpuinfo() {
  export NAUTILUS_CPUINFO=$BATS_TEST_TMPDIR/cpuinfo
  { printf 'processor\t: 0\n'; printf '%s\n' "$@"; } >"$NAUTILUS_CPUINFO"
}

# imitated ARCH: the probe of an image for it says that the processor is another.
imitated() {
  echo "$1" >"$NAUTILUS_PROGRAM/arch"
  run sh "$image/nautilus-probe" arch
  [ "$status" -eq 3 ]
  [ "${lines[0]}" = "requested  $1" ]
  [ "${lines[1]}" = "active     $1, imitated" ]
  [ "${lines[2]}" = "reason     the image is for $1, the processor is another: build it on this machine" ]
}

# real ARCH
real() {
  echo "$1" >"$NAUTILUS_PROGRAM/arch"
  run sh "$image/nautilus-probe" arch
  [ "$status" -eq 0 ]
  [ "${lines[1]}" = "active     $1" ]
  [ "${lines[2]}" = "reason     as requested" ]
}

@test "an x86 image on Apple silicon is imitated by Rosetta, which says so" {
  cpuinfo $'vendor_id\t: VirtualApple' $'cpu family\t: 6' $'model name\t: VirtualApple @ 2.50GHz'
  imitated x86_64
}

@test "an image is imitated where cpuinfo is of another kind of processor" {
  cpuinfo 'BogoMIPS        : 48.00' 'Features        : fp asimd evtstrm aes' $'CPU implementer\t: 0x61'
  imitated x86_64
  real aarch64
  cpuinfo $'vendor_id\t: AuthenticAMD' $'model name\t: AMD EPYC'
  imitated aarch64
  real x86_64
}

@test "what cannot be asked is refused" {
  run sh "$image/nautilus-probe" gpu
  [ "$status" -eq 2 ]
  [[ $output == "Usage: nautilus-probe WHAT"* ]]
}

@test "an image starts with the flags of its plan and the cache of its collector" {
  program java <<<'echo "port $QUARKUS_HTTP_PORT:" "$@"'
  : >"$NAUTILUS_PROGRAM/cache/serial.aot"
  NAUTILUS_PORT=8200 NAUTILUS_JVM_FLAGS="-Xmx99m -XX:+UseSerialGC" run sh "$image/nautilus-run"
  [[ $output == "port 8200: -Xmx99m -XX:+UseSerialGC "*" -XX:AOTCache=$NAUTILUS_PROGRAM/cache/serial.aot "*"/quarkus-run.jar" ]]
  NAUTILUS_COLLECTOR=zgc run sh "$image/nautilus-run"
  [[ $output != *AOTCache* ]]
  NAUTILUS_ENGINE=risk NAUTILUS_BOOTSTRAP=broker:9092 run sh "$image/nautilus-run" verify-log
  [[ $output == *"io.nautilus.risk.VerifyLog broker:9092 0" ]]
  NAUTILUS_ENGINE=risk run sh "$image/nautilus-run" other
  [ "$status" -eq 2 ]
}

# engine_beside_broker NTH: nautilus-run of an engine whose broker answers when it is asked for the nth time. Before it
# does it notes what its log may have lost, of which the engine has heard.
engine_beside_broker() {
  export NTH=$1 NAUTILUS_NOTES=$BATS_TEST_TMPDIR NAUTILUS_DATA=$BATS_TEST_TMPDIR
  program wget <<'END'
echo "$4" >>"$NAUTILUS_NOTES/asked"
[ "$(wc -l <"$NAUTILUS_NOTES/asked")" -ge "$NTH" ] || exit 1
echo "boot-2 its end" >"$NAUTILUS_NOTES/log-suspect"
END
  program java <<<'echo "started, told: $NAUTILUS_LOG_SUSPECT"'
  echo "boot-1 before that" >"$NAUTILUS_NOTES/log-suspect"
  echo "boot-2 its end" >"$NAUTILUS_DATA/log-suspect-heard"
  ln -s "$image/nautilus-probe" "$programs/nautilus-probe"
  NAUTILUS_BROKER_HEALTH=http://broker:9094/health run sh "$image/nautilus-run"
}

@test "an engine waits for its broker" {
  program sleep <<<'[ "$1" -eq 1 ]'
  engine_beside_broker 3
  [ "$status" -eq 0 ]
  [ "${lines[0]}" = "nautilus-run: waits for the broker, http://broker:9094/health" ]
  [ "${lines[1]}" = "started, told: " ]
  [ "${#lines[@]}" -eq 2 ]
  [ "$(uniq -c "$BATS_TEST_TMPDIR/asked" | xargs)" = "3 http://broker:9094/health" ]
}

@test "an engine whose broker is there says nothing of it" {
  engine_beside_broker 1
  [ "$output" = "started, told: " ]
}

@test "an engine whose broker stays away ends as one that finds none" {
  program sleep <<<':'
  engine_beside_broker 61
  [ "$status" -eq 74 ]
  [ "${lines[1]}" = "nautilus-run: the broker is missing: http://broker:9094/health did not answer 60 times" ]
  [ "${#lines[@]}" -eq 2 ]
  [ "$(wc -l <"$BATS_TEST_TMPDIR/asked")" -eq 60 ]
}

@test "an engine is stopped while it waits for its broker" {
  program sleep <<<'kill -TERM "$PPID"'
  engine_beside_broker 61
  [ "$status" -eq 143 ]
  [ "${lines[1]}" = "nautilus-run: stopped while it waited for the broker" ]
}

@test "a tool waits for no broker" {
  program java <<<'echo "$@"'
  NAUTILUS_BROKER_HEALTH=http://broker:9094/health NAUTILUS_ENGINE=risk NAUTILUS_BOOTSTRAP=broker:9092 \
    run sh "$image/nautilus-run" verify-log
  [[ $output == *"io.nautilus.risk.VerifyLog broker:9092 0" ]]
}

@test "files of a layer have one date, and everybody reads them" {
  mkdir -m 700 "$BATS_TEST_TMPDIR/layers"
  echo one >"$BATS_TEST_TMPDIR/layers/one"
  chmod 600 "$BATS_TEST_TMPDIR/layers/one"
  run sh "$image/nautilus-layers" "$BATS_TEST_TMPDIR/layers"
  [ "$status" -eq 0 ]
  [ -z "$(find "$BATS_TEST_TMPDIR/layers" -newermt 2026-01-02)" ]
  [ -z "$(find "$BATS_TEST_TMPDIR/layers" ! -perm -004)" ]
}

@test "packages are installed where there is a package manager, and it is said where there is none" {
  program apt-get <<<'echo "apt-get $*"'
  program rm <<<':'
  run sh "$image/nautilus-packages" libvulkan1
  [[ ${lines[1]} == *"install"*" libvulkan1" ]]
  ln -s "$(command -v sh)" "$BATS_TEST_TMPDIR/sh"
  PATH=$BATS_TEST_TMPDIR run "$BATS_TEST_TMPDIR/sh" "$image/nautilus-packages" libvulkan1
  [ "$output" = "nautilus-packages: this base has no apt-get, so it has none of: libvulkan1" ]
}

@test "a bundle has all images, what they are started with, and checksums that hold" {
  program docker <<'END'
case "$1 $2" in
  "image inspect") case $* in *grafana*) exit 1 ;; *Architecture*) echo arm64 ;; esac ;;
  "save -o") file=$3; shift 3; echo "$@" >"$file" ;;
esac
END
  umask 077
  NAUTILUS_VERSION=9.9 run "$root/scripts/nautilus" bundle "$BATS_TEST_TMPDIR/out"
  [ "$status" -eq 0 ]
  [[ $output == *"grafana/grafana:"*"is not there, so it is left out"* ]]
  cd "$BATS_TEST_TMPDIR/out"
  sha256sum -c nautilus-9.9-linux-arm64.tar.gz.sha256
  tar tvzf nautilus-9.9-linux-arm64.tar.gz >files
  grep -q '/monitoring/prometheus.yml$' files
  [ -z "$(grep -v '^.......r' files)" ]
  tar xzf nautilus-9.9-linux-arm64.tar.gz
  cd nautilus-9.9-linux-arm64
  sha256sum -c SHA256SUMS
  [[ $(cat images.tar) == "nautilus/broker:9.9 nautilus/marketdata:9.9 "*" nginx:"* ]]
  [ -f docker-compose.m4max.yml ] && [ -f resource-profiles.yml ] && [ -f monitoring/nginx.conf ]
  [ "$(cat .env)" = "NAUTILUS_VERSION=9.9" ]
  grep -q 'docker load -i images.tar' INSTALL.txt
  grep -q 'm4max.yml --profile nginx --profile alertmanager --profile prometheus up --detach$' INSTALL.txt
}

@test "a bundle without images says how to build them" {
  program docker <<<'exit 1'
  run "$root/scripts/nautilus" bundle "$BATS_TEST_TMPDIR/out"
  [ "$status" -eq 13 ]
  [[ $output == *"is not there. Build all: scripts/nautilus images" ]]
}
