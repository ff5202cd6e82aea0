#!/usr/bin/env bash
# Dropshell's verb destroy, see README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/wm-gw" destroy "${CONFIG_PATH:-$here/config}/service.env" "$@"
