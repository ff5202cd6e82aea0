#!/bin/sh
# What a DHCP client does with its lease: BusyBox's udhcpc runs this with the state as its
# argument and the lease in the environment.
set -eu

# shellcheck disable=SC2154,SC2086 # udhcpc sets them; several name servers are several words
case $1 in
  bound | renew)
    ip address replace "$ip/$mask" dev "$interface"
    ip route replace default via "$router" dev "$interface"
    printf 'nameserver %s\n' $dns >/etc/resolv.conf
    ;;
esac
