# --- the tunnel ---

# Sets $real to what wg calls the interface: on macOS another name, which wg-quick writes down
find_real() {
  real=wg-$net
  if is_macos; then read -r real 2>/dev/null <"$root/var/run/wireguard/wg-$net.name" || real=; fi
}

is_up() {
  find_real
  [ -n "$real" ] && wg show "$real" >/dev/null 2>&1
}

# The text of wg-quick's file, of values that read_config has checked. wg-quick runs what
# PostUp says, so nothing that came from elsewhere is in it.
tunnel_text() {
  read -r secret <"$1"
  printf '# Made by wm for %s. wg-%s-update writes it again when the mesh changes.\n' "$registry" "$net"
  printf '[Interface]\nPrivateKey = %s\nAddress = %s/32\nMTU = 1420\n' "$secret" "$c_address"
  printf 'PostUp = %s --names\nPreDown = %s --no-names\n' "$bin/wg-$net-update" "$bin/wg-$net-update"
  printf '\n[Peer]\nPublicKey = %s\nEndpoint = %s\nAllowedIPs = %s\nPersistentKeepalive = 25\n' \
    "$c_hub_key" "$c_endpoint" "$c_supernet"
}

by_unit() { is_systemd && systemctl cat "wg-quick@wg-$net.service" >/dev/null 2>&1; }

tunnel_up() {
  if by_unit; then
    systemctl enable "wg-quick@wg-$net.service" >"$work/tunnel" 2>&1 &&
      systemctl restart "wg-quick@wg-$net.service" >>"$work/tunnel" 2>&1
  else
    wg-quick up "$etc/wg-$net.conf" </dev/null >"$work/tunnel" 2>&1
  fi
}

tunnel_down() {
  if by_unit; then systemctl stop "wg-quick@wg-$net.service" >/dev/null 2>&1 || :; fi
  if is_up; then wg-quick down "$etc/wg-$net.conf" </dev/null >"$work/tunnel" 2>&1; fi
}

tunnel_forget() {
  if by_unit; then systemctl disable "wg-quick@wg-$net.service" >/dev/null 2>&1 || :; fi
  # Where wireguard-tools went before, its service cannot be disabled.
  rm -f "$root/etc/systemd/system/multi-user.target.wants/wg-quick@wg-$net.service"
}

# Why it did not come up
tunnel_failure() {
  if by_unit; then journalctl -q -n 3 -o cat -u "wg-quick@wg-$net.service" 2>/dev/null || :; fi
  tail -n 3 "$work/tunnel" 2>/dev/null || :
}

# tunnel_apply OLD-CONF: brings what runs to the state of the file. Only another address or
# network interrupts it.
tunnel_apply() {
  if is_up && [ "$(shape "$1")" = "$(shape "$etc/wg-$net.conf")" ]; then
    wg-quick strip "$etc/wg-$net.conf" >"$work/stripped" 2>/dev/null &&
      wg syncconf "$real" "$work/stripped" 2>"$work/tunnel"
  else
    if is_up; then tunnel_down; fi
    tunnel_up
  fi
}

shape() { grep -E '^(Address|AllowedIPs|MTU|PostUp|PreDown) =' "$1" 2>/dev/null; }

# The age of the last handshake in seconds, nothing if there was none
handshake_age() {
  find_real
  # shellcheck disable=SC2046 # the peer, and the time
  set -- $(wg show "$real" latest-handshakes 2>/dev/null)
  case ${2:-0} in
    0 | *[!0-9]*) ;;
    *) printf '%s\n' $(($(date +%s) - $2)) ;;
  esac
}

wait_for_handshake() {
  left=${WM_HANDSHAKE_WAIT:-30}
  while [ -z "$(handshake_age)" ]; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 1
  done
}

