#!/usr/bin/env bash
# Where no image can be pulled: images made of Debian packages and a JDK 25, under the tags that the Dockerfiles and the
# Compose file name, with the entry points and paths of the images they stand for. For continuous integration (bash 5),
# for a running engine (engine.sh). There is none for Grafana, which Debian does not package.
#   stand-ins.sh            the tags that the repository names
#   stand-ins.sh IMAGE...   these
# An image that is there already, the real one or a stand-in, is left alone.
set -euo pipefail
# shellcheck source=scripts/containers/packages.sh
. "$(dirname "${BASH_SOURCE[0]}")/packages.sh"
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

BASE="libc6 base-files busybox-static"
# What the engines, the broker and the training of caches use; the JRE that this stands for has more.
MODULES=java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.httpserver,jdk.incubator.vector,jdk.jdwp.agent,jdk.jfr
MODULES=$MODULES,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth
MODULES=$MODULES,jdk.security.jgss,jdk.unsupported,jdk.zipfs

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

# root_of NAME PACKAGE...: a root file system with a shell and its tools.
root_of() {
  local root=$WORK/$1
  shift
  # shellcheck disable=SC2086
  unpack "$root" -- $BASE "$@"
  rm -rf "$root"/usr/share/{doc,man,locale,lintian,vim} "$root"/etc/init.d "$root"/lib/systemd
  chroot "$root" /bin/busybox --install -s /bin
  mkdir -p "$root"/{dev,proc,sys,tmp,run,etc}
  chmod 1777 "$root/tmp"
  printf 'root:x:0:0:root:/root:/bin/sh\nnginx:x:101:101::/nonexistent:/bin/false\nnobody:x:65534:65534::/nonexistent:/bin/false\n' >"$root/etc/passwd"
  printf 'root:x:0:\nnginx:x:101:\nnogroup:x:65534:\n' >"$root/etc/group"
}

# import NAME IMAGE CHANGE...: the root file system as an image.
import() {
  local name=$1 image=$2 change changes=(--change "LABEL stand-in=$1")
  shift 2
  for change in "$@"; do changes+=(--change "$change"); done
  tar -C "$WORK/$name" --numeric-owner -c . | docker import "${changes[@]}" - "$image" >/dev/null
  say "$image: a stand-in from Debian's packages"
}

make_eclipse-temurin() {
  find_jdk
  root_of java libstdc++6 libgcc-s1
  mkdir -p "$WORK/java/opt/java"
  "$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --generate-cds-archive --output "$WORK/java/opt/java/openjdk"
  import java "$1" 'ENV JAVA_HOME=/opt/java/openjdk' 'ENV LANG=C.UTF-8' \
    'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
}

make_nginx() {
  root_of nginx nginx nginx-common libcrypt1 libpcre2-8-0 libssl3 zlib1g
  local root=$WORK/nginx
  rm -rf "$root"/etc/nginx/{sites-available,sites-enabled,snippets}
  mkdir -p "$root"/var/cache/nginx "$root"/var/lib/nginx "$root"/var/log/nginx "$root"/etc/nginx/conf.d
  ln -sf /dev/stdout "$root/var/log/nginx/access.log"
  ln -sf /dev/stderr "$root/var/log/nginx/error.log"
  chown -R 101:101 "$root/var/cache/nginx" "$root/var/lib/nginx"
  import nginx "$1" 'CMD ["nginx", "-g", "daemon off;"]' 'EXPOSE 80'
}

make_prometheus() {
  root_of prometheus prometheus
  local root=$WORK/prometheus
  mv "$root"/usr/bin/{prometheus,promtool} "$root/bin/"
  mkdir -p "$root/prometheus"
  chown 65534:65534 "$root/prometheus"
  import prometheus "$1" 'USER nobody' 'EXPOSE 9090' 'WORKDIR /prometheus' 'VOLUME /prometheus' 'ENTRYPOINT ["/bin/prometheus"]' \
    'CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]'
}

make_alertmanager() {
  root_of alertmanager prometheus-alertmanager
  local root=$WORK/alertmanager
  mv "$root/usr/bin/prometheus-alertmanager" "$root/bin/alertmanager"
  mv "$root/usr/bin/amtool" "$root/bin/"
  mkdir -p "$root/alertmanager" "$root/etc/alertmanager"
  chown 65534:65534 "$root/alertmanager"
  import alertmanager "$1" 'USER nobody' 'EXPOSE 9093' 'WORKDIR /alertmanager' 'VOLUME /alertmanager' \
    'ENTRYPOINT ["/bin/alertmanager"]' \
    'CMD ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"]'
}

# The tags that FROM, ARG and image: name, without those that have no stand-in.
named() {
  find "$ROOT/engines" "$ROOT/launcher" "$ROOT/monitoring" -maxdepth 1 -name 'Dockerfile*' \
    -exec sed -n '/^\(FROM\|ARG\) /p' {} + 2>/dev/null
  sed -n '/^ *image: /p' "$ROOT"/docker-compose.m4max.yml
}

if [ $# -eq 0 ]; then
  mapfile -t images < <(named | grep -oE '([a-z0-9.-]+/)*(eclipse-temurin|nginx|prometheus|alertmanager):[A-Za-z0-9._-]+' | sort -u)
  set -- "${images[@]}"
fi
update_lists
for image in "$@"; do
  if docker image inspect "$image" >/dev/null 2>&1; then
    say "$image: there already"
  else
    name=${image##*/}
    "make_${name%%:*}" "$image"
  fi
done
