#!/bin/sh
# Written by wm openwrt-setup. Applies the route, the DNS domains and, on request, the port
# forward of each mesh. Idempotent: it restarts only services whose configuration changed.
# Verbs: setup, undo, and follow, which asks each mesh's gateway for the sites.
@common.sh@

# Given by whoever sets it up; /etc/config/wm has them for what comes later.
: "${section:=}" "${supernet:=}" "${gateway:=}" "${domains:=}" "${port:=}" "${follow:=}"
route_changed=
names_changed=
forward_changed=
lan_changed=
state_changed=
cron_changed=
newline='
'
cron_line='*/5 * * * * sh /etc/wm/router follow 2>&1 | logger -t wm'

@uci.sh@

# --- what this program did before, kept in /etc/config/wm so that it can be undone ---

# shellcheck disable=SC2154 # root is of common.sh
open_state() {
  [ -e "$root/etc/config/wm" ] || : >"$root/etc/config/wm"
  if [ "$(get "wm.$section")" != mesh ]; then
    uci set "wm.$section=mesh"
    state_changed=yes
  fi
}

# remember LIST VALUE VALUES: those that are in it
remember() { if add_entry "wm.$section.$1" "$2" "$3"; then state_changed=yes; fi; }
forget() { if drop_entry "wm.$section.$1" "$2"; then state_changed=yes; fi; }

# --- the route into the mesh ---

# Another section with the mesh as its target, such as one that was made by hand.
foreign_route() {
  for name in $(uci -q show network | sed -n "s|^network\.\(.*\)\.target='$supernet'\$|\1|p"); do
    if [ "$name" = "$section" ] || [ "$(get "network.$name")" != route ]; then continue; fi
    printf '%s\n' "$name"
    return
  done
}

add_route() {
  name=$(foreign_route)
  if [ -n "$name" ]; then
    say "the route to $supernet in network.$name is used as it is, but for its gateway"
    if drop_section "network.$section"; then route_changed=yes; fi
  else
    name=$section
    if set_option "network.$name" route; then route_changed=yes; fi
    if set_option "network.$name.interface" lan; then route_changed=yes; fi
    if set_option "network.$name.target" "$supernet"; then route_changed=yes; fi
  fi
  if set_option "network.$name.gateway" "$gateway"; then route_changed=yes; fi
}

# --- names ---

# dnsmasq answers a local domain by itself, so what is local is never asked elsewhere.
drop_conflict() {
  conflict=$(get "$dnsmasq.local") || return 0
  for domain in $domains; do
    case $conflict in
      */"$domain"/*)
        say "removed local='$conflict', which kept the names of .$domain from being asked for"
        if set_option "wm.$section.local" "$conflict"; then state_changed=yes; fi
        uci delete "$dnsmasq.local"
        names_changed=yes
        return
        ;;
    esac
  done
}

# Entries that send this domain to another place than the gateway.
drop_other_servers() {
  for entry in $servers; do
    case $entry in
      "/*.$1/$gateway") ;;
      "/*.$1/"* | "/$1/"*)
        uci del_list "$dnsmasq.server=$entry"
        names_changed=yes
        ;;
    esac
  done
}

add_domain() {
  drop_other_servers "$1"
  if add_entry "$dnsmasq.server" "/*.$1/$gateway" "$servers"; then names_changed=yes; fi
  if add_entry "$dnsmasq.rebind_domain" "$1" "$rebound"; then names_changed=yes; fi
  remember domain "$1" "$remembered"
}

drop_domain() {
  for entry in $(get "$dnsmasq.server"); do
    case $entry in
      "/*.$1/"*)
        uci del_list "$dnsmasq.server=$entry"
        names_changed=yes
        ;;
    esac
  done
  if drop_entry "$dnsmasq.rebind_domain" "$1"; then names_changed=yes; fi
  forget domain "$1"
}

# A new host resolves at once, whoever asked for it too early.
add_negcache() {
  if add_line "$root/etc/dnsmasq.conf" no-negcache; then
    names_changed=yes
    remember added no-negcache "$(get "wm.$section.added")"
  fi
}

drop_negcache() {
  contains no-negcache "$(get "wm.$section.added")" || return 0
  if drop_line "$root/etc/dnsmasq.conf" no-negcache; then names_changed=yes; fi
}

add_names() {
  drop_conflict
  for domain in $(get "wm.$section.domain"); do
    if ! contains "$domain" "$domains"; then drop_domain "$domain"; fi
  done
  # Asked for once: no domain's entries are another's.
  servers=$(get "$dnsmasq.server") || :
  rebound=$(get "$dnsmasq.rebind_domain") || :
  remembered=$(get "wm.$section.domain") || :
  added=
  for domain in $domains; do
    contains "$domain" "$added" || add_domain "$domain"
    added="$added $domain"
  done
  add_negcache
}

@zones.sh@

@openwrt-reverse.sh@

@openwrt-forward.sh@

# --- hosts whose packets to the gateway pass this router, and whose answers do not ---

# It sees half of each connection, which is invalid to conntrack. The rule comes before the
# one that drops such packets (fw4's includes).
add_lan() {
  if [ "$(get 'firewall.@defaults[0].drop_invalid')" != 1 ]; then
    if drop_section "firewall.${section}_lan"; then lan_changed=yes; fi
    return 0
  fi
  device=$(get network.lan.device) || device=br-lan
  rule="iifname \"$device\" oifname \"$device\" ip daddr $supernet accept comment \"wm\""
  if [ "$(cat "$root/etc/wm/$section.nft" 2>/dev/null)" != "$rule" ]; then
    mkdir -p "$root/etc/wm"
    printf '%s\n' "$rule" >"$root/etc/wm/$section.nft"
    lan_changed=yes
  fi
  for option in '=include' '.type=nftables' ".path=/etc/wm/$section.nft" '.position=chain-pre' '.chain=forward'; do
    if set_option "firewall.${section}_lan${option%%=*}" "${option#*=}"; then lan_changed=yes; fi
  done
}

# --- which sites there are ---

# The gateway calls the sites' gateways 1.sites.hub, 2.sites.hub and so on, and the first
# one that is not known is the end. Fails if an answer is missing or not valid.
ask_domains() {
  number=1
  found=
  while [ "$number" -le 4096 ]; do
    answer=$(nslookup "$number.sites.hub" "$gateway" 2>&1) || :
    case $answer in *NXDOMAIN*) break ;; esac
    address=$(printf '%s\n' "$answer" | sed -n '/^Name:/,$ { /^Address[^:]*: *[0-9][0-9.]*$/ { s/^[^:]*: *//p; q; }; }')
    [ -n "$address" ] || return 1
    answer=$(nslookup "$address" "$gateway" 2>&1) || :
    case $answer in *'name = '*) ;; *) return 1 ;; esac
    name=${answer#*name = }
    name=${name%%"$newline"*}
    domain=$(site_of "$name") || return 1
    found="$found $domain"
    number=$((number + 1))
  done
  [ -n "$found" ] && [ "$number" -le 4096 ] || return 1
  printf '%s\n' "hub$found"
}

