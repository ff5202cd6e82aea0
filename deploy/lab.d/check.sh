# shellcheck shell=bash
# Checks that packets pass where they should and nowhere else, as a table.

check() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then
    printf '  ok      %s\n' "$name"
  else
    printf '  FAILED  %s\n' "$name"
    [ -z "$said" ] || printf '%s\n' "$said" | sed 's/^/            /' | tail -n 5
    failed=$((failed + 1))
  fi
  total=$((total + 1))
}

run_checks() {
  local total=0 failed=0
  overlay_addresses
  say 'What the lab shows:'
  check_registry
  check_reach
  check_names
  check_strangers
  printf '%s of %s checks passed\n' $((total - failed)) "$total"
  [ "$failed" -eq 0 ]
}

overlay_addresses() {
  local hosts
  hosts=$(wm list-hosts -o json </dev/null) || die 'wm list-hosts failed.'
  at_hub=$(overlay_of server.hub "$hosts")
  at_sheen=$(overlay_of server.sheen "$hosts")
  at_osrc=$(overlay_of server.osrc "$hosts")
}

overlay_of() { jq -er --arg name "$1" '.[] | select(.name == $name).overlay_address' <<<"$2"; }

check_registry() {
  check 'the registry is healthy, and says so without a token' registry_answers
  check 'all gateways have applied their configuration' gateways_are_in_sync
}

pings() { lab_exec "$1" ping -n -c 1 -W 10 "$2"; }

no_ping() { ! lab_exec "$1" ping -n -c 1 -W 1 "$2"; }

check_reach() {
  check 'sheen-server reaches osrc-server, both 192.168.1.10 at home, by overlay address' pings sheen-server "$at_osrc"
  check 'osrc-server reaches sheen-server by overlay address' pings osrc-server "$at_sheen"
  check 'hub-server reaches sheen-server' pings hub-server "$at_sheen"
  check 'osrc-server reaches hub-server' pings osrc-server "$at_hub"
  check 'sheen-server reaches osrc-server by name' pings sheen-server server.osrc
  check 'over TCP, osrc-server sees the overlay address of sheen-server' \
    tcp_source sheen-server osrc-server "$at_osrc" "$at_sheen"
  check 'over TCP, sheen-server sees the overlay address of osrc-server' \
    tcp_source osrc-server sheen-server "$at_sheen" "$at_osrc"
}

# Arguments: caller, listener, the address called, the caller's address expected there.
tcp_source() {
  local seen
  seen=$(mktemp)
  lab_exec "$2" timeout 60 nc -n -v -l -p 7000 >/dev/null 2>"$seen" &
  wait_until 30 'the listener' listens "$2" 7000
  lab_exec "$1" nc -n -N -w 10 "$3" 7000 </dev/null || :
  wait $! || :
  grep -F "received on $4 " "$seen" || { cat "$seen"; rm -f "$seen"; return 1; }
  rm -f "$seen"
}

listens() { lab_exec "$1" ss -Hltn "sport = :$2" | grep -q .; }

answers() {
  local got
  got=$(lab_exec "$1" dig +short +time=5 +tries=2 "$2" | sort | paste -sd ' ')
  [ "$got" = "$3" ] || { say "got \"$got\" instead of \"$3\""; return 1; }
}

reverse_answers() {
  local got
  got=$(lab_exec "$1" dig +short +time=5 +tries=2 -x "$2")
  [ "$got" = "$3." ] || { say "got \"$got\" instead of \"$3.\""; return 1; }
}

is_unknown() { lab_exec "$1" dig +time=5 +tries=2 "$2" | grep -q 'status: NXDOMAIN'; }

was_not_asked_outside() { ! grep -F "$1" "$LAB_LOGS/internet-dns.log"; }

check_names() {
  check 'server.sheen is the LAN address when asked at sheen' answers sheen-nas server.sheen 192.168.1.10
  check 'server.sheen is the overlay address when asked at osrc' answers osrc-server server.sheen "$at_sheen"
  check 'server.sheen is the overlay address when asked at the hub' answers hub-server server.sheen "$at_sheen"
  local site
  for site in "${LAB_GATEWAYS[@]}"; do
    check "gw.$site is the gateway's overlay address everywhere" gateway_name_answers "$site"
  done
  check 'an overlay address has its name' reverse_answers osrc-server "$at_sheen" server.sheen
  check 'an unknown name under .sheen does not exist' is_unknown osrc-server no-such-host.sheen
  check 'and the outside was not asked for it' was_not_asked_outside no-such-host.sheen
  check 'an outside name still resolves' answers sheen-server "$OUTSIDE_NAME" "$OUTSIDE_ADDRESS"
}

gateway_name_answers() {
  local address
  address=$(gateway_of "$1")
  answers sheen-server "gw.$1" "$address" && answers osrc-server "gw.$1" "$address" &&
    answers hub-server "gw.$1" "$address"
}

check_strangers() {
  check 'sheen-stranger, unregistered, reaches no host of the mesh' no_ping sheen-stranger "$at_osrc"
  check 'nor its own gateway in the mesh' no_ping sheen-stranger "$(gateway_of sheen)"
  check 'but still the internet' pings sheen-stranger "$OUTSIDE_ADDRESS"
}
