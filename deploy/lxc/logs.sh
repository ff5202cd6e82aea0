#!/usr/bin/env bash
# Dropshell's verb logs, see README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/wm-gw" logs "${CONFIG_PATH:-$here/config}/service.env" "$@"
