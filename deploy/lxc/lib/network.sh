# shellcheck shell=bash
# Which networks the container is on: bridge, address, prefix length and router of each of its
# interfaces. What decides is pure; what it decides by comes as lines:
#   an inventory   NAME KIND ADDRESS/LENGTH   one for each address of the host; KIND bridge or other
#   routes         ROUTER NAME METRIC         one for each default route of the host

# The interface of the host that is on an address's network, the narrowest network first.
# Standard input: the inventory. Argument: the address. Prints NAME KIND LENGTH HOST-ADDRESS.
interface_for() {
  local name kind address best=-1 found=
  while read -r name kind address; do
    if is_in_network "$1" "$address" && [ "${address#*/}" -gt "$best" ]; then
      best=${address#*/}
      found="$name $kind $best ${address%/*}"
    fi
  done
  [ -n "$found" ] && printf '%s\n' "$found"
}

# The router on a network. Standard input: routes. Arguments: interface, network.
router_on() {
  local router name
  while read -r router name _; do
    if [ "$name" = "$1" ] && is_in_network "$router" "$2"; then
      printf '%s\n' "$router"
      return
    fi
  done < <(sort -n -k 3)
}

# One entry of LXC_IFACES. Arguments: entry, inventory, routes. Prints
# BRIDGE ADDRESS/LENGTH ROUTER HOST-ADDRESS, "-" for what there is not.
plan_interface() {
  local entry=$1 inventory=$2 routes=$3 bridge kind length host address router
  if [[ $entry == *:* ]]; then
    plan_given_interface "$entry" "$inventory" "$routes"
    return
  fi
  is_address "$entry" ||
    die "LXC_IFACES has \"$entry\"." 'An entry is an address such as 192.168.1.250, or vmbr0:192.168.1.250/24.'
  read -r bridge kind length host < <(interface_for "$entry" <<<"$inventory") ||
    die "This host has no address on the network of $entry." \
      "Name the bridge and the prefix length: LXC_IFACES=BRIDGE:$entry/24, and the router: LXC_GATEWAY=ADDRESS"
  [ "$kind" = bridge ] ||
    die "$bridge, which is on the network of $entry, is no bridge, so no container can be on it." \
      "Make a bridge with $bridge as its port (Debian: bridge_ports $bridge), or name another: LXC_IFACES=BRIDGE:$entry/$length"
  address=$entry/$length
  check_interface_address "$address" "$host"
  router=$(router_on "$bridge" "$(network_of "$entry" "$length")" <<<"$routes")
  printf '%s %s %s %s\n' "$bridge" "$address" "${router:--}" "$host"
}

plan_given_interface() {
  local bridge=${1%%:*} address=${1#*:} host=- network router name own
  is_given_interface "$bridge" "$address" ||
    die "LXC_IFACES has \"$1\"." 'An entry is an address such as 192.168.1.250, or vmbr0:192.168.1.250/24.'
  network=$(network_of "${address%/*}" "${address#*/}")
  while read -r name _ own; do
    if [ "$name" = "$bridge" ] && is_in_network "${own%/*}" "$network"; then host=${own%/*}; fi
  done <<<"$2"
  check_interface_address "$address" "$host"
  router=$(router_on "$bridge" "$network" <<<"$3")
  printf '%s %s %s %s\n' "$bridge" "$address" "${router:--}" "$host"
}

is_given_interface() {
  [[ $1 =~ ^[A-Za-z0-9_.-]{1,15}$ && $2 == */* ]] && is_length "${2#*/}" && is_address "${2%/*}"
}

check_interface_address() {
  is_host_address "${1%/*}" "${1#*/}" ||
    die "$1 is the address of a network or of all its machines." 'Give the container a free address of the network.'
  [ "${1%/*}" != "$2" ] || die "${1%/*} is this host's own address." 'Give the container a free address of the network.'
}

# All entries. Arguments: entries with commas, inventory, routes, LXC_GATEWAY or nothing. One
# line for each interface, of which at most one has a router: the default route's.
plan_interfaces() {
  local entry lines=() line taken=$4 seen= bridge address router host
  for entry in ${1//,/ }; do
    line=$(plan_interface "$entry" "$2" "$3") || exit 1
    lines+=("$line")
  done
  [ ${#lines[@]} -gt 0 ] || die 'LXC_IFACES names no address.' 'Give the address that the gateway is to have on the LAN.'
  for line in "${lines[@]}"; do
    read -r bridge address router host <<<"$line"
    if [ -n "$4" ]; then
      is_in_network "$4" "$(network_of "${address%/*}" "${address#*/}")" && router=$4 || router=-
    elif [ "$router" != - ] && [ -z "$taken" ]; then
      taken=$router
    else
      router=-
    fi
    [ "$router" = - ] || seen=1
    printf '%s %s %s %s\n' "$bridge" "$address" "$router" "$host"
  done
  [ -n "$seen" ] || no_router "$4"
}

no_router() {
  [ -z "$1" ] || die "LXC_GATEWAY $1 is on none of the container's networks." 'Correct LXC_GATEWAY or LXC_IFACES.'
  die 'This host has no default route on the networks of LXC_IFACES, so the router is not known.' \
    'Name it: LXC_GATEWAY=ADDRESS'
}

# The bridge of lxc-net. Standard input: /etc/default/lxc-net. Prints
# NAME ADDRESS LENGTH; fails if it is switched off.
lxc_net_bridge() {
  local line use=true bridge=lxcbr0 address=10.0.3.1 mask=255.255.255.0
  while IFS= read -r line; do
    [[ $line =~ ^[[:space:]]*(USE_LXC_BRIDGE|LXC_BRIDGE|LXC_ADDR|LXC_NETMASK)=(.*)$ ]] || continue
    case ${BASH_REMATCH[1]} in
      USE_LXC_BRIDGE) use=$(unquoted "${BASH_REMATCH[2]}") ;;
      LXC_BRIDGE) bridge=$(unquoted "${BASH_REMATCH[2]}") ;;
      LXC_ADDR) address=$(unquoted "${BASH_REMATCH[2]}") ;;
      LXC_NETMASK) mask=$(unquoted "${BASH_REMATCH[2]}") ;;
    esac
  done
  [ "$use" = true ] || return 1
  printf '%s %s %s\n' "$bridge" "$address" "$(mask_length "$mask")"
}

# An Ethernet address that a container keeps, so that its neighbours know it again. Arguments:
# its name, the interface's number. The prefix is Xensource's, as LXC takes it.
hardware_address() {
  local hash
  hash=$(printf '%s/%s' "$1" "$2" | sha256sum)
  printf '00:16:3e:%s:%s:%s\n' "${hash:0:2}" "${hash:2:2}" "${hash:4:2}"
}
