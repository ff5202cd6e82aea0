# shellcheck shell=bash
# Arithmetic of IPv4 addresses. Pure: everything is arguments, standard input and output.

# The address as a number; fails if it is none. No leading zeros: 010 is 8 to some programs.
address_number() {
  local IFS=. part number=0
  [[ $1 =~ ^(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}$ ]] || return 1
  for part in $1; do
    [ "$part" -le 255 ] || return 1
    number=$((number * 256 + part))
  done
  printf '%s\n' "$number"
}

number_address() {
  printf '%d.%d.%d.%d\n' $(($1 >> 24 & 255)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255))
}

is_length() { [[ $1 =~ ^(0|[1-9][0-9]?)$ ]] && [ "$1" -le 32 ]; }

# Arguments: a number, a prefix length. The number of the network.
network_number() {
  local length=$2
  printf '%s\n' $(($1 & (length == 0 ? 0 : (0xffffffff << (32 - length)) & 0xffffffff)))
}

# Arguments: address, prefix length. Such as 192.168.1.0/24.
network_of() {
  local number
  number=$(address_number "$1") || return 1
  printf '%s/%s\n' "$(number_address "$(network_number "$number" "$2")")" "$2"
}

# Whether an address is in a network: arguments 192.168.1.7 192.168.1.0/24.
is_in_network() {
  [ "$(network_of "$1" "${2#*/}")" = "$(network_of "${2%/*}" "${2#*/}")" ]
}

# Whether it may be a machine's on that network, which is neither the network's own nor the
# broadcast address: arguments address, prefix length.
is_host_address() {
  local number first size
  number=$(address_number "$1") || return 1
  [ "$2" -le 30 ] || return 0
  first=$(network_number "$number" "$2")
  size=$((1 << (32 - $2)))
  [ "$number" -ne "$first" ] && [ "$number" -ne $((first + size - 1)) ]
}

# The prefix length of a netmask; fails if its ones have a gap.
mask_length() {
  local number length
  number=$(address_number "$1") || return 1
  for ((length = 0; length <= 32; length++)); do
    [ "$(network_number 4294967295 "$length")" -ne "$number" ] || { printf '%s\n' "$length"; return; }
  done
  return 1
}

# Whether the Internet may reach it: not RFC 1918, 6598, 3927, 1122, multicast or reserved.
is_public_address() {
  local network
  address_number "$1" >/dev/null || return 1
  for network in 0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/3; do
    ! is_in_network "$1" "$network" || return 1
  done
}

# The first address of a network after the first that is not on standard input. Argument:
# the network; fails if none is free.
free_address() {
  local number last used
  used=$(cat)
  number=$(($(address_number "${1%/*}") + 2))
  last=$((number + (1 << (32 - ${1#*/})) - 4))
  for (( ; number <= last; number++)); do
    grep -qxF "$(number_address "$number")" <<<"$used" || { number_address "$number"; return; }
  done
  return 1
}
