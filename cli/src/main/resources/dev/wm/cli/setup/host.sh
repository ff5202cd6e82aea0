# Routes this host into the mesh through its site's gateway, or with mode=undo removes
# that again. Idempotent. WM_ROOT is in front of every path, for tests.
@common.sh@

umask 022
meshes=$root/etc/wm/meshes.d
program=$root/usr/local/bin/wm-host-apply
units=$root/etc/systemd/system

# install_file MODE FILE: writes standard input to the file, atomically
install_file() {
  mkdir -p "${2%/*}"
  cat >"$2.wm-new"
  chmod "$1" "$2.wm-new"
  mv "$2.wm-new" "$2"
}

# conflicts: names this machine's own networks in what is to be routed, which matters
# whatever else is missing here
conflicts() {
  command -v ip >/dev/null 2>&1 || return 0
  for network in $routes; do
    ip -o route show root "$network" 2>/dev/null | while read -r own rest; do
      case $rest in *'proto 119'*) continue ;; esac
      device=${rest#*dev }
      printf 'wm: this machine has the network %s (%s) itself, which is in %s of the mesh: it stays, and what has these addresses in the mesh is not reached from here. Give that network other addresses.\n' \
        "$own" "${device%% *}" "$network" >&2
    done
  done
}

by_hand() {
  conflicts
  die "systemd-resolved does not run here, so the names cannot be set up by this script. By hand:
  ip route add $supernet via $gateway
  and let your resolver ask $gateway for these domains: $domains"
}

install_mesh() {
  install_file 0644 "$meshes/$slug.env" <<EOF
# Written by wm host-setup.
WM_MESH_SUPERNET=$supernet
WM_MESH_ROUTES="$routes"
WM_GATEWAY=$gateway
WM_DOMAINS="$domains"
WM_FOLLOW=$follow
EOF
}

install_program() {
  install_file 0755 "$program" <<'EOF'
@host-apply.sh@
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
OnActiveSec=1s
OnUnitActiveSec=5min

[Install]
WantedBy=timers.target
EOF
}

# Nothing is to be applied while it is taken away.
pause_watch() { systemctl stop wm-host.path >/dev/null 2>&1 || :; }

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
  "$program" apply || die 'Not everything could be applied. It is tried again every 5 minutes; to undo the setup: wm host-setup --undo'
  say "$routes goes through $gateway, and so do the names under: $domains"
}

undo() {
  pause_watch
  install_program
  "$program" undo "$slug" "$supernet"
  if [ -n "$(find "$meshes" -name '*.env' -type f 2>/dev/null)" ]; then
    "$program" watch
    say "mesh $slug is gone from this machine; others are still set up"
    return 0
  fi
  systemctl disable --now wm-host.timer wm-host.service >/dev/null 2>&1 || :
  rm -f "$units/wm-host.service" "$units/wm-host.timer" "$program"
  rm -rf "$root/run/wm-host"
  rmdir "$meshes" "$root/etc/wm" 2>/dev/null || :
  # Where there is no systemd, there is nothing to tell it.
  systemctl daemon-reload >/dev/null 2>&1 || :
  systemctl reset-failed wm-host.service >/dev/null 2>&1 || :
  say "mesh $slug is gone from this machine"
}

[ "$(id -u)" = 0 ] || [ -n "$root" ] || die 'This changes routes and names: run it as root, with sudo sh.'
if [ "$mode" = undo ]; then undo; else setup; fi
