# Debian packages, unpacked and not installed. For bash 5, on Debian.
# shellcheck shell=bash

# unpack FOLDER [APT-OPTION...] -- PACKAGE...: what the packages contain, without their scripts and dependencies.
unpack() {
  local to=$1 downloads deb options=()
  shift
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  downloads=$(mktemp -d)
  (cd "$downloads" && apt-get -qq "${options[@]}" -o APT::Sandbox::User=root download "$@")
  mkdir -p "$to"
  for deb in "$downloads"/*.deb; do dpkg -x "$deb" "$to"; done
  rm -r "$downloads"
}

# update_lists: apt's lists, where there are none.
update_lists() {
  [ -n "$(find /var/lib/apt/lists -name '*Packages*' -print -quit)" ] || apt-get -qq update
}
