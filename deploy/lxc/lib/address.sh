# shellcheck shell=bash
# Arithmetic of IPv4 addresses: arguments, standard input and output, and where some of it runs
# for each network, a variable, since printing would take a process.

# Sets NUMBER to the address as a number; fails if it is none. No leading zeros: 010 is 8 to
# some programs.
read_address() {
  local IFS=. part number=0
  [[ $1 =~ ^(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}$ ]] || return 1
  for part in $1; do
    [ "$part" -le 255 ] || return 1
    number=$((number * 256 + part))
  done
  NUMBER=$number
}

# Sets ADDRESS to a number as an address.
read_number() {
  printf -v ADDRESS '%d.%d.%d.%d' $(($1 >> 24 & 255)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255))
}

is_address() { read_address "$1"; }

is_length() { [[ $1 =~ ^(0|[1-9][0-9]?)$ ]] && [ "$1" -le 32 ]; }

# Sets NUMBER to the first address of a network; fails if it is none. Arguments: an address of
# it, its prefix length.
read_network() {
  is_length "$2" && read_address "$1" && NUMBER=$((NUMBER & ($2 == 0 ? 0 : (0xffffffff << (32 - $2)) & 0xffffffff)))
}

# Arguments: address, prefix length. Such as 192.168.1.0/24.
network_of() {
  read_network "$1" "$2" && read_number "$NUMBER" && printf '%s/%s\n' "$ADDRESS" "$2"
}

# Whether an address is in a network: arguments 192.168.1.7 192.168.1.0/24.
is_in_network() {
  local first
  read_network "$1" "${2#*/}" || return 1
  first=$NUMBER
  read_network "${2%/*}" "${2#*/}" && [ "$first" -eq "$NUMBER" ]
}

# Whether it may be a machine's on that network, which is neither the network's own nor the
# broadcast address: arguments address, prefix length.
is_host_address() {
  local number size
  read_address "$1" || return 1
  [ "$2" -le 30 ] || return 0
  number=$NUMBER
  read_network "$1" "$2"
  size=$((1 << (32 - $2)))
  [ "$number" -ne "$NUMBER" ] && [ "$number" -ne $((NUMBER + size - 1)) ]
}

# The prefix length of a netmask; fails if its ones have a gap.
mask_length() {
  local number length
  read_address "$1" || return 1
  number=$NUMBER
  for ((length = 0; length <= 32; length++)); do
    read_network 255.255.255.255 "$length"
    [ "$NUMBER" -ne "$number" ] || { printf '%s\n' "$length"; return; }
  done
  return 1
}

# Whether the Internet may reach it: not RFC 1918, 6598, 3927, 1122, multicast or reserved.
is_public_address() {
  local network
  read_address "$1" || return 1
  for network in 0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/3; do
    ! is_in_network "$1" "$network" || return 1
  done
}

# The first address of a network after the first that is not on standard input. Argument:
# the network; fails if none is free.
free_address() {
  local number last line used=' '
  while read -r line || [ -n "$line" ]; do used+="$line "; done
  read_address "${1%/*}" || return 1
  number=$((NUMBER + 2))
  last=$((number + (1 << (32 - ${1#*/})) - 4))
  for (( ; number <= last; number++)); do
    read_number "$number"
    [[ $used == *" $ADDRESS "* ]] || { printf '%s\n' "$ADDRESS"; return; }
  done
  return 1
}
