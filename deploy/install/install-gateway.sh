#!/bin/sh
# Installs the gateway of a wm site on Debian, Ubuntu or Alpine, or updates it in place:
#
#   curl -fsSL https://REGISTRY/install/gateway | sudo sh -s -- --registry https://REGISTRY --token TOKEN --key FINGERPRINT
#
# Everything is in functions, so a download that was cut off runs nothing. WM_ROOT is in front
# of every path, for tests.
set -u
export LC_ALL=C
umask 022

WM_VERSION=@VERSION@

root=${WM_ROOT:-}
home=$root/opt/wm-gateway
etc=$root/etc/wm
lib=$root/var/lib/wm
run=$root/run/wm
link=$root/usr/local/bin/wm-gateway
draft=$home/.install
unit=$root/etc/systemd/system/wm-gateway.service
script=$root/etc/init.d/wm-gateway
longest_wait=${WM_INSTALL_WAIT:-180}
# So often it is looked whether a problem of a gateway that is in sync goes by itself.
most_looks=8
# What the agent writes to /etc/wm, where other programs of wm may have files too.
own='gateway.env release.pub private.key private.key.next private.key.old credential hosts dnsmasq.conf dnsmasq.servers'
again='Run the same command again once that is mended.'
# MiB
room=110
changed=
was_there=
kept=
added=
reason=

usage() {
  cat <<'USAGE'
usage: install-gateway.sh --registry URL --key FINGERPRINT [--token TOKEN] [--from DIRECTORY]
       install-gateway.sh --undo [--purge]

Installs the gateway of a wm site on this machine, or updates it in place. "wm add-site"
prints the whole command.

  --registry URL      the registry
  --key FINGERPRINT   the SHA-256 of the key that releases are signed with
  --token TOKEN       the site's enrolment token; not needed once the gateway has enrolled
  --from DIRECTORY    a release's files, in place of those that the registry serves
  --undo              remove the gateway; its key and settings stay
  --purge             with --undo: remove its key, credential and settings too
USAGE
}

say() { printf 'wm: %s\n' "$*"; }

step() { printf 'wm: [%s] %s\n' "$1" "$2"; }

# Ends the script; the trap takes back what was done.
die() {
  printf 'wm: %s\n' "$*" >&2
  exit 1
}

# shellcheck source=gateway.d/rollback.sh
. gateway.d/rollback.sh

# shellcheck source=gateway.d/checks.sh
. gateway.d/checks.sh

# shellcheck source=gateway.d/release.sh
. gateway.d/release.sh

# shellcheck source=gateway.d/place.sh
. gateway.d/place.sh

# shellcheck source=gateway.d/service.sh
. gateway.d/service.sh

install() {
  check_machine
  check_options
  check_tools
  source=${from:+file://$from}
  source=${source:-$registry/dist/$WM_VERSION}
  was_there=$(readlink "$home/current" 2>/dev/null)
  check_room
  had_state=
  [ ! -d "$lib" ] || had_state=1
  trap finish EXIT
  trap 'exit 130' TERM INT HUP
  rm -rf "$draft"
  { mkdir -p "$draft" && chmod 755 "$home" "$draft"; } || die "$home cannot be made: look at the disk with df."
  fetch_release
  unpack
  put_in_place
  start
  if [ "$init" = none ]; then
    changed=
    say 'there is neither systemd nor OpenRC here: have /opt/wm-gateway/wm-agent run as root, such as as the program of this container. It enrols at its first start.'
    return
  fi
  await_sync
  changed=
  say "done: this gateway is in sync and runs release $WM_VERSION. What it does: wm-gateway status"
}

# --- taking the gateway off

undo() {
  check_machine >/dev/null
  [ -d "$home" ] || [ -e "$unit" ] || [ -e "$script" ] || [ -n "$purge" ] || die 'there is no gateway here that this script has installed.'
  step 1/3 'stopping the service'
  service_off
  step 2/3 'removing tunnel, firewall, names and routes'
  if [ -x "$home/current/bin/wm-gateway" ]; then
    "$home/current/bin/wm-gateway" down || die 'not everything could be removed, see above; the program is still there: run this again.'
  fi
  step 3/3 "removing the program${purge:+, its key and its settings}"
  case $(readlink "$link" 2>/dev/null) in */opt/wm-gateway/*) rm -f "$link" ;; esac
  rm -rf "$home" "$run"
  if [ -n "$purge" ]; then
    for name in $own; do rm -f "$etc/$name"; done
    rmdir "$etc" "$root/etc/nftables.d" 2>/dev/null
    rm -rf "$lib"
    say 'done: nothing of the gateway is left here. Its site is still known to the registry: wm remove-site SITE'
  else
    say 'done. Its key and settings are still in /etc/wm and /var/lib/wm, for the next installation; --purge removes them.'
  fi
}

main() {
  registry='' key='' token='' from='' purge='' verb=install
  while [ $# -gt 0 ]; do
    case $1 in
      --registry | --key | --token | --from)
        [ $# -ge 2 ] || die "$1 takes a value: --help"
        case $1 in --registry) registry=$2 ;; --key) key=$2 ;; --token) token=$2 ;; --from) from=$2 ;; esac
        shift
        ;;
      --undo) verb=undo ;;
      --purge) purge=1 ;;
      -h | --help)
        usage
        return
        ;;
      *) die "\"$1\" is no option: --help" ;;
    esac
    shift
  done
  [ -n "$registry$from" ] || [ "$verb" = undo ] || {
    usage >&2
    exit 2
  }
  "$verb"
}

main "$@" </dev/null
# The end of install-gateway.sh.
