# Takes this machine into the mesh by way of its site's gateway, or with mode=undo out of
# it again. It may run any number of times. WM_ROOT is in front of every path, for tests.
set -eu
set -f
LC_ALL=C
export LC_ALL
umask 022

root=${WM_ROOT:-}
meshes=$root/etc/wm/meshes.d
program=$root/usr/local/bin/wm-host-apply
units=$root/etc/systemd/system

say() { printf 'wm: %s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

# install_file MODE FILE: what comes in becomes the file, whole or not at all
install_file() {
  mkdir -p "${2%/*}"
  cat >"$2.wm-new"
  chmod "$1" "$2.wm-new"
  mv "$2.wm-new" "$2"
}

by_hand() {
  die "systemd-resolved does not run here, so the names cannot be set up by this script. By hand:
  ip route replace $supernet via $gateway
  and let your resolver ask $gateway for these domains: $domains"
}

install_mesh() {
  install_file 0644 "$meshes/$slug.env" <<EOF
# Written by wm host-setup.
WM_MESH_SUPERNET=$supernet
WM_GATEWAY=$gateway
WM_DOMAINS="$domains"
EOF
}

install_program() {
  install_file 0755 "$program" <<'EOF'
#!/bin/sh
# Written by wm host-setup. Puts the route and the names of each mesh in
# /etc/wm/meshes.d in force, or with "undo SLUG" takes those of one away.
set -eu
set -f
LC_ALL=C
export LC_ALL

root=${WM_ROOT:-}
meshes=$root/etc/wm/meshes.d
state=$root/run/wm-host

# value FILE KEY: the files are read, never run
value() { sed -n "s/^$2=\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" "$1" | head -n 1; }

# The interface that the gateway is reached by.
device() { ip -o route get "$1" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1; }

files() { find "$meshes" -name '*.env' -type f 2>/dev/null | sort; }

# of_device DEVICE KEY: that value of every mesh that is reached by this interface
of_device() {
  files | while read -r file; do
    if [ "$(device "$(value "$file" WM_GATEWAY)")" = "$1" ]; then value "$file" "$2"; fi
  done
}

# Whether the interface has name servers of its own, by DHCP for example. They are told
# only until ours take their place, so that is noted until the next boot.
has_upstream() {
  for server in $(resolvectl dns "$1" 2>/dev/null | sed 's/^[^:]*://'); do
    case " $2 " in
      *" $server "*) ;;
      *)
        mkdir -p "$state"
        : >"$state/$1.upstream"
        ;;
    esac
  done
  [ -e "$state/$1.upstream" ]
}

apply_route() {
  gateway=$(value "$1" WM_GATEWAY)
  out=$(device "$gateway")
  if [ -z "$out" ]; then
    printf 'wm-host-apply: there is no way to the gateway %s now\n' "$gateway" >&2
    return 1
  fi
  ip route replace "$(value "$1" WM_MESH_SUPERNET)" via "$gateway" dev "$out"
  printf '%s\n' "$out"
}

apply_names() {
  servers=$(of_device "$1" WM_GATEWAY | tr '\n' ' ')
  servers=${servers% }
  domains=
  for domain in $(of_device "$1" WM_DOMAINS); do domains="$domains ~$domain"; done
  # Where the interface had servers of its own, the gateway passes other names on to its
  # upstream; where it had none, other names stay with the machine's own servers.
  default=no
  if has_upstream "$1" "$servers"; then default=yes; fi
  # shellcheck disable=SC2086 # each is a word
  resolvectl dns "$1" $servers
  # shellcheck disable=SC2086
  resolvectl domain "$1" $domains
  resolvectl default-route "$1" "$default"
}

apply() {
  failed=0
  devices=
  for file in $(files); do
    if out=$(apply_route "$file"); then
      case " $devices " in
        *" $out "*) ;;
        *) devices="$devices $out" ;;
      esac
    else
      failed=1
    fi
  done
  for name in $devices; do apply_names "$name" || failed=1; done
  return "$failed"
}

undo() {
  file=$meshes/$1.env
  [ -f "$file" ] || return 0
  gateway=$(value "$file" WM_GATEWAY)
  out=$(device "$gateway")
  ip route del "$(value "$file" WM_MESH_SUPERNET)" via "$gateway" 2>/dev/null || :
  rm -f "$file"
  if [ -n "$out" ]; then
    resolvectl revert "$out" || :
    rm -f "$state/$out.upstream"
  fi
  apply || :
}

case ${1:-apply} in
  apply) apply ;;
  undo) undo "$2" ;;
  *)
    printf 'usage: wm-host-apply [apply | undo SLUG]\n' >&2
    exit 2
    ;;
esac
EOF
}

install_units() {
  install_file 0644 "$units/wm-host.service" <<'EOF'
[Unit]
Description=Route and names of the wm meshes
Wants=network-online.target
After=network-online.target systemd-resolved.service

[Service]
Type=oneshot
ExecStart=/usr/local/bin/wm-host-apply

[Install]
WantedBy=multi-user.target
EOF
  install_file 0644 "$units/wm-host.timer" <<'EOF'
[Unit]
Description=Route and names of the wm meshes, again

[Timer]
OnBootSec=1min
OnUnitActiveSec=5min

[Install]
WantedBy=timers.target
EOF
}

setup() {
  command -v resolvectl >/dev/null 2>&1 || by_hand
  resolvectl status >/dev/null 2>&1 || by_hand
  command -v ip >/dev/null 2>&1 || die 'There is no ip command here: install iproute2 first.'
  install_mesh
  install_program
  install_units
  systemctl daemon-reload
  systemctl enable --now wm-host.timer >/dev/null 2>&1
  systemctl enable wm-host.service >/dev/null 2>&1
  "$program" apply || die "The gateway $gateway cannot be reached from here: check its address. Set up all the same, and tried again every 5 minutes."
  say "$supernet goes through $gateway, and so do the names under: $domains"
}

undo() {
  if [ -x "$program" ]; then "$program" undo "$slug"; fi
  rm -f "$meshes/$slug.env"
  if [ -n "$(find "$meshes" -name '*.env' -type f 2>/dev/null)" ]; then
    say "mesh $slug is gone from this machine; others are still set up"
    return 0
  fi
  systemctl disable --now wm-host.timer wm-host.service >/dev/null 2>&1 || :
  rm -f "$units/wm-host.service" "$units/wm-host.timer" "$program"
  systemctl daemon-reload
  say "mesh $slug is gone from this machine"
}

[ "$(id -u)" = 0 ] || [ -n "$root" ] || die 'This changes routes and names: run it as root, with sudo sh.'
if [ "$mode" = undo ]; then undo; else setup; fi
