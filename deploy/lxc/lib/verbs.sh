# shellcheck shell=bash
# The verbs.

# The interfaces that the container is to have, see plan_interfaces.
wanted_interfaces() {
  local inventory routes entries
  inventory=$(host_inventory) routes=$(host_routes) entries=${SETTINGS[LXC_IFACES]}
  if [ -z "$entries" ]; then
    is_hub || die "LXC_IFACES is needed for a spoke." 'Set the address that the gateway is to have on the LAN: LXC_IFACES=192.168.1.250'
    wanted_hub_interface "$inventory"
    return
  fi
  plan_interfaces "$entries" "$inventory" "$routes" "${SETTINGS[LXC_GATEWAY]}"
}

# On lxc-net's bridge, at the address that it had before, else the first that nobody has.
wanted_hub_interface() {
  local bridge own length address network
  read -r bridge own length < <(lxc_net_bridge < <(cat "$ROOT/etc/default/lxc-net" 2>/dev/null)) ||
    die 'lxc-net has no bridge here.' \
      'Set USE_LXC_BRIDGE="true" in /etc/default/lxc-net and run systemctl restart lxc-net, or name a bridge: LXC_IFACES=BRIDGE:ADDRESS/24 and LXC_GATEWAY=ADDRESS'
  grep -q "^$bridge bridge $own/" <<<"$1" ||
    die "The bridge $bridge with $own is not there." 'Start it: systemctl start lxc-net'
  network=$(network_of "$own" "$length")
  address=$(own_address "$bridge" "$own" "$network") || exit 1
  printf '%s %s/%s %s %s\n' "$bridge" "$address" "$length" "$own" "$own"
}

# Taken at once, so that two that are installed side by side do not choose the same.
own_address() {
  local address
  is_dry_run || lock host "this host's addresses"
  address=$(cat "$STATE/address" 2>/dev/null || :)
  is_on_network "$address" "$3" || address=$(used_addresses "$1" "$2" | free_address "$3") ||
    die "All addresses of $3 are taken." 'Name a free one: LXC_IFACES=BRIDGE:ADDRESS/24'
  is_dry_run || printf '%s\n' "$address" | write_file 644 "$STATE/address"
  printf '%s\n' "$address"
}

is_on_network() { [ -n "$1" ] && is_in_network "$1" "$2"; }

used_addresses() {
  printf '%s\n' "$2"
  awk '{ print $3 }' "$ROOT/var/lib/misc/dnsmasq.$1.leases" 2>/dev/null || :
  cat "$ROOT"/var/lib/wm-gw/*/address 2>/dev/null || :
  ct_addresses
  ip -j -4 neighbour show dev "$1" | jq -r '.[].dst'
}

host_inventory() {
  ip -j -d -4 address show | jq -r '.[] | select(.ifname) | . as $link
    | (if (.linkinfo.info_kind // "") | IN("bridge", "openvswitch") then "bridge" else "other" end) as $kind
    | .addr_info[] | select(.local) | "\($link.ifname) \($kind) \(.local)/\(.prefixlen)"'
}

host_routes() {
  ip -j -4 route show default | jq -r '.[] | select(.gateway) | "\(.gateway) \(.dev) \(.metric // 0)"'
}

install_verb() {
  local interfaces endpoint had=
  ! ct_exists || require_ours
  interfaces=$(wanted_interfaces) || exit 1
  if is_dry_run; then
    show_plan "$interfaces"
    return
  fi
  endpoint=$(public_endpoint)
  register_site "$endpoint"
  ensure_container "$interfaces"
  open_host "$interfaces"
  claim_forwarding
  if [ "${SETTINGS[LXC_UPGRADE]}" = yes ]; then keep_upgraded; else leave_as_is; fi
  [ -z "${BACKUP:-}" ] || unpack_backup "$BACKUP"
  configure_gateway
  ! has_gateway || had=1
  install_program_if_new
  [ -z "$GATEWAY_CHANGED" ] || [ -z "$had" ] || ct_service restart
  await_sync
  register_this_host "$interfaces"
  [ -n "$(forwards_wanted "$interfaces")" ] ||
    step "Forward UDP ${SETTINGS[WM_LISTEN_PORT]} on the site's router to $(first_address "$interfaces"), if others are to reach it"
}

first_address() { awk 'NR == 1 { sub("/.*", "", $2); print $2 }' <<<"$1"; }

show_plan() {
  local bridge address router host
  if ct_exists; then step "$(ct_name) is there and is kept"; else step "$(ct_name) is to be made from ${SETTINGS[LXC_TEMPLATE]}"; fi
  while read -r bridge address router host; do
    step "Interface: bridge $bridge, address $address, default route ${router/#-/none}, this host ${host/#-/not on it}"
  done <<<"$1"
  step "Name servers: $(name_servers "$1" | tr '\n' ' ')"
  if [ -n "$(forwards_wanted "$1")" ]; then
    step "$FORWARD_FILE is to have:"
    forwards_wanted "$1" | render_forwards
  fi
}

# Where this host is the container's router, as it is on lxc-net's bridge, nobody else can
# forward the port.
forwards_wanted() {
  local bridge address router host
  while read -r bridge address router host; do
    [ "$router" != - ] && [ "$router" = "$host" ] || continue
    printf '%s %s %s %s\n' "$bridge" "${address%/*}" "${SETTINGS[WM_LISTEN_PORT]}" "$(network_of "${address%/*}" "${address#*/}")"
  done <<<"$1"
}

