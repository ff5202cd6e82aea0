#!/usr/bin/env bash
# Prints the folder of a Debian that containers are laid over. It is fetched at the first
# time, which takes a minute or two, and kept.
set -euo pipefail
export LC_ALL=C

home=/var/cache/wm-test
ready=$home/bookworm

mkdir -p "$home"
exec 9>"$home/lock"
flock 9
if [ ! -d "$ready" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  debootstrap --variant=minbase --include=systemd-sysv,systemd-resolved,dbus,iproute2 bookworm "$draft" >&2
  chmod 755 "$draft"
  mv -T "$draft" "$ready"
  trap - EXIT
fi
printf '%s\n' "$ready"
