#!/usr/bin/env bash
# Prints the path of a program that tests use and no node needs. One that is not installed is
# taken from its Debian package without installing that, as Debian would start it as a service.
# Arguments: the package, the program.
set -euo pipefail
export LC_ALL=C

package=$1
program=$2
home=/var/cache/wm-test
unpacked=$home/$package

if command -v "$program"; then
  exit
fi
mkdir -p "$home"
exec 9>"$home/lock"
flock 9
if [ ! -d "$unpacked" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  cd "$draft"
  # Whatever user apt drops to may write here.
  chmod 777 .
  apt-get download -q "$package" >&2 || { apt-get update -q && apt-get download -q "$package"; } >&2
  dpkg-deb -x ./*.deb root
  chmod 755 root
  mv -T root "$unpacked"
fi
path=$(find "$unpacked" -type f -path "*bin/$program" -perm -100 -print -quit)
[ -n "$path" ] || { printf '%s: the package %s has no such program.\n' "$0" "$package" >&2; exit 1; }
printf '%s\n' "$path"
