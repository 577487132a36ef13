#!/usr/bin/env bash
# Builds what is not built, starts Nautilus and says what to do next. --help says more.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'EOF'
Usage: scripts/start-m4max-optimized.sh [FLAGS]

Builds what is not built, starts the broker and the engines on this machine, waits until all
are healthy and says what to do next. Ctrl-C stops what this start started.

  --feed FEED      simulated (default) or replay:FILE[,FILE...], recorded Kraken messages
  --loop           a replay that ended starts over
  --detach         return when all are healthy; they go on in the background
  --mode MODE      auto or local: processes on this machine (docker does not exist yet)
  --base-port N    every port is this one plus the service's own (default: 8000)
  --data FOLDER    the data folder (default: data in the project's folder)
  --dry-run        check and say what would be started, and change nothing
  --status         say what runs and how healthy it is
  --stop           stop everything
  --logs ENGINE    show what an engine wrote (broker, marketdata, risk, portfolio, launcher)
  --help           this text

A second start with the same flags changes nothing and exits with 0; with other flags it says
what differs and exits with 3. All exit codes: docs/operations.md.
EOF
}

bad_flag() {
  usage >&2
  fail "$EXIT_BAD_FLAGS" "" "$1"
}

action=start
engine=
plan=()
data=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --feed | --mode | --base-port)
      [ $# -ge 2 ] || bad_flag "$1 needs a value."
      plan+=("$1" "$2")
      shift
      ;;
    --feed=* | --mode=* | --base-port=*) plan+=("$1") ;;
    --data)
      [ $# -ge 2 ] || bad_flag "$1 needs a value."
      data=("$1" "$2")
      shift
      ;;
    --data=*) data=("$1") ;;
    --loop | --detach | --dry-run) plan+=("$1") ;;
    --status) action=status ;;
    --stop) action=stop ;;
    --logs)
      [ $# -ge 2 ] || bad_flag "$1 needs an engine."
      action=logs
      engine=$2
      shift
      ;;
    *) bad_flag "There is no flag $1." ;;
  esac
  shift
done

# What runs must not be built anew under it; the launcher itself says when a newer build differs.
anything_runs() {
  local status
  status=$("$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Dnautilus.home="$ROOT" -jar "$LAUNCHER_JAR" \
    status --json ${data[@]+"${data[@]}"}) || true
  case $status in *'"running" : true'*) return 0 ;; *) return 1 ;; esac
}

find_jdk
if ! is_built; then
  build
elif [ "$action" = start ] && ! is_current; then
  if anything_runs; then
    say "Sources are newer than what runs. To build and run them: scripts/nautilus stop, then start again."
  else
    build
  fi
fi

case $action in
  start) launch start ${plan[@]+"${plan[@]}"} ${data[@]+"${data[@]}"} ;;
  logs) launch logs "$engine" ${data[@]+"${data[@]}"} ;;
  *) launch "$action" ${data[@]+"${data[@]}"} ;;
esac
