#!/bin/sh
# Takes this machine out of the mesh: tunnel, table, routing rules and name server go. The
# service must not run.
set -eu

usage() {
  cat <<'USAGE'
usage: teardown.sh [--files]

Takes this machine out of the mesh, with wm-gateway stopped: removes the tunnel, the table
`ip wm`, the routing rules and the name servers that wm-gateway made.

  --files   remove its settings, key, credential and state as well
USAGE
}

files=
case ${1:-} in
  '') ;;
  --files) files=1 ;;
  -h | --help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

has() { command -v "$1" >/dev/null 2>&1; }

# The agent's own: it writes the name of what it made.
tunnel=
if [ -r /var/lib/wm/interface ]; then
  read -r tunnel </var/lib/wm/interface || :
fi

stop_name_servers() {
  for file in /run/wm/dnsmasq*.pid; do
    [ -r "$file" ] || continue
    read -r pid <"$file" || continue
    # The id may belong to another process by now.
    if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q '^[^ ]*dnsmasq .*wm'; then
      kill "$pid" 2>/dev/null || :
    fi
    rm -f "$file"
  done
}

remove_tunnel() {
  [ -n "$tunnel" ] && [ -d "/sys/class/net/$tunnel" ] || return 0
  ip link delete dev "$tunnel" 2>/dev/null || :
}

remove_rules() {
  if has nft; then
    nft delete table ip wm 2>/dev/null || :
  fi
  for priority in 5101 5102 5103; do
    while ip rule delete priority "$priority" 2>/dev/null; do :; done
  done
}

remove_files() {
  [ -z "$tunnel" ] || rm -f "/etc/wireguard/$tunnel.conf"
  rm -rf /etc/wm /var/lib/wm /run/wm /etc/nftables.d/wm.nft
  # Others' files stay.
  rmdir /etc/nftables.d 2>/dev/null || :
}

stop_name_servers
remove_tunnel
remove_rules
[ -z "$files" ] || remove_files