meshes() { uci -q show wm | sed -n 's/^wm\.\([A-Za-z0-9_]*\)=mesh$/\1/p'; }

follow() {
  for section in $(meshes); do
    [ "$(get "wm.$section.follow")" = yes ] || continue
    gateway=$(get "wm.$section.gateway") || :
    if domains=$(ask_domains); then
      add_names
    else
      say "the gateway $gateway sent no valid list of sites: the names stay as they are" >&2
    fi
  done
}

# One line for all meshes that want it, and kept when the firmware is upgraded.
add_cron() {
  if add_line "$root/etc/crontabs/root" "$cron_line"; then cron_changed=yes; fi
  add_line "$root/etc/sysupgrade.conf" /etc/wm/ || :
}

drop_cron() {
  for other in $(meshes); do
    [ "$(get "wm.$other.follow")" != yes ] || return 0
  done
  if drop_line "$root/etc/crontabs/root" "$cron_line"; then cron_changed=yes; fi
  drop_line "$root/etc/sysupgrade.conf" /etc/wm/ || :
}

# --- both ways ---

note() { if set_option "wm.$section.$1" "$2"; then state_changed=yes; fi; }

setup() {
  open_state
  note gateway "$gateway"
  note follow "$follow"
  add_route
  add_names
  add_zones
  if [ -n "$port" ]; then add_forward; else move_forward; fi
  add_lan
  if [ "$follow" = yes ]; then add_cron; else drop_cron; fi
}

undo() {
  if drop_section "network.$section"; then route_changed=yes; fi
  if drop_section "firewall.$section"; then forward_changed=yes; fi
  if drop_section "firewall.${section}_lan"; then lan_changed=yes; fi
  rm -f "$root/etc/wm/$section.nft"
  [ "$(get "wm.$section")" = mesh ] || return 0
  for domain in $(get "wm.$section.domain"); do drop_domain "$domain"; done
  drop_zones
  drop_negcache
  local_before=$(get "wm.$section.local") || :
  if [ -n "$local_before" ] && set_option "$dnsmasq.local" "$local_before"; then names_changed=yes; fi
  uci delete "wm.$section"
  state_changed=yes
  drop_cron
}

finish() {
  [ -z "$state_changed" ] || uci commit wm
  [ -z "$route_changed" ] || { uci commit network; "$root/etc/init.d/network" reload; }
  [ -z "$names_changed" ] || { uci commit dhcp; "$root/etc/init.d/dnsmasq" restart; }
  [ -z "$forward_changed$lan_changed" ] || { uci commit firewall; "$root/etc/init.d/firewall" reload; }
  forwarded=$(get "firewall.$section.src_dport") || :
  [ -z "$forward_changed" ] || [ -z "$forwarded" ] || forget_flows "$forwarded"
  [ -z "$cron_changed" ] || "$root/etc/init.d/cron" restart
  if [ -n "$route_changed$names_changed$forward_changed$lan_changed$cron_changed" ]; then
    say "done:${route_changed:+ route}${names_changed:+ names}${forward_changed:+ port forward}${lan_changed:+ invalid state}${cron_changed:+ cron}"
  elif [ "$1" != follow ]; then
    say 'nothing to change: nothing was restarted'
  fi
}

# A run that is cut off leaves nothing half-made for the next uci commit of somebody else.
revert() {
  for package in network dhcp firewall wm; do uci -q revert "$package" || :; done
}

dnsmasq='dhcp.@dnsmasq[0]'
[ "$(get "$dnsmasq")" = dnsmasq ] || die 'This router has no dnsmasq in /etc/config/dhcp: set the names up by hand.'
trap revert EXIT
"$1"
trap - EXIT
finish "$1"
