#!/usr/bin/env bash
# Prints the folder of a Debian that containers for packages are laid over, with what the
# packages depend on. It is unpacked at the first time and kept.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=/var/cache/wm-test
ready=$home/gateway

archive=$("$here/gateway-system.sh")
exec 9>"$home/gateway-folder.lock"
flock 9
if [ ! -d "$ready" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  tar -C "$draft" -xf "$archive"
  chmod 755 "$draft"
  mv -T "$draft" "$ready"
  trap - EXIT
fi
printf '%s\n' "$ready"