open_host() {
  if [ -n "$(forwards_wanted "$1")" ]; then
    rm -f "$STATE/bridges"
    add_forward "$NAME" "$(forwards_wanted "$1")"
  else
    note_bridges "$1"
    remove_forward "$NAME"
  fi
}

# Docker has the kernel filter what bridges pass on, too. That is opened only if asked for, as
# it is other machines' traffic as well.
note_bridges() {
  if [ "${SETTINGS[WM_OPEN_FIREWALL]}" = yes ]; then
    awk '{ print $1 }' <<<"$1" | write_file 644 "$STATE/bridges"
  else
    rm -f "$STATE/bridges"
  fi
}

# On the network of the gateway's first interface, if this host has an address there.
register_this_host() {
  local host
  [ "${SETTINGS[HOST_NAME]}" != none ] || return 0
  host=$(awk '$4 != "-" { print $4; exit }' <<<"$1")
  if [ -n "$host" ]; then register_host "$host"; fi
}

start_verb() {
  require_container
  ct_autostart 1
  if ct_is_running; then step "$(ct_name) runs"; else step "Starting $(ct_name)" && start_container; fi
  ct_service start
  reopen_host
  step 'The gateway is started'
}

# As install left it; uninstall takes it away.
reopen_host() {
  local interfaces
  interfaces=$(wanted_interfaces) || exit 1
  open_host "$interfaces"
}

stop_verb() {
  require_container
  if ct_is_running; then
    ct_service stop || :
    ct_stop
  fi
  step "$(ct_name) is stopped; wm-gw start $SERVICE_ENV starts it again"
}

status_verb() {
  local status=0
  require_container
  if ct_is_running; then
    say "$(ct_name): running, $(cat "$STATE/address" 2>/dev/null || printf 'address not known')"
    ct_exec wm-gateway status </dev/null || status=1
  else
    say "$(ct_name): stopped. Start it: wm-gw start $SERVICE_ENV"
    status=1
  fi
  forward_findings || status=1
  has_been_said
  return "$status"
}

# Arguments: -f, -n LINES.
logs_verb() {
  require_container
  ct_is_running || die "$(ct_name) is stopped." "Start it: wm-gw start $SERVICE_ENV"
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    if [ -d /run/systemd/system ]; then exec journalctl --no-pager -u wm-gateway "$@"; fi
    exec tail "$@" /var/log/wm-gateway.log' sh "$@" </dev/null
}

update_verb() {
  require_container
  ct_is_running || die "$(ct_name) is stopped." "Start it: wm-gw start $SERVICE_ENV"
  install_program
  await_sync
  ct_exec wm-gateway version </dev/null
}

uninstall_verb() {
  if ct_exists; then
    require_ours
    ! ct_is_running || { ct_service stop || :; ct_stop; }
    ct_autostart 0
  fi
  rm -f "$STATE/bridges"
  remove_forward "$NAME"
  step "$(ct_name) is stopped and stays; wm-gw install $SERVICE_ENV takes it up again, wm-gw destroy removes it"
}

destroy_verb() {
  ! ct_exists || require_ours
  if [ -n "${KEEP_SITE:-}" ]; then
    step "Site ${SETTINGS[SITE_DOMAIN]} stays registered"
  else
    HELP="; without it: wm-gw destroy $SERVICE_ENV --keep-site"
    deregister_site
  fi
  if ct_exists; then
    ct_destroy
    step "$(ct_name) is destroyed"
  fi
  rm -rf "${STATE:?}"
  remove_forward "$NAME"
  if rmdir "$ROOT/var/lib/wm-gw" 2>/dev/null; then rm -f "$ROOT/etc/modules-load.d/wm-gw.conf"; fi
}

backup_verb() {
  require_container
  ct_is_running || die "$(ct_name) is stopped." "Start it: wm-gw start $SERVICE_ENV"
  backup_gateway "$1"
}

# Into the container that is there, or into a new one. What is not as service.env says, such as
# a site that was deregistered meanwhile, is put right as install does.
restore_verb() {
  check_backup "$1"
  BACKUP=$1
  install_verb
  step "The gateway of ${SETTINGS[SITE_DOMAIN]} is restored from $1"
}
