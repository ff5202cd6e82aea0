# shellcheck shell=bash
# What runs on the nodes, and the verbs that switch nodes off and on.

install_programs() {
  local node=$1
  case $node in
    registry) lab_exec registry ln -sf "$REGISTRY_HOME/bin/wm-registry" /usr/local/bin/wm-registry ;;
    admin) lab_exec admin ln -sf "$CLI_HOME/bin/wm" /usr/local/bin/wm ;;
    hub | sheen | osrc) lab_exec "$node" ln -sf "$AGENT_HOME/bin/wm-gateway" /usr/local/bin/wm-gateway ;;
  esac
}

# A service's log is appended to, so that it tells a node's whole life.
serve() {
  local log=$LAB_LOGS/$2.log
  enter "$1"
  shift 2
  detached "$log" "${ENTER[@]}" "$@"
}

start_services() {
  local node=$1
  install_programs "$node"
  case $node in
    internet) serve_outside_dns ;;
    "$LAB_OPENWRT")
      configure_router "$node"
      lab_exec "$node" "$here/lab.d/openwrt.sh" start "$OUTSIDE_DNS" < <(leases) >>"$LAB_LOGS/$node.log" 2>&1
      ;;
    *-router) configure_router "$node" ;;
    hub) configure_hub_uplink ;;
    registry) serve_registry ;;
  esac
  if has_lease "$node"; then lease_address "$node"; fi
  if is_gateway "$node" && lab_exec "$node" test -e /etc/wm/gateway.env; then
    serve_gateway "$node"
  fi
  # A machine with systemd has a timer for it. Without the registry, it brings the tunnel up as it was.
  if is_device "$node" && lab_exec "$node" test -e "$DEVICE_UPDATE"; then
    lab_exec "$node" "$DEVICE_UPDATE" >>"$LAB_LOGS/$node.log" 2>&1 || :
  fi
}

# Answers one outside name and no other, and logs every query.
serve_outside_dns() {
  serve internet internet-dns dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts \
    --user=root --listen-address="$OUTSIDE_DNS" --bind-interfaces --log-queries --log-facility=- \
    --address="/$OUTSIDE_NAME/$OUTSIDE_ADDRESS"
}

# A home router: hides its LAN, and forwards WireGuard's port to the site's gateway, where
# there is one.
configure_router() {
  lab_exec "$1" sysctl -q -w net.ipv4.ip_forward=1
  lab_exec "$1" nft -f - <<'NFT'
table ip router {
  chain prerouting {
    type nat hook prerouting priority dstnat;
    iifname "wan" udp dport 51820 dnat to 192.168.1.250
  }
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "wan" masquerade
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    iifname "lan" accept
    ct status dnat accept
  }
}
NFT
}

# From its router a machine learns its address, default route and name server.
lease_address() {
  lab_exec "$1" busybox udhcpc -f -n -q -t 30 -T 1 -i eth0 -s "$here/lab.d/dhcp.sh" >>"$LAB_LOGS/$1.log" 2>&1 ||
    die "$1 got no address from its router: deploy/lab start $LAB_OPENWRT"
}

# Lines of: Ethernet address, address, name.
leases() {
  local node address
  for node in $(leased_nodes); do
    read -r _ _ address _ < <(links_of "$node")
    say "$(hardware_address "${node}0") ${address%/*} ${node#*-}"
  done
}

# The hub's machine is its LAN's router too. This table is the owner's own: wm leaves it alone.
configure_hub_uplink() {
  lab_exec hub sysctl -q -w net.ipv4.ip_forward=1
  lab_exec hub nft -f - <<'NFT'
table ip uplink {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "eth0" masquerade
  }
}
NFT
}

# A small mesh needs no second compiler, and the registry starts in half the time.
serve_registry() {
  serve registry registry env JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 \
    WM_REGISTRY_ADDRESS="$REGISTRY_ADDRESS" WM_PUBLIC_URL="$REGISTRY_URL" \
    WM_MESH_NAME=lab WM_NETWORK=lab WM_MESH_SUPERNET="$SUPERNET" /usr/local/bin/wm-registry
}

serve_gateway() { serve "$1" "$1-gateway" /usr/local/bin/wm-gateway run; }

registry_answers() { lab_exec admin curl -sf -m 2 "$REGISTRY_URL/health"; }

start_every_node() {
  local node
  step 'Making the network: an internet, three sites, and the machines on them'
  build_fabric
  for node in "${LAB_NODES[@]}"; do
    power_on "$node"
    start_services "$node"
  done
}

# The registry's machine is the hub: off with the one, off with the other.
stop_node_verb() {
  local node=${1:-}
  is_node "$node" || die "There is no node \"$node\": deploy/lab help lists them."
  [ "$node" != hub ] || power_off registry
  power_off "$node"
  [ "$node" = registry ] || unplug "$node"
  say "$node is off."
}

start_node_verb() {
  local node=${1:-}
  is_node "$node" || die "There is no node \"$node\": deploy/lab help lists them."
  is_off "$node" || die "$node is on already."
  power_on "$node"
  start_services "$node"
  if [ "$node" = registry ]; then
    wait_until 180 'the registry' registry_answers
  fi
  say "$node is on."
}

lab_status() {
  local node
  [ -d "$LAB_DIR/run" ] || { say 'The lab is not up: deploy/lab up'; return 1; }
  for node in "${LAB_NODES[@]}"; do
    printf '%-16s %-4s %s\n' "$node" "$(is_on "$node" && printf on || printf off)" "$(addresses_of "$node")"
  done
  printf '\nLogs: %s\n' "$LAB_LOGS"
  if is_on admin && is_on registry; then
    printf '\n'
    lab_exec admin wm list
  fi
}

addresses_of() { links_of "$1" | while read -r _ _ address _; do printf '%s ' "$address"; done; }
