# shellcheck shell=bash
# Messages, locks and waiting. Everything that a lab makes is in its folder or in namespaces of its
# own, so that labs with different folders run beside each other.

LAB_DIR=${WM_LAB_DIR:-/var/cache/wm-lab}
LAB_LOGS=$LAB_DIR/log
LAB_LOCK=$LAB_DIR.lock
MACHINE_LOCK=/run/wm-lab-machine.lock

say() { printf '%s\n' "$*"; }

# A line per step, with the seconds since the verb began.
step() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

# Runs a command and removes terminal escapes from its output unless that is a terminal. Maven
# resets the colours at its end in any case.
without_escapes() {
  if [ -t 1 ]; then
    "$@"
  else
    "$@" | sed $'s/\e\\[[0-9;]*m//g'
  fi
}

die() {
  printf 'deploy/lab: %s\n' "$*" >&2
  exit 1
}

require_root() {
  [[ $OSTYPE == linux* ]] || die 'The lab needs Linux: it is made of network namespaces.'
  [ "$EUID" -eq 0 ] || die 'The lab makes network namespaces and needs root: run it with sudo.'
}

# Two verbs that change one lab never run at once. The lock goes with this process: what
# it starts must not inherit the descriptor (see detached).
lab_lock() {
  mkdir -p "$(dirname "$LAB_LOCK")"
  while :; do
    exec 9>"$LAB_LOCK"
    flock -w 120 9 || die 'Another deploy/lab is still at work. Wait for it, then try again.'
    # Whoever had it before may have removed the file: then this lock keeps nobody out.
    [ "$LAB_LOCK" -ef /dev/fd/9 ] && return
  done
}

# Runs a command that changes the machine for every lab: packages, the programs' build.
with_machine_lock() {
  exec 8>"$MACHINE_LOCK"
  flock -w 1800 8 || die 'Another deploy/lab still installs or builds. Wait for it, then try again.'
  "$@" 8>&-
  exec 8>&-
}

# Runs a command until it succeeds. Arguments: seconds, what is awaited, command.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || die "Gave up waiting for $what. Read the logs in $LAB_LOGS"
    sleep 0.1
  done
}
