#!/usr/bin/env bash
# A device's part, in small: makes a key, enrols with a one-use token, and connects to the
# hub. Verbs: join URL (token on standard input), connect URL.
set -euo pipefail
umask 077

home=/var/lib/home/device
interface=wg0

# The token goes in by standard input: an argument is seen by everybody.
call() {
  local token=$1
  shift
  printf 'Authorization: Bearer %s\n' "$token" | curl -sS --fail-with-body -m 10 -H @- "$@"
}

join() {
  local token
  read -r token
  mkdir -p "$home"
  wg genkey >"$home/key"
  jq -n --arg key "$(wg pubkey <"$home/key")" '{public_key: $key, version: "lab"}' >"$home/request"
  call "$token" -H 'Content-Type: application/json' --data-binary "@$home/request" \
    "$url/api/v1/device-enrolments" | jq -er .token >"$home/credential"
  connect
}

connect() {
  call "$(cat "$home/credential")" "$url/config" >"$home/config"
  ip link show "$interface" >/dev/null 2>&1 || make_interface
  {
    printf '[Interface]\nPrivateKey = %s\n[Peer]\n' "$(cat "$home/key")"
    jq -er '"PublicKey = \(.hub.public_key)", "Endpoint = \(.hub.endpoint)", "AllowedIPs = \(.supernet)",
      "PersistentKeepalive = 25"' "$home/config"
  } >"$home/wg0.conf"
  wg syncconf "$interface" "$home/wg0.conf"
  ip address replace "$(jq -er .device.overlay_address "$home/config")/32" dev "$interface"
  ip link set "$interface" mtu 1420 up
  ip route replace "$(jq -er .supernet "$home/config")" dev "$interface"
  printf 'nameserver %s\n' "$(jq -er .hub.gateway "$home/config")" >/etc/resolv.conf
}

make_interface() {
  ip link add "$interface" type wireguard 2>/dev/null && return
  mkdir -p /var/run/wireguard
  setsid wireguard-go "$interface" </dev/null >/dev/null 2>&1
}

url=$2
case $1 in
  join) join ;;
  connect) connect ;;
  *)
    printf 'usage: device.sh join|connect URL\n' >&2
    exit 2
    ;;
esac
