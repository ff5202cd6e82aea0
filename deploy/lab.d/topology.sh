# shellcheck shell=bash
# Who is there and how they are wired. Everything else reads this.

SUPERNET=172.30.0.0/16
REGISTRY_ADDRESS=203.0.113.10
REGISTRY_URL=http://$REGISTRY_ADDRESS:8099
DEVICE_UPDATE=/usr/local/bin/wg-lab-update
OUTSIDE_DNS=203.0.113.53
OUTSIDE_NAME=www.example.com
OUTSIDE_ADDRESS=203.0.113.53

# The one that wm openwrt-setup is run on, and the gateway on its LAN.
LAB_OPENWRT=sheen-router
LAB_OPENWRT_GATEWAY=192.168.1.250

LAB_BRIDGES=(internet sheen-lan sheen-lan2 osrc-lan hub-lan laptop-lan field-lan)
LAB_GATEWAYS=(hub sheen osrc)
LAB_DEVICES=(laptop field-sensor)

# The order is the one they are switched on in.
LAB_NODES=(internet sheen-router osrc-router laptop-router field-router hub registry sheen osrc
  sheen-server sheen-nas sheen-stranger sheen-printer osrc-server osrc-kiosk osrc-camera hub-server admin
  laptop field-sensor)

is_node() {
  local node
  for node in "${LAB_NODES[@]}"; do
    [ "$node" != "$1" ] || return 0
  done
  return 1
}

is_gateway() {
  local node
  for node in "${LAB_GATEWAYS[@]}"; do
    [ "$node" != "$1" ] || return 0
  done
  return 1
}

is_device() {
  local node
  for node in "${LAB_DEVICES[@]}"; do
    [ "$node" != "$1" ] || return 0
  done
  return 1
}

# Lines of: interface, bridge, address with prefix length, and "dhcp" where it comes from
# the router. The registry has none: it is on the hub's machine. The sites sheen and osrc use the same LAN on purpose, and so does the
# network that the laptop is a guest in.
links_of() {
  case $1 in
    internet) say "eth0 internet $OUTSIDE_DNS/24" ;;
    admin) say 'eth0 internet 203.0.113.100/24' ;;
    hub)
      say "eth0 internet $REGISTRY_ADDRESS/24"
      say 'eth1 hub-lan 10.77.0.1/24'
      ;;
    hub-server) say 'eth0 hub-lan 10.77.0.10/24' ;;
    sheen-router)
      say 'wan internet 203.0.113.11/24'
      say 'lan sheen-lan 192.168.1.1/24'
      ;;
    osrc-router)
      say 'wan internet 203.0.113.12/24'
      say 'lan osrc-lan 192.168.1.1/24'
      ;;
    laptop-router)
      say 'wan internet 203.0.113.13/24'
      say 'lan laptop-lan 192.168.1.1/24'
      ;;
    field-router)
      say 'wan internet 203.0.113.14/24'
      say 'lan field-lan 10.20.0.1/24'
      ;;
    laptop) say 'eth0 laptop-lan 192.168.1.10/24' ;;
    field-sensor) say 'eth0 field-lan 10.20.0.5/24' ;;
    sheen)
      say 'eth0 sheen-lan 192.168.1.250/24'
      say 'eth1 sheen-lan2 192.168.2.250/24'
      ;;
    sheen-printer) say 'eth0 sheen-lan2 192.168.2.20/24' ;;
    sheen-server) say 'eth0 sheen-lan 192.168.1.10/24 dhcp' ;;
    sheen-nas) say 'eth0 sheen-lan 192.168.1.20/24 dhcp' ;;
    sheen-stranger) say 'eth0 sheen-lan 192.168.1.66/24 dhcp' ;;
    osrc) say 'eth0 osrc-lan 192.168.1.250/24' ;;
    osrc-server) say 'eth0 osrc-lan 192.168.1.10/24' ;;
    osrc-kiosk) say 'eth0 osrc-lan 192.168.1.50/24' ;;
    osrc-camera) say 'eth0 osrc-lan 192.168.1.60/24' ;;
  esac
}

# Lines of: destination, next hop. The site sheen is an ordinary home: its machines know
# nothing but their router, whose static route leads to the mesh. At osrc each host has a
# route of its own, but for the camera, which knows nothing of the mesh.
routes_of() {
  case $1 in
    field-sensor) say 'default 10.20.0.1' ;;
    sheen | osrc | osrc-camera | laptop) say 'default 192.168.1.1' ;;
    osrc-server | osrc-kiosk)
      say 'default 192.168.1.1'
      say "$SUPERNET 192.168.1.250"
      ;;
    # Its network has no router: the mesh is all it reaches.
    sheen-printer) say "$SUPERNET 192.168.2.250" ;;
    hub-server) say 'default 10.77.0.1' ;;
  esac
}

dns_of() {
  case $1 in
    sheen) say 192.168.1.1 ;;
    sheen-* | osrc-*)
      case $1 in
        *-router | *-camera) say "$OUTSIDE_DNS" ;;
        sheen-printer) say 192.168.2.250 ;;
        *) say 192.168.1.250 ;;
      esac
      ;;
    hub-server) say 10.77.0.1 ;;
    *) say "$OUTSIDE_DNS" ;;
  esac
}

# The nodes whose addresses the OpenWrt router has in its list of static leases.
leased_nodes() {
  local node
  for node in "${LAB_NODES[@]}"; do
    if has_lease "$node"; then say "$node"; fi
  done
}

has_lease() { [[ $(links_of "$1") = *' dhcp' ]]; }
