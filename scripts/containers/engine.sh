#!/usr/bin/env bash
# A real container engine for tests on a Debian machine that has none: Debian's own packages, unpacked and not installed,
# in a folder of its own. For continuous integration and root only (so bash 5); a person with Docker uses their own.
#   engine.sh start    fetch what is missing and start; nothing if it answers already
#   engine.sh env      print what a shell has to export to use it: eval "$(scripts/containers/engine.sh env)"
#   engine.sh status   say whether it answers; exit 1 if not
#   engine.sh stop     stop it and take away what it leaves in the kernel; images and volumes stay
#   engine.sh clean    stop it, and delete its folder
# NAUTILUS_ENGINE_HOME is its folder (/var/tmp/nautilus-engine).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
# shellcheck source=scripts/containers/packages.sh
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

HOME_FOLDER=${NAUTILUS_ENGINE_HOME:-/var/tmp/nautilus-engine}
PROGRAMS=$HOME_FOLDER/programs
CONFIG=$HOME_FOLDER/config
PID_FILE=$HOME_FOLDER/docker.pid
SOCKET=$HOME_FOLDER/docker.sock
# The address of the bridge that builds use: far from those that networks are given by default.
BRIDGE=172.30.255.1/24

client() { DOCKER_HOST=unix://$SOCKET DOCKER_CONFIG=$CONFIG PATH=$PATH:$PROGRAMS/usr/bin docker "$@"; }
answers() { [ -S "$SOCKET" ] && client version >/dev/null 2>&1; }

# The id of our daemon, if it runs: the file's process, if that is a daemon with our folder.
daemon() {
  local pid
  pid=$(cat "$PID_FILE" 2>/dev/null) && [ -r "/proc/$pid/cmdline" ] || return 1
  tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q "dockerd .*--data-root $HOME_FOLDER/data " && say "$pid"
}

# The machine's own sources with the name of the release after its own.
next_release_sources() {
  local own next file
  own=$(. /etc/os-release && say "$VERSION_CODENAME")
  next=$(awk -F, -v own="$own" 'found { print $3; exit } $3 == own { found = 1 }' /usr/share/distro-info/debian.csv 2>/dev/null) || true
  [ "$own" != bookworm ] || next=${next:-trixie}
  [ -n "$next" ] || fail 1 "What follows Debian $own is not known here (package distro-info-data)."
  mkdir -p "$1"
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk -v RS= -v own="$own" -v next_="$next" '$0 ~ "(^|\n)Suites:[^\n]*[ ]" own "([ \n]|$)" {
      sub("Suites:[^\n]*", "Suites: " next_); print $0 "\n" }' "$file" >"$1/$(basename "$file")"
  done
  find /etc/apt -maxdepth 2 -name '*.list' -exec cat {} + |
    awk -v own="$own" -v next_="$next" '$1 == "deb" { for (i = 2; i <= 4; i++) if ($i == own) { $i = next_; print; break } }' >"$1/next.list"
}

