#!/bin/sh
# Runs a command of the registry as its service's user. Files that a command reads or writes
# are opened by whoever typed it.
set -eu

program=/usr/lib/wm-registry/bin/wm-registry
user=wm-registry

fail() {
  printf 'wm-registry: %s\n' "$1" >&2
  exit 1
}

# Not in a folder that the user may not enter.
as_user() { (cd / && exec runuser -u "$user" -- "$@"); }

# The user's, so that the program can work in it.
make_draft() {
  draft=$(as_user mktemp -d)
  trap 'rm -rf "$draft"' EXIT
  trap 'exit 130' INT TERM HUP
}

backup() {
  [ ! -e "$1" ] || fail "$1 exists: name another file."
  make_draft
  as_user "$program" backup "$draft/backup" >/dev/null || exit
  umask 077
  as_user cat "$draft/backup" >"$1" || fail "$1 cannot be written: look at the disk with df."
  printf 'The backup is in %s.\n' "$1"
}

restore() {
  [ -r "$1" ] || fail "$1 cannot be read: check its name."
  make_draft
  # shellcheck disable=SC2016
  as_user sh -c 'umask 077; cat >"$1"' sh "$draft/backup" <"$1"
  as_user "$program" restore "$draft/backup"
}

add_release() {
  [ -d "$1" ] || fail "$1 is no directory: name that of a release."
  make_draft
  tar -C "$1" -c . | as_user tar -C "$draft" -x --no-same-permissions
  as_user "$program" add-release "$draft"
}

[ "$(id -u)" -eq 0 ] || exec "$program" "$@"
case ${1:-}:$# in
  :0) fail 'the service runs it: systemctl status wm-registry. Its commands: wm-registry --help' ;;
  backup:2) backup "$2" ;;
  restore:2) restore "$2" ;;
  add-release:2) add_release "$2" ;;
  # It writes settings, which the service must not.
  setup:*) exec "$program" "$@" ;;
  *) as_user "$program" "$@" ;;
esac
