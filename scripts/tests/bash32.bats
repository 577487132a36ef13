#!/usr/bin/env bats
# The scripts that people run use nothing newer than bash 3.2, the shell that macOS brings.

setup() {
  ROOT=$BATS_TEST_DIRNAME/../..
  . "$BATS_TEST_DIRNAME/bash32.sh"
}

@test "no script needs a newer bash than 3.2" {
  run newer_than_bash_3_2 "$ROOT"/scripts/*.sh "$ROOT/scripts/nautilus" "$ROOT/engines/websocket/page/build.sh" \
    "$ROOT/engines/websocket/examples/order.sh"
  [ "$status" -eq 1 ] || { printf '%s\n' "$output"; false; }
}

@test "what bash 3.2 does not take is found, each by itself" {
  local sample=$BATS_TEST_TMPDIR/sample count=0 line
  while IFS= read -r line; do
    printf '#!/usr/bin/env bash\necho ok\n%s\n' "$line" >"$sample"
    run newer_than_bash_3_2 "$sample"
    [ "$status" -eq 0 ] || { printf 'not found: %s\n' "$line"; false; }
    [[ $output == *":3:"* ]]
    count=$((count + 1))
  done <<'LINES'
declare -A map
local -A map
declare -g count=1
declare -n other=name
typeset -l lower
mapfile -t lines <file
readarray lines <file
coproc cat
echo "${name,,}"
echo "${name^}"
echo "${list[0]^^}"
echo "${name@Q}"
echo "${list[-1]}"
echo "${name:0:-1}"
make &>>log
make |& tee log
wait -n
wait -n "$pid"
printf '%(%s)T\n' -1
shopt -s globstar
shopt -s lastpipe
echo "$EPOCHSECONDS"
echo "${EPOCHREALTIME}"
[[ -v name ]]
[ -v name ]
read -N 1 key
read -t 0.5 key
exec {descriptor}>file
for i in {01..10}; do :; done
for i in {1..10..2}; do :; done
case x in x) echo a ;;& *) echo b ;; esac
case x in x) echo a ;& *) echo b ;; esac
printf '\u00e4'
run "${list[@]}"
run ${list[*]}
run ${list[@]+"${list[@]}"} "${other[@]}"
LINES
  [ "$count" -eq 36 ]
}

@test "what bash 3.2 takes is let through, and what comments say" {
  cat >"$BATS_TEST_TMPDIR/sample" <<'LINES'
#!/usr/bin/env bash
# mapfile and declare -A are newer.
declare -a list=()
local count=0 # not declare -g
list+=("$1")
echo "${list[@]+"${list[@]}"}" "${name:-default}" "${name%%[!0-9]*}" "${name:0:3}" "${#list[@]}" "${name/a,b/c}"
make >log 2>&1 &
wait $!
read -r -t 1 line
printf '%s\n' "$name" | tee log
case $name in a,b | *^*) echo both ;; esac
for i in {1..10}; do :; done
[[ $name =~ ^a ]] && [ -n "$name" ]
LINES
  run newer_than_bash_3_2 "$BATS_TEST_TMPDIR/sample"
  [ "$status" -eq 1 ] || { printf '%s\n' "$output"; false; }
}
