# shellcheck shell=bash
# The container, whichever program keeps it: made, given its network, started, and found ready.

open_container() {
  if command -v pct >/dev/null 2>&1; then
    # shellcheck source=pct.sh
    . "$HERE/lib/pct.sh"
  else
    # shellcheck source=lxc.sh
    . "$HERE/lib/lxc.sh"
  fi
  ct_open
}

# Every verb but install.
require_container() {
  ct_exists || die "There is no $(ct_name)." "Make it: wm-gw install $SERVICE_ENV"
  require_ours
}

require_ours() {
  ct_is_ours || die "$(ct_name) is not of wm-gw's making and stays as it is." \
    "Give the gateway another name: LXC_NAME=wm-gw-${SETTINGS[SITE_DOMAIN]}-2"
  [ ! -e "$STATE/registry" ] || [ "$(cat "$STATE/registry")" = "$(registry_and_site)" ] ||
    die "$(ct_name) is the gateway of $(cat "$STATE/registry")." \
      "Give this one another name: LXC_NAME=wm-gw-${SETTINGS[SITE_DOMAIN]}-2"
}

# So that two meshes with sites of one name do not take each other's container.
registry_and_site() { printf '%s at %s\n' "${SETTINGS[SITE_DOMAIN]}" "${SETTINGS[WM_REGISTRY_URL]}"; }

# The name servers for names outside the mesh: LXC_DNS, else this host's own, else the router.
# One on this host's loopback is of no use in the container.
name_servers() {
  local servers=
  if has_setting LXC_DNS; then
    tr ',' '\n' <<<"${SETTINGS[LXC_DNS]}"
    return
  fi
  if has_lxc_net_dns "$1"; then
    awk 'NR == 1 { print $4 }' <<<"$1"
    return
  fi
  servers=$({ cat "$ROOT/etc/resolv.conf" "$ROOT/run/systemd/resolve/resolv.conf" 2>/dev/null || :; } |
    awk '$1 == "nameserver" && $2 ~ /^[0-9.]+$/ && $2 !~ /^127\./ && !seen[$2]++ && count++ < 3 { print $2 }')
  [ -n "$servers" ] || servers=$(awk '$3 != "-" { print $3; exit }' <<<"$1")
  printf '%s\n' "$servers"
}

# lxc-net runs a dnsmasq on its bridge.
has_lxc_net_dns() { is_hub && ! has_setting LXC_IFACES && [ -e "$ROOT/run/lxc/dnsmasq.pid" ] && [ -n "$1" ]; }

# Argument: the interfaces' plan.
ensure_container() {
  local restart=
  if ct_exists; then
    require_ours
  else
    step "Making $(ct_name)"
    trap 'clean_up; undo_create' EXIT
    ct_create
  fi
  registry_and_site | write_file 600 "$STATE/registry"
  printf '%s\n' "$(first_address "$1")" | write_file 644 "$STATE/address"
  ct_configure "$1"
  ct_autostart 1
  if [ -n "$CT_CHANGED" ]; then
    if ct_is_running; then
      step "The network of $(ct_name) changes, so it restarts"
      ct_stop
      restart=1
    fi
    ct_prepare_network "$1"
  fi
  if ! ct_is_running; then
    [ -n "$restart" ] || step "Starting $(ct_name)"
    start_container
  fi
  trap clean_up EXIT
}

# What was begun in this run and did not come to be is not left behind.
undo_create() {
  [ -n "${CREATING:-}" ] || return 0
  ct_destroy >/dev/null 2>&1 || :
  rm -rf "${STATE:?}"
}

start_container() {
  load_modules
  ct_start || {
    ct_start_log >&2
    die "$(ct_name) does not start." 'See above.'
  }
  wait_until 180 ct_is_ready ||
    die "$(ct_name) has started and its services have not, after 3 min." "Look: wm-gw logs $SERVICE_ENV"
}

# The kernel is the host's: a container cannot load modules.
load_modules() {
  local module
  for module in wireguard tun nf_tables nf_conntrack; do
    modprobe -q "$module" 2>/dev/null || :
  done
  printf '%s\n' '# Written by wm-gw: what the gateways in containers need of the kernel.' wireguard tun nf_tables nf_conntrack |
    write_file 644 "$ROOT/etc/modules-load.d/wm-gw.conf"
}

ct_is_ready() {
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    if [ -d /run/systemd/system ]; then
      case $(systemctl is-system-running 2>/dev/null) in running | degraded) ;; *) exit 1 ;; esac
    else
      [ -e /run/openrc/softlevel ]
    fi' </dev/null
}

# Turned on from outside the container (see lxc_block), forwarding would look to the agent as
# if this machine had been a router before: this says that it is for the mesh alone, now and
# after each boot.
claim_forwarding() {
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    umask 022
    mkdir -p /run/wm && { [ -e /run/wm/forwarding ] || echo 1 >/run/wm/forwarding; }
    if [ -d /run/systemd/system ]; then
      mkdir -p /etc/tmpfiles.d
      printf "%s\n" "d /run/wm 0755 root root -" "f /run/wm/forwarding 0644 root root - 1" >/etc/tmpfiles.d/wm-gw.conf
    else
      printf "%s\n" "#!/sbin/openrc-run" "depend() { before wm-gateway; }" \
        "start() { mkdir -p /run/wm && echo 1 >/run/wm/forwarding; }" >/etc/init.d/wm-gw
      chmod 755 /etc/init.d/wm-gw
      rc-update add wm-gw boot >/dev/null
    fi' </dev/null
}

# The verbs of the service manager in the container. Argument: start, stop, restart. What runs
# between a stop and a start, tunnel and openings, is kept with the mark.
ct_service() {
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    [ "$1" = start ] || { mkdir -p /run/wm && : >/run/wm/restart; }
    if [ -d /run/systemd/system ]; then systemctl "$1" wm-gateway; else rc-service wm-gateway "$1"; fi' sh "$1" </dev/null
}
