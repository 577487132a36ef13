# shellcheck shell=bash
# newer_than_bash_3_2 FILE...: prints each line that macOS's bash 3.2 does not take, and succeeds if there is one.
# Comments are left out. There, an empty array is unset to `set -u`, so that its elements are asked for behind ${list[@]+.
newer_than_bash_3_2() {
  local feature found=1
  local -a features=(
    '(declare|local|typeset|readonly|export)[[:space:]]+(-[a-zA-Z]+[[:space:]]+)*-[a-zA-Z]*[Agnlu]'
    '(^|[^[:alnum:]_-])(mapfile|readarray|coproc)([^[:alnum:]_-]|$)'
    '\$\{[A-Za-z_][A-Za-z0-9_]*(\[[^]]*\])?[,^]'
    '\$\{[A-Za-z_][A-Za-z0-9_]*(\[[^]]*\])?@[A-Za-z]\}'
    '\$\{[A-Za-z_][A-Za-z0-9_]*\[[[:space:]]*-[0-9]'
    '\$\{[A-Za-z_@*][A-Za-z0-9_]*:[^:}]*:[[:space:]]*-[0-9]'
    '&>>'
    '\|&'
    ';;&'
    ';&'
    'wait[[:space:]]+(-[a-z]+[[:space:]]+)*-[a-z]*[nfp]'
    'printf[[:space:]].*%\([^)]*\)T'
    '(shopt|set)[[:space:]].*(globstar|lastpipe|inherit_errexit|autocd|dirspell|localvar_inherit)'
    '\$\{?(EPOCHSECONDS|EPOCHREALTIME|SRANDOM|BASHPID|BASH_ARGV0)'
    'test[[:space:]]+-[vR][[:space:]]|\[\[?[[:space:]]+(![[:space:]]+)?-[vR][[:space:]]'
    'read[[:space:]].*-[a-zA-Z]*[Ni][[:space:]]|read[[:space:]].*-t[[:space:]]*[0-9]*\.[0-9]'
    'exec[[:space:]]+\{[A-Za-z_]|[[:space:]]\{[A-Za-z_][A-Za-z0-9_]*\}[<>]'
    '\{0[0-9]+\.\.|\{-?[[:alnum:]]+\.\.-?[[:alnum:]]+\.\.'
    '\\u[0-9a-fA-F]{4}'
    'printf[[:space:]]+-v[[:space:]]+[A-Za-z_][A-Za-z0-9_]*\['
    '\$\{[A-Za-z_][A-Za-z0-9_]*\[[@*]\]\}'
  )
  local file lines
  local guarded='\$\{[A-Za-z_][A-Za-z0-9_]*\[[@*]\]\+[[:space:]"]?\$\{[A-Za-z_][A-Za-z0-9_]*\[[@*]\]\}"?\}'
  for file in "$@"; do
    for feature in "${features[@]}"; do
      if lines=$(sed -E -e 's/^[[:space:]]*#.*//' -e 's/[[:space:]]#[[:space:]].*//' -e "s/$guarded//g" "$file" |
        grep -nE -- "$feature"); then
        printf '%s:%s\n' "$file" "$lines"
        found=0
      fi
    done
  done
  return "$found"
}
