#!/usr/bin/env bash
# Stands in for the programs of a Proxmox host: called by their names, it writes each call into
# $MACHINE/calls and keeps what a host would keep in $MACHINE. A container is a folder there, and
# what is run in it is run with that folder's paths.
set -euo pipefail
program=${0##*/}
printf '%s\n' "$(printf '%q ' "$program" "$@")" >>"$MACHINE/calls"

PVE=$MACHINE/root/etc/pve/lxc
folder() { printf '%s/ct/%s' "$MACHINE" "$1"; }
must_exist() { [ -f "$PVE/$1.conf" ] || { printf 'Configuration file %s does not exist\n' "$1" >&2; exit 2; }; }

# Options --name value become lines "name: value", as in the file that Proxmox keeps.
options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --rootfs) printf 'rootfs: %s\n' "$2" ;;
      --*) printf '%s: %s\n' "${1#--}" "$2" ;;
    esac
    shift 2
  done
}

pct_set() {
  local id=$1 key
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --delete) key=$2 ;;
      *) key=${1#--} ;;
    esac
    sed -i "/^$key: /d" "$PVE/$id.conf"
    [ "$1" = --delete ] || sed -i "1i $key: $2" "$PVE/$id.conf"
    shift 2
  done
}

# The same command, with the container's folders for its own.
inside() {
  local root word folder words=()
  root=$(folder "$1")
  shift
  [ "$1" != -- ] || shift
  for word in "$@"; do
    case $word in
      PATH=*) word=PATH=$root/usr/bin:$MACHINE/inside:/usr/bin:/bin ;;
      *)
        for folder in etc root run usr var; do word=${word//"/$folder/"/"@@$folder/"}; done
        word=${word/cd \/ /"cd $root "} word=${word/%-C \//"-C $root"}
        word=${word//@@/"$root/"}
        ;;
    esac
    words+=("$word")
  done
  CT=$root exec "${words[@]}"
}

pct() {
  local verb=$1 id=${2:-}
  [ "$verb" = list ] || [ "$verb" = create ] || must_exist "$id"
  case $verb in
    list)
      printf 'VMID       Status     Lock         Name\n'
      for file in "$PVE"/*.conf; do
        [ -f "$file" ] || continue
        id=${file##*/} id=${id%.conf}
        printf '%-10s %-10s              %s\n' "$id" "$(cat "$(folder "$id")/status")" "$(sed -n 's/^hostname: //p' "$file")"
      done
      ;;
    create)
      [ ! -e "$PVE/$id.conf" ] || { echo "CT $id already exists" >&2; exit 255; }
      mkdir -p "$(folder "$id")"/{etc/wm,usr/bin,run/systemd/system,root,var/lib/wm} "$PVE"
      shift 3
      options "$@" >"$PVE/$id.conf"
      echo stopped >"$(folder "$id")/status"
      ;;
    config) sed '/^\[/,$d' "$PVE/$id.conf" ;;
    status) printf 'status: %s\n' "$(cat "$(folder "$id")/status")" ;;
    set)
      shift 2
      pct_set "$id" "$@"
      ;;
    start) echo running >"$(folder "$id")/status" ;;
    stop | shutdown) echo stopped >"$(folder "$id")/status" ;;
    destroy) rm -rf "$PVE/$id.conf" "$(folder "$id")" ;;
    exec)
      [ "$(cat "$(folder "$id")/status")" = running ] || { echo "container '$id' not running!" >&2; exit 255; }
      shift 2
      inside "$id" "$@"
      ;;
    *)
      echo "pct has no $verb" >&2
      exit 255
      ;;
  esac
}

ip() {
  case "$*" in
    *'address show') cat "$MACHINE/addresses.json" ;;
    *'route show default') cat "$MACHINE/routes.json" ;;
    *'route get'*) printf '[{"prefsrc":"%s"}]\n' "$(cat "$MACHINE/source")" ;;
    *neighbour*) printf '[]\n' ;;
  esac
}

# Keeps the table as it was written, which is how the real one differs from this.
nft() {
  case "$*" in
    '-f '*) sed -n '/{$/,$p' "$2" >"$MACHINE/table" ;;
    '-s list table ip wm-gateway') cat "$MACHINE/table" 2>/dev/null || exit 1 ;;
    'delete table ip wm-gateway') rm "$MACHINE/table" ;;
    *) exit 1 ;;
  esac
}

# In a container: the service manager, and the gateway once it is installed.
systemctl() {
  case $1 in
    is-system-running) echo running ;;
  esac
}

case $program in
  pvesh)
    id=100
    while [ -e "$PVE/$id.conf" ]; do id=$((id + 1)); done
    echo "$id"
    ;;
  pvesm) printf 'Name Type Status\nbackup dir inactive\nlocal-lvm lvmthin active\n' ;;
  pveam)
    case $1 in
      list) cat "$MACHINE/templates" 2>/dev/null || : ;;
      available) printf 'system          %s\n' alpine-3.20-default_20240908_amd64.tar.xz debian-12-standard_12.2-1_amd64.tar.zst debian-12-standard_12.7-1_amd64.tar.zst ;;
      download) printf '%s:vztmpl/%s 120MB\n' "$2" "$3" >>"$MACHINE/templates" ;;
    esac
    ;;
  conntrack | modprobe) ;;
  *) "$program" "$@" ;;
esac
