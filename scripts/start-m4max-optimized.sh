#!/usr/bin/env bash
# Builds what is not built, starts Nautilus and says what to do next. --help says more.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'EOF'
Usage: scripts/start-m4max-optimized.sh [FLAGS]

Builds what is not built, starts the broker and the engines, waits until all are healthy and
says what to do next. Processes on this machine are stopped by Ctrl-C; containers go on.

  --feed FEED      simulated (default) or replay:FILE[,FILE...], recorded messages of
                   Kraken, Coinbase or Binance
  --loop           a replay that ended starts over
  --no-strategies  no strategy trades by itself
  --engines LIST   only these engines, separated by commas (default: all nine)
  --detach         return when all are healthy; they go on in the background
  --mode MODE      local: processes on this machine; docker: containers, with monitoring and
                   nginx (docs/containers.md); auto (default): docker where a container engine
                   answers, unless the data folder holds a log of processes
  --tier TIER      auto (default), development, testing or production: how much of the
                   machine is planned with (docs/placement.md)
  --memory GB      plan with so much memory at most
  --env-file FILE  a plan of your own: values for resource-profiles.yml (docs/placement.md)
  --no-placement   plan nothing: all may run on all cores, with their least heaps
  --base-port N    every port is this one plus the service's own (default: 8000)
  --data FOLDER    the data folder (default: data in the project's folder)
  --dry-run        print every command and file of a start, and change nothing
  --status         say what runs and how healthy it is; --json for programs, --resources with what
                   containers use
  --doctor         look at the machine, Docker, the data folder and what runs: what is wrong,
                   and what to do; --json for programs
  --apply-docker-desktop
                   show what --tier would change in Docker Desktop's settings, ask, and change
                   it, with a backup; --yes does not ask, --restart starts Docker Desktop anew
  --stop           stop everything
  --logs ENGINE    show what an engine wrote (or: broker, launcher)
  --help           this text

A second start with the same flags changes nothing and exits with 0; with other flags it says
what differs and exits with 3. All exit codes: docs/operations.md.
EOF
}

bad_flag() {
  usage >&2
  fail "$EXIT_BAD_FLAGS" "" "$1"
}

# act FLAG: what is asked for instead of a start; only one thing can be.
act() {
  [ "$action" = start ] || bad_flag "--$action and $1 do not go together."
  action=${1#--}
}

# check_flags FLAG...: what the thing that is asked for would not look at is refused, so that nobody believes it held.
check_flags() {
  local plan="--mode --feed --loop --no-strategies --engines --base-port --tier --memory --env-file --no-placement"
  local takes="--data" what="--$action" flag
  case $action in
    start) takes="$plan --data --detach --dry-run" what="a start" ;;
    doctor) takes="$plan --data --json" ;;
    status) takes="--data --json --resources" ;;
    apply-docker-desktop) takes="--tier --yes --restart" ;;
  esac
  for flag in "$@"; do
    case " --$action $takes " in
      *" $flag "*) ;;
      *) bad_flag "$flag and $what do not go together." ;;
    esac
  done
}

action=start
engine=
dry_run=false
plan=()
tier=()
desktop=()
data=()
given=()
while [ $# -gt 0 ]; do
  given+=("${1%%=*}")
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --tier)
      [ $# -ge 2 ] || bad_flag "$1 needs a value."
      tier=("$1" "$2")
      shift
      ;;
    --tier=*) tier=("$1") ;;
    --feed | --mode | --base-port | --engines | --memory | --env-file)
      [ $# -ge 2 ] || bad_flag "$1 needs a value."
      plan+=("$1" "$2")
      shift
      ;;
    --feed=* | --mode=* | --base-port=* | --engines=* | --memory=* | --env-file=*) plan+=("$1") ;;
    --data)
      [ $# -ge 2 ] || bad_flag "$1 needs a value."
      data=("$1" "$2")
      shift
      ;;
    --data=*) data=("$1") ;;
    --dry-run)
      dry_run=true
      plan+=("$1")
      ;;
    --loop | --no-strategies | --detach | --no-placement | --json | --resources) plan+=("$1") ;;
    --status | --stop | --doctor | --apply-docker-desktop) act "$1" ;;
    --yes | --restart) desktop+=("$1") ;;
    --logs)
      [ $# -ge 2 ] || bad_flag "$1 needs an engine."
      act "$1"
      engine=$2
      shift
      ;;
    *) bad_flag "There is no flag $1." ;;
  esac
  shift
done

check_flags ${given[@]+"${given[@]}"}

if never_ran ${data[@]+"${data[@]}"}; then
  case $action in
    status) fail "$EXIT_NOT_HEALTHY" "Nothing is built here, so nothing runs. Build and start it: $0" ;;
    stop)
      say "Nothing is built here, so nothing runs."
      exit 0
      ;;
  esac
fi

[ "$action" != doctor ] || is_built || examine_unbuilt
find_jdk
if [ "$dry_run" = true ] && [ "$action" = start ]; then
  # A dry run changes nothing, so it builds nothing either.
  if ! is_built || ! is_current; then show_build; fi
  is_built || exit 0
elif ! is_built; then
  build
elif [ "$action" = start ] && ! is_current; then
  # The launcher itself says when a newer build differs from what runs.
  if anything_runs ${data[@]+"${data[@]}"}; then
    say "Sources are newer than what runs. To build and run them: scripts/nautilus stop${data[*]+ ${data[*]}}," \
      "then start again."
  else
    build
  fi
fi

[ "$action" != start ] || [ "$dry_run" = true ] || make_lists ${plan[@]+"${plan[@]}"} || true
case $action in
  start) launch start ${tier[@]+"${tier[@]}"} ${plan[@]+"${plan[@]}"} ${data[@]+"${data[@]}"} ;;
  doctor) launch doctor ${tier[@]+"${tier[@]}"} ${plan[@]+"${plan[@]}"} ${data[@]+"${data[@]}"} ;;
  apply-docker-desktop)
    launch docker-desktop ${tier[@]+"${tier[@]}"} ${desktop[@]+"${desktop[@]}"}
    ;;
  logs) launch logs "$engine" ${data[@]+"${data[@]}"} ;;
  *) launch "$action" ${plan[@]+"${plan[@]}"} ${data[@]+"${data[@]}"} ;;
esac