# Compose and buildx are too old in this release: from the next.
unpack_plugins() {
  local apt=$HOME_FOLDER/apt
  next_release_sources "$apt/sources"
  mkdir -p "$apt/lists/partial"
  local options=(-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt/sources" -o "Dir::State::lists=$apt/lists")
  apt-get -qq "${options[@]}" -o APT::Sandbox::User=root update
  unpack "$HOME_FOLDER/next" "${options[@]}" -- docker-compose docker-buildx
  mkdir -p "$CONFIG/cli-plugins"
  cp "$HOME_FOLDER"/next/usr/libexec/docker/cli-plugins/* "$CONFIG/cli-plugins/"
  rm -r "$HOME_FOLDER/next" "$apt"
}

fetch() {
  if [ ! -e "$PROGRAMS/usr/sbin/iptables" ]; then
    say "Fetching the packages of the container engine"
    update_lists
    # iptables is not for the host: by it the daemon leads name look-ups inside a container's network to itself.
    unpack "$PROGRAMS" -- docker.io containerd runc tini libdevmapper1.02.1 iptables libip4tc2 libip6tc2 libxtables12 \
      libmnl0 libnetfilter-conntrack3 libnfnetlink0 libnftnl11
    ln -sf xtables-nft-multi "$PROGRAMS/usr/sbin/iptables"
  fi
  if [ ! -x "$CONFIG/cli-plugins/docker-buildx" ]; then
    say "Fetching Compose and buildx"
    unpack_plugins
  fi
}

start() {
  answers && say "The engine runs already." && return
  [ "$(id -u)" = 0 ] || fail 1 "The container engine needs root."
  command -v apt-get >/dev/null || fail 1 "The container engine is made of Debian packages; this is no Debian."
  fetch
  mkdir -p "$HOME_FOLDER/data" "$HOME_FOLDER/exec"
  [ -e /sys/class/net/docker0 ] || : >"$HOME_FOLDER/own-bridge"
  local libraries extensions
  libraries=$(find "$PROGRAMS" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
  extensions=$(find "$PROGRAMS" -type d -name xtables)
  # The daemon hands its own affinity to every container, whatever their cpuset: it gets all cores.
  PATH=$PATH:/usr/sbin:/sbin:$PROGRAMS/usr/bin:$PROGRAMS/usr/sbin LD_LIBRARY_PATH=$libraries \
    XTABLES_LIBDIR=$extensions setsid taskset -c "$(cat /sys/devices/system/cpu/online)" dockerd \
    --data-root "$HOME_FOLDER/data" --exec-root "$HOME_FOLDER/exec" --pidfile "$PID_FILE" --host "unix://$SOCKET" \
    --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false --bip "$BRIDGE" \
    >"$HOME_FOLDER/dockerd.log" 2>&1 </dev/null &
  local daemon=$! tries=0
  until answers; do
    tries=$((tries + 1))
    if [ $tries -gt 300 ] || ! kill -0 $daemon 2>/dev/null; then
      fail 1 "The engine did not start:" "$(tail -n 20 "$HOME_FOLDER/dockerd.log")"
    fi
    sleep 0.2
  done
  say "The engine runs ($(client version --format '{{.Server.Version}}'), $(client compose version)): eval \"\$($0 env)\""
}

stop() {
  local pid bridges bridge
  if ! pid=$(daemon); then
    say "The engine does not run."
    return
  fi
  bridges=$(client network ls --filter type=custom --filter driver=bridge --format 'br-{{.ID}}' 2>/dev/null) || true
  kill "$pid"
  while [ -e "/proc/$pid" ] || [ -e "$PID_FILE" ]; do sleep 0.2; done
  # What a daemon leaves behind: the namespace of host networking, and its bridges.
  umount "$HOME_FOLDER/exec/netns/default" 2>/dev/null || true
  [ ! -e "$HOME_FOLDER/own-bridge" ] || bridges="docker0 $bridges"
  rm -f "$HOME_FOLDER/own-bridge"
  command -v ip >/dev/null || bridges=
  for bridge in $bridges; do
    [ ! -e "/sys/class/net/$bridge" ] || ip link delete "$bridge"
  done
  say "The engine has stopped."
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  clean)
    stop
    rm -rf "$HOME_FOLDER"
    ;;
  status)
    answers || fail 1 "The engine does not answer."
    say "The engine runs as process $(daemon)."
    ;;
  env)
    # It may not raise the limit of locked memory, and refuses who asks for more than it has.
    [ "$(ulimit -Hl)" = unlimited ] || say "export NAUTILUS_MEMLOCK=$(($(ulimit -Hl) * 1024))"
    say "export DOCKER_HOST='unix://$SOCKET' DOCKER_CONFIG='$CONFIG' PATH=\"\$PATH:$PROGRAMS/usr/bin\""
    ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" ;;
esac
