#!/usr/bin/env bash
# Dropshell's verb uninstall, see README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/wm-gw" uninstall "${CONFIG_PATH:-$here/config}/service.env" "$@"
