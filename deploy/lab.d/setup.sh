# shellcheck shell=bash
# Makes the mesh the way its owner would: with wm, on the machine called admin.

# site, options of add-site. The registry learns the endpoints of the others from their polls.
LAB_SITES='hub --hub --endpoint 203.0.113.10
sheen
osrc'

LAB_HOSTS='server.hub 10.77.0.10
server.sheen 192.168.1.10
nas.sheen 192.168.1.20
printer.sheen 192.168.2.20
server.osrc 192.168.1.10
camera.osrc 192.168.1.60 --masquerade'

LAB_DEVICE_TYPES='laptop roaming
field-sensor isolated'

wm() { lab_exec admin wm "$@"; }

set_up_the_mesh() {
  step 'Waiting for the registry and its database'
  wait_until 180 'the registry' registry_answers
  step 'Connecting wm to the registry'
  lab_exec registry cat /var/lib/wm-registry/admin-token | wm mesh add "$REGISTRY_URL" - >/dev/null 2>&1 ||
    die 'wm mesh add failed.'
  local site options name address type
  while read -r site options; do
    step "Adding the site $site and enrolling its gateway"
    # shellcheck disable=SC2086 # options are several words
    enrol "$site" $options
  done <<<"$LAB_SITES"
  step "Routing the LAN of $LAB_OPENWRT into the mesh"
  wm openwrt-setup "$LAB_OPENWRT_GATEWAY" </dev/null 2>>"$LAB_LOGS/$LAB_OPENWRT.log" |
    lab_exec "$LAB_OPENWRT" "$here/lab.d/openwrt.sh" run >>"$LAB_LOGS/$LAB_OPENWRT.log" 2>&1 ||
    die "wm openwrt-setup failed. Read $LAB_LOGS/$LAB_OPENWRT.log"
  while read -r name address options; do
    step "Adding the host $name ($address)"
    # shellcheck disable=SC2086 # options are several words
    wm add-host "$name" --local-ip "$address" $options </dev/null >/dev/null
  done <<<"$LAB_HOSTS"
  while read -r name type; do
    step "Adding the device $name ($type) and connecting it to the hub"
    join_device "$name" "$type" >>"$LAB_LOGS/$name.log" 2>&1 ||
      die "$name could not join. Read $LAB_LOGS/$name.log"
  done <<<"$LAB_DEVICE_TYPES"
}

# Runs the command that wm prints, as its owner would paste it there.
join_device() {
  local command
  command=$(wm add-device "$1" --type "$2" -o json </dev/null | jq -er .command)
  lab_exec "$1" sh -c "$command" </dev/null
}

# What wm prints goes into the gateway's own file, as its owner would copy it there.
enrol() {
  local site=$1
  {
    wm add-site "$@" -o env </dev/null
    printf 'WM_POLL_INTERVAL=%s\n' "${WM_LAB_POLL:-5s}"
  } | lab_exec "$site" sh -c 'umask 077; mkdir -p /etc/wm; cat >/etc/wm/gateway.env'
  serve_gateway "$site"
}

gateways_are_in_sync() {
  local list
  list=$(wm list -o json </dev/null) || return 1
  jq -e --argjson wanted "${#LAB_GATEWAYS[@]}" \
    '[.gateways[] | select(.in_sync and (.problems | length == 0))] | length == $wanted' <<<"$list"
}

wait_for_convergence() {
  step 'Waiting until every gateway has applied its configuration'
  wait_until 180 'the gateways' gateways_are_in_sync
  step 'Waiting for the first handshake of every pair'
  local from to
  for from in "${LAB_GATEWAYS[@]}"; do
    for to in "${LAB_GATEWAYS[@]}"; do
      wait_until 60 "$from to reach $to" lab_exec "$from" ping -c 1 -W 1 "$(gateway_of "$to")"
    done
  done
}

gateway_of() { lab_exec "$1" sh -c "ip -o -4 address show dev wg0 | awk '{sub(\"/.*\", \"\", \$4); print \$4}'"; }
