#!/usr/bin/env bash
# Dropshell's verb status, see README.md: prints Running, Stopped, Error or Unknown; why is on
# standard error.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if said=$("$here/wm-gw" status "${CONFIG_PATH:-$here/config}/service.env" 2>&1); then
  state=Running
else
  case $said in
    *': stopped.'*) state=Stopped ;;
    *'There is no '*) state=Unknown ;;
    *) state=Error ;;
  esac
fi
printf '%s\n' "$said" >&2
printf '%s\n' "$state"
