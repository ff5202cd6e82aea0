#!/usr/bin/env bash
# Dropshell's verb restore, see README.md: it gives the file's path in BACKUP_FILE.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/wm-gw" restore "${CONFIG_PATH:-$here/config}/service.env" "${BACKUP_FILE:-${1:?the path of the backup file}}"
