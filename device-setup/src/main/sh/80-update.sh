# --- update: what the timer runs ---

update() {
  begin
  case ${1:-} in
    '') ;;
    --names)
      read_env
      names_up || :
      return 0
      ;;
    --no-names)
      read_env
      names_down
      return 0
      ;;
    *) usage "wg-$net-update takes no argument." ;;
  esac
  lock "$net"
  ending=unlock
  # While this waited, the machine may have joined again, or have left.
  read_env
  own=$token
  adopt_key
  if ! fetch_config "$own"; then
    keep_running
    [ "$code" != 401 ] ||
      die "The registry does not know this device any more: it was removed, or has joined again elsewhere. Remove it here with wg-$net-uninstall, or run wm device-setup $e_name for a new join command."
    die "No update: $(reason_within). The tunnel stays as it is."
  fi
  if ! read_config; then
    keep_running
    die "No update: $registry gave an unexpected answer ($wrong). The tunnel stays as it is."
  fi
  follow
}

follow() {
  trouble=$(missing_hub)
  if [ -n "$trouble" ]; then
    keep_running
    die "No update: $trouble."
  fi
  renew_key
  if [ "$(hash_of "$work/config")" = "$(cat "$state/$net.hash" 2>/dev/null)" ] && [ -z "${renewed:-}" ]; then
    keep_running
    return 0
  fi
  apply_config
}

# What belongs to it and went away is put back: the interface, the names, the confirmation.
keep_running() {
  if ! is_up; then
    say "wg-$net is down: it is brought up again."
    tunnel_up || { tunnel_failure >&2 && die "The interface wg-$net does not come up: see above."; }
  fi
  find_stale_endpoint
  home_again
  if ! names_hold; then names_up || :; fi
  if [ "$e_confirmed" = no ] && [ -s "$work/config" ] && read_config; then
    home=$e_home
    confirm || :
  fi
}

# A name in the endpoint may have another address now: it is looked up again after three
# minutes without a handshake. In another network, wireguard-go goes on sending from the
# address of the one before, until it is told the endpoint again.
find_stale_endpoint() {
  age=$(handshake_age)
  source=$(source_address)
  if [ -n "$age" ] && [ "$age" -le 180 ]; then
    [ -n "$source" ] && [ "$source" != "$(cat "$run/wg-$net.source" 2>/dev/null)" ] || return 0
  fi
  if [ -n "$source" ]; then printf '%s\n' "$source" | put "$run/wg-$net.source" 644; fi
  is_endpoint "$e_endpoint" && is_key "$e_hub_key" || return 0
  find_real
  wg set "$real" peer "$e_hub_key" endpoint "$e_endpoint" 2>/dev/null || :
}

# The address that this machine sends to the hub from, nothing if it cannot be told
source_address() {
  ! is_macos || return 0
  # shellcheck disable=SC2046 # the peer, and its address and port
  set -- $(wg show "wg-$net" endpoints 2>/dev/null)
  hub=${2:-}
  is_address "${hub%:*}" || return 0
  # shellcheck disable=SC2046 # words, of which one is src
  set -- $(ip -4 route get "${hub%:*}" 2>/dev/null)
  while [ $# -gt 1 ]; do
    if [ "$1" = src ]; then printf '%s\n' "$2" && return 0; fi
    shift
  done
}

# True if the names are as they were set; other programs take them away.
names_hold() {
  if [ -n "$e_home" ] || [ "$e_type" = isolated ]; then
    [ ! -e "$state/$net.names" ]
    return
  fi
  find_way
  [ "$(cat "$state/$net.names" 2>/dev/null)" = "$way" ] || return 1
  case $way in
    resolved) resolvectl domain "wg-$net" 2>/dev/null | grep -q "~${e_domains%% *}" ;;
    dnsmasq) forwards && ours ;;
    resolvconf) forwards ;;
    *) : ;;
  esac
}

apply_config() {
  say "The mesh has changed: applying its configuration."
  back_up
  ending=roll_back
  domains_before="$e_domains $e_gateway"
  confirmed=$e_confirmed
  home=$e_home
  put_env
  tunnel_text "$etc/wg-$net.key" | put "$etc/wg-$net.conf" 600
  if ! tunnel_apply "$work/before/wg-$net.conf"; then
    tunnel_failure >&2
    die "The new configuration of wg-$net cannot be applied: see above. The one before stays."
  fi
  ending=unlock
  hash_of "$work/config" | put "$state/$net.hash" 644
  read_env
  if [ "$domains_before" != "$e_domains $e_gateway" ]; then names_up || :; fi
  keep_running
}

# --- a new key, if the registry wants one ---

# The new key is on the disk before the registry has its public half, so that no crash leaves
# the device without the key that the hub expects.
renew_key() {
  public=$(wg pubkey <"$etc/wg-$net.key")
  if [ "$c_rotate" = true ]; then
    wg genkey | put "$etc/wg-$net.key.new" 600
    send_key "$etc/wg-$net.key.new" || die "The new key could not be sent: $(reason_within). The one before stays."
    mv -f "$etc/wg-$net.key.new" "$etc/wg-$net.key"
    say 'This device has a new key, as the registry asked.'
  elif [ "$c_key" != "$public" ]; then
    # A restored registry has an older key for it.
    send_key "$etc/wg-$net.key" || die "The registry has another key for this device, and refuses its own: $(reason)"
    say 'The registry had another key for this device: it has the right one now.'
  else
    return 0
  fi
  renewed=yes
  { fetch_config "$own" && read_config; } || die "No update: $registry gave an unexpected answer. It is tried again."
}

send_key() {
  printf '{"public_key":"%s"}' "$(wg pubkey <"$1")" >"$work/request"
  send "$own" PUT /api/v1/device/key "$work/request"
  [ "$code" = 204 ]
}

# A key that was sent, and the answer or the machine was lost: the registry knows which it has.
adopt_key() {
  pending=$etc/wg-$net.key.new
  [ -s "$pending" ] || return 0
  fetch_config "$own" && read_config || return 0
  if [ "$c_key" = "$(wg pubkey <"$pending")" ]; then
    mv -f "$pending" "$etc/wg-$net.key"
    renewed=yes
  else
    rm -f "$pending"
  fi
}

