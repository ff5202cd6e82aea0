# Takes an OpenWrt router into the mesh, or with mode=undo out of it again. It may run any
# number of times: what is as it should be is left alone, and only what changed is
# restarted. WM_ROOT is in front of every path, for tests.
set -eu
# An entry such as /*.sheen/192.168.1.5 is text, never a file pattern.
set -f
LC_ALL=C
export LC_ALL

root=${WM_ROOT:-}
route_changed=
names_changed=
forward_changed=
state_changed=

say() { printf 'wm: %s\n' "$*"; }
die() { say "$*" >&2; exit 1; }

get() { uci -q get "$1" || :; }

# contains WORD LIST
contains() {
  case " $2 " in
    *" $1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

# set_option OPTION VALUE: true if that changed something
set_option() {
  [ "$(get "$1")" != "$2" ] || return 1
  uci set "$1=$2"
}

# add_entry LIST VALUE: true if it was not there
add_entry() {
  ! contains "$2" "$(get "$1")" || return 1
  uci add_list "$1=$2"
}

# drop_entry LIST VALUE: true if it was there
drop_entry() {
  contains "$2" "$(get "$1")" || return 1
  uci del_list "$1=$2"
}

# drop_section SECTION: true if it was there
drop_section() {
  uci -q get "$1" >/dev/null || return 1
  uci delete "$1"
}

# --- what this script did before, kept in /etc/config/wm so that it can be undone ---

open_state() {
  [ -e "$root/etc/config/wm" ] || : >"$root/etc/config/wm"
  if [ "$(get "wm.$section")" != mesh ]; then
    uci set "wm.$section=mesh"
    state_changed=yes
  fi
}

remember() { if add_entry "wm.$section.$1" "$2"; then state_changed=yes; fi; }
forget() { if drop_entry "wm.$section.$1" "$2"; then state_changed=yes; fi; }

# --- the way into the mesh ---

# Another section with the mesh as its target, such as one that was made by hand.
foreign_route() {
  uci -q show network | sed -n "s|^network\.\(.*\)\.target='$supernet'\$|\1|p" | while read -r name; do
    [ "$name" = "$section" ] || [ "$(get "network.$name")" != route ] || printf '%s\n' "$name"
  done | head -n 1
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
  conflict=$(get "$dnsmasq.local")
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
  for entry in $(get "$dnsmasq.server"); do
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
  if add_entry "$dnsmasq.server" "/*.$1/$gateway"; then names_changed=yes; fi
  if add_entry "$dnsmasq.rebind_domain" "$1"; then names_changed=yes; fi
  remember domain "$1"
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
  conf=$root/etc/dnsmasq.conf
  if ! grep -qx 'no-negcache' "$conf" 2>/dev/null; then
    # A last line without an end would take this one's beginning.
    if [ -s "$conf" ] && [ -n "$(tail -c 1 "$conf")" ]; then printf '\n' >>"$conf"; fi
    printf 'no-negcache\n' >>"$conf"
    names_changed=yes
    remember added no-negcache
  fi
}

drop_negcache() {
  conf=$root/etc/dnsmasq.conf
  contains no-negcache "$(get "wm.$section.added")" || return 0
  if grep -qx 'no-negcache' "$conf" 2>/dev/null; then
    rest=$(grep -vx 'no-negcache' "$conf" || :)
    if [ -n "$rest" ]; then printf '%s\n' "$rest" >"$conf"; else : >"$conf"; fi
    names_changed=yes
  fi
}

add_names() {
  drop_conflict
  for domain in $(get "wm.$section.domain"); do
    if ! contains "$domain" "$domains"; then drop_domain "$domain"; fi
  done
  for domain in $domains; do add_domain "$domain"; done
  add_negcache
}

# --- the port that other gateways call ---

foreign_forward() {
  uci -q show firewall | sed -n "s|^firewall\.\(.*\)\.src_dport='$port'\$|\1|p" | while read -r name; do
    if [ "$name" = "$section" ] || [ "$(get "firewall.$name")" != redirect ]; then continue; fi
    case $(get "firewall.$name.proto") in
      *udp* | all | '') printf '%s\n' "$name" ;;
    esac
  done | head -n 1
}

add_forward() {
  name=$(foreign_forward)
  if [ -n "$name" ]; then
    [ "$(get "firewall.$name.dest_ip")" = "$gateway" ] ||
      die "UDP port $port goes to $(get "firewall.$name.dest_ip") already (firewall.$name): remove that forward first."
    return 0
  fi
  for option in '=redirect' '.name=wm' '.src=wan' '.dest=lan' '.proto=udp' '.target=DNAT' \
    ".src_dport=$port" ".dest_port=$port" ".dest_ip=$gateway"; do
    if set_option "firewall.$section${option%%=*}" "${option#*=}"; then forward_changed=yes; fi
  done
}

# A forward that this script made follows the gateway, asked for again or not.
move_forward() {
  [ "$(get "firewall.$section")" = redirect ] || return 0
  if set_option "firewall.$section.dest_ip" "$gateway"; then forward_changed=yes; fi
}

# --- both ways ---

setup() {
  open_state
  add_route
  add_names
  if [ -n "$port" ]; then add_forward; else move_forward; fi
}

undo() {
  if drop_section "network.$section"; then route_changed=yes; fi
  if drop_section "firewall.$section"; then forward_changed=yes; fi
  [ "$(get "wm.$section")" = mesh ] || return 0
  for domain in $(get "wm.$section.domain"); do drop_domain "$domain"; done
  drop_negcache
  local_before=$(get "wm.$section.local")
  if [ -n "$local_before" ] && set_option "$dnsmasq.local" "$local_before"; then names_changed=yes; fi
  uci delete "wm.$section"
  state_changed=yes
}

finish() {
  [ -z "$state_changed" ] || uci commit wm
  [ -z "$route_changed" ] || { uci commit network; "$root/etc/init.d/network" reload; }
  [ -z "$names_changed" ] || { uci commit dhcp; "$root/etc/init.d/dnsmasq" restart; }
  [ -z "$forward_changed" ] || { uci commit firewall; "$root/etc/init.d/firewall" reload; }
  if [ -z "$route_changed$names_changed$forward_changed" ]; then
    say 'everything was as it should be: nothing was restarted'
  else
    say "done:${route_changed:+ route}${names_changed:+ names}${forward_changed:+ port forward}"
  fi
}

# A run that is cut off leaves nothing half-made for the next uci commit of somebody else.
revert() {
  for package in network dhcp firewall wm; do uci -q revert "$package" || :; done
}

command -v uci >/dev/null 2>&1 || die 'This is not OpenWrt: there is no uci here. Set the route and the names up by hand.'
dnsmasq='dhcp.@dnsmasq[0]'
[ "$(get "$dnsmasq")" = dnsmasq ] || die 'This router has no dnsmasq in /etc/config/dhcp: set the names up by hand.'
trap revert EXIT
if [ "$mode" = undo ]; then undo; else setup; fi
trap - EXIT
finish
