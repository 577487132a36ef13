#!/usr/bin/env bash
# All that a machine without a network needs to run Nautilus in containers, as one file; scripts/nautilus bundle.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

COMPOSE_FILE_NAME=docker-compose.m4max.yml
VERSION=${NAUTILUS_VERSION:-$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$ROOT/pom.xml" | head -n 1)}

usage() {
  cat <<'EOT'
Usage: scripts/nautilus bundle [FOLDER]

Saves the images, the compose file and what it reads as one file, FOLDER/nautilus-VERSION-linux-ARCH.tar.gz
(default: target), and its checksum beside it. The images have to be built: scripts/nautilus images.
On the other machine, which needs Docker and nothing else: INSTALL.txt in the file.
EOT
}

# Of the same tool on Linux and on macOS, from the folder that the names are relative to.
checksums() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# install_text ARCH IMAGES PROFILES
install_text() {
  cat <<EOT
Nautilus $VERSION for Docker on linux/$1. In this folder:

  sha256sum -c SHA256SUMS        (macOS: shasum -a 256 -c SHA256SUMS)
  docker load -i images.tar
  chmod -R a+rX monitoring       (what is read there is read as another user)
  docker compose -f $COMPOSE_FILE_NAME$3 up --detach

The desk is at http://localhost:8600. Its token:

  docker compose -f $COMPOSE_FILE_NAME run --rm --no-deps --entrypoint cat secrets /tokens/trader.token

Images that are in images.tar:

$2
EOT
}

case ${1:-} in
  --help | -h)
    usage
    exit 0
    ;;
  -*)
    usage >&2
    fail "$EXIT_BAD_FLAGS" "" "There is no flag $1."
    ;;
esac
[ $# -le 1 ] || fail "$EXIT_BAD_FLAGS" "One folder at most: $*"

to=${1:-$ROOT/target}
command -v docker >/dev/null 2>&1 || fail "$EXIT_NO_CONTAINERS" "docker was not found: only it has the images."
images=
profiles=
for name in broker $ENGINES; do
  image=nautilus/$name:$VERSION
  docker image inspect "$image" >/dev/null 2>&1 ||
    fail "$EXIT_NO_CONTAINERS" "The image $image is not there. Build all: scripts/nautilus images"
  images="$images $image"
done
# Those of others are taken along where they are there.
while IFS= read -r image; do
  if docker image inspect "$image" >/dev/null 2>&1; then
    images="$images $image"
    name=${image##*/}
    profiles="$profiles --profile ${name%%:*}"
  else
    say "$image is not there, so it is left out: the other machine would have to fetch it."
  fi
done <<EOT
$(sed -n 's/^    image: \([a-z0-9./-]*:[A-Za-z0-9._-]*\)$/\1/p' "$ROOT/$COMPOSE_FILE_NAME" | sort -u)
EOT

arch=$(docker image inspect --format '{{.Architecture}}' "nautilus/broker:$VERSION")
name=nautilus-$VERSION-linux-$arch
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/$name" "$to"
cp -R "$ROOT/$COMPOSE_FILE_NAME" "$ROOT/resource-profiles.yml" "$ROOT/monitoring" "$ROOT/LICENSE" "$work/$name/"
install_text "$arch" "$(printf '%s\n' "$images" | tr ' ' '\n' | sed '/^$/d; s/^/  /')" "$profiles" >"$work/$name/INSTALL.txt"
printf 'NAUTILUS_VERSION=%s\n' "$VERSION" >"$work/$name/.env"
say "Saving$images"
# shellcheck disable=SC2086
docker save -o "$work/$name/images.tar" $images
(cd "$work/$name" && find . -type f | LC_ALL=C sort | while IFS= read -r file; do checksums "$file"; done) >"$work/sums"
mv "$work/sums" "$work/$name/SHA256SUMS"
# Whatever the umask was here: containers read some of it as other users.
chmod -R a+rX "$work/$name"
tar -C "$work" -czf "$to/$name.tar.gz" "$name"
(cd "$to" && checksums "$name.tar.gz" >"$name.tar.gz.sha256")
say "$to/$name.tar.gz ($(($(wc -c <"$to/$name.tar.gz") / 1048576)) MiB)"
