# shellcheck shell=bash
# Messages, locks, files and waiting.

# Before every path of the host: a folder of stand-ins in tests, else empty.
ROOT=${WM_GW_ROOT:-}

say() { printf '%s\n' "$*"; }

step() { printf 'wm-gw: %s\n' "$*"; }

warn() { printf 'wm-gw: %s\n' "$*" >&2; }

# Files that are gone when this ends, however it ends.
DRAFTS=()

# Arguments: the fact, what helps.
die() {
  printf 'wm-gw: %s\n' "$@" >&2
  has_been_said
  exit 1
}

# That an exit code other than 0 needs no further word.
has_been_said() { [ ! -d "${WORK:-}" ] || : >"$WORK/said"; }

usage_error() {
  printf 'wm-gw: %s\n' "$*" 'wm-gw: wm-gw help lists the verbs.' >&2
  exit 2
}

# Arguments: name of a program and of its Debian package, in turn.
require_programs() {
  local packages=() programs=()
  while [ $# -gt 0 ]; do
    command -v "$1" >/dev/null 2>&1 || { programs+=("$1") packages+=("$2"); }
    shift 2
  done
  [ ${#programs[@]} -eq 0 ] ||
    die "This host lacks ${programs[*]}." "Install it: apt-get install -y ${packages[*]}"
}

# Arguments: the lock's name, who has it. The lock goes with this process; what it starts
# and leaves running must not inherit the descriptors (see detached). Not in /run/lock, where
# anybody may make a file of that name first.
LOCKS=()

lock() {
  local folder=$ROOT/run/wm-gw-lock descriptor
  (umask 022 && mkdir -p "$folder")
  exec {descriptor}>"$folder/$1"
  flock -w "${WM_GW_LOCK_SECONDS:-900}" "$descriptor" ||
    die "Another wm-gw still works on $2." 'Wait for it, then try again.'
  LOCKS+=("$descriptor")
}

# Lets the lock taken last go.
unlock() {
  local last=$((${#LOCKS[@]} - 1)) descriptor
  descriptor=${LOCKS[last]}
  unset "LOCKS[last]"
  exec {descriptor}>&-
}

# Runs a command without the locks: a container's processes outlive this one.
detached() {
  local descriptor
  (
    for descriptor in "${LOCKS[@]}"; do exec {descriptor}>&-; done
    exec "$@"
  )
}

# Writes standard input to a file as a whole, so that nobody ever reads half of it. A file
# that has that text already keeps its time. Arguments: mode, file.
write_file() {
  local draft
  mkdir -p "$(dirname "$2")"
  draft=$(mktemp "$2.XXXXXX")
  cat >"$draft"
  chmod "$1" "$draft"
  if [ -f "$2" ] && cmp -s "$draft" "$2"; then
    rm -f "$draft"
    chmod "$1" "$2"
  else
    mv -f "$draft" "$2"
  fi
}

# Runs a command until it succeeds. Arguments: seconds, command.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.3
  done
}

# Whether a command of wm-gw only says what it would do.
is_dry_run() { [ -n "${DRY_RUN:-}" ]; }
