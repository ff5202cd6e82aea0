#!/bin/sh
# A home router with OpenWrt's tools: a model of uci, which the tests of wm openwrt-setup
# use too, and the services that apply its settings to the kernel and to a real dnsmasq
# as netifd and /etc/init.d/dnsmasq do. Verbs: "start UPSTREAM" with a line for each static
# lease as input, and "run", which runs a script as ssh root@router 'sh -s' does.
set -eu

here=$(cd "${0%/*}" && pwd)
repo=${here%/*/*}
WM_ROOT=/var/lib/openwrt
export WM_ROOT
config=$WM_ROOT/etc/config
PATH=$WM_ROOT/bin:$PATH

# What it is sold with, but for the static leases.
make() {
  mkdir -p "$WM_ROOT/bin" "$WM_ROOT/etc/init.d" "$WM_ROOT/tmp/.uci" "$config"
  ln -sf "$repo/cli/src/test/resources/dev/wm/cli/setup/uci" "$WM_ROOT/bin/uci"
  for service in network dnsmasq firewall cron; do ln -sf "$here/openwrt.sh" "$WM_ROOT/etc/init.d/$service"; done
  echo 'section interface lan' >"$config/network"
  echo 'section defaults cfg01e63d' >"$config/firewall"
  cat >"$config/dhcp" <<DHCP
section dnsmasq cfg01411c
option cfg01411c domainneeded 1
option cfg01411c boguspriv 1
option cfg01411c rebind_protection 1
option cfg01411c local /lan/
option cfg01411c domain lan
section dhcp lan
DHCP
  echo "$1" >"$WM_ROOT/upstream"
  : >"$WM_ROOT/leases"
  while read -r hardware address name; do
    echo "--dhcp-host=$hardware,$address,$name" >>"$WM_ROOT/leases"
  done
}

value() { uci -q get "dhcp.@dnsmasq[0].$1" || :; }

# each OPTION NAME END: a word of dnsmasq's for each value of a list
each() {
  for entry in $(value "$2"); do printf -- '--%s=%s%s\n' "$1" "$entry" "$3"; done
}

# The lab's internet is a network for documentation (RFC 5737), which dnsmasq takes for a
# private one.
restart_dnsmasq() {
  set -f
  if [ -e /run/openwrt-dnsmasq.pid ]; then kill "$(cat /run/openwrt-dnsmasq.pid)"; fi
  while ss -Hlun 'src 192.168.1.1' | grep -q ':53 '; do sleep 0.05; done
  conf=$WM_ROOT/etc/dnsmasq.conf
  [ -e "$conf" ] || : >"$conf"
  # shellcheck disable=SC2046 # each is a word
  dnsmasq --conf-file="$conf" --pid-file=/run/openwrt-dnsmasq.pid --user=root --interface=lan \
    --except-interface=lo --bind-interfaces --no-hosts --no-resolv --server="$(cat "$WM_ROOT/upstream")" \
    --domain-needed --bogus-priv --stop-dns-rebind --rebind-domain-ok=example.com --domain="$(value domain)" $(each server server '') \
    $(each local local '') $(each rebind-domain-ok rebind_domain '') \
    --dhcp-range=192.168.1.100,192.168.1.249,12h --dhcp-authoritative \
    --dhcp-leasefile="$WM_ROOT/tmp/dhcp.leases" $(cat "$WM_ROOT/leases") \
    --log-queries --log-facility="$WM_ROOT/tmp/dnsmasq.log"
}

reload_network() {
  ip route flush dev lan proto static
  for name in $(uci -q show network | sed -n 's/^network\.\([^.]*\)=route$/\1/p'); do
    ip route replace "$(uci get "network.$name.target")" via "$(uci get "network.$name.gateway")" dev lan proto static
  done
}

case ${0##*/} in
  network) reload_network ;;
  dnsmasq) restart_dnsmasq ;;
  # There is no port to forward by it, and no time for cron.
  firewall | cron) ;;
  *)
    case $1 in
      start)
        [ -d "$config" ] || make "$2"
        reload_network
        restart_dnsmasq
        ;;
      run) sh -s ;;
    esac
    ;;
esac
