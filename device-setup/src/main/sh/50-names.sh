# --- the mesh's names: only its domains are asked for at the hub ---

# Sets $way to how this machine looks names up, once. systemd-resolved counts only where
# programs ask it.
find_way() {
  [ -z "${way:-}" ] || return 0
  way=dnsmasq
  if is_macos; then
    way=resolver
  elif has resolvectl && asks_resolved && resolvectl status >/dev/null 2>&1; then
    way=resolved
  elif has nmcli && grep -qs 'NetworkManager' "$root/etc/resolv.conf" &&
    [ "$(nmcli -t -f RUNNING general 2>/dev/null)" = running ]; then
    way=networkmanager
  elif has resolvconf && grep -qs 'resolvconf' "$root/etc/resolv.conf"; then
    way=resolvconf
  fi
}

asks_resolved() {
  grep -qs '^nameserver 127[.]0[.]0[.]5[34]' "$root/etc/resolv.conf" ||
    grep -qs '^hosts:.*resolve' "$root/etc/nsswitch.conf"
}

# What a person calls it
names_text() {
  case $1 in
    resolved) printf 'systemd-resolved\n' ;;
    networkmanager) printf "NetworkManager's dnsmasq\n" ;;
    resolvconf | dnsmasq) printf 'dnsmasq on %s\n' "$forwarder" ;;
    resolver) printf '/etc/resolver\n' ;;
    home) printf 'the name server of the LAN of %s\n' "$e_home" ;;
    *) printf 'nothing\n' ;;
  esac
}

# The forwarder of machines that have none: it asks the hub for the mesh's domains, and the
# machine's own name servers for all others. Several meshes share it.
forwarder=127.0.0.77
dns=$state/dns

# Reads what wg-NET.env says of the mesh. It was checked before it was written, and is again.
read_env() {
  env=$etc/wg-$net.env
  registry='' token='' e_name='' e_type='' e_address='' e_supernet='' e_gateway='' e_hub_key='' e_endpoint=''
  e_domains='' e_home='' e_confirmed=''
  [ -e "$env" ] || die "There is no $env: this machine has not joined, or has left."
  while IFS= read -r line; do read_env_line; done <"$env"
  is_url "$registry" || die "$env has no REGISTRY_URL: join again."
  is_token "$token" dev || die "$env has no REGISTRY_TOKEN: join again."
  is_domain "$e_home" || e_home=
  if ! { is_label "$e_name" && is_cidr "$e_supernet" && is_address "$e_address" && is_address "$e_gateway"; }; then
    die "$env is damaged: join again."
  fi
  for domain in $e_domains; do
    is_domain "$domain" || die "$env is damaged: join again."
  done
}

read_env_line() {
  case $line in
    REGISTRY_URL=*) registry=${line#*=} ;;
    REGISTRY_TOKEN=*) token=${line#*=} ;;
    WM_DEVICE=*) e_name=${line#*=} ;;
    WM_TYPE=*) e_type=${line#*=} ;;
    WM_ADDRESS=*) e_address=${line#*=} ;;
    WM_SUPERNET=*) e_supernet=${line#*=} ;;
    WM_HUB_GATEWAY=*) e_gateway=${line#*=} ;;
    WM_HUB_PUBLIC_KEY=*) e_hub_key=${line#*=} ;;
    WM_HUB_ENDPOINT=*) e_endpoint=${line#*=} ;;
    WM_DOMAINS=*) e_domains=${line#*=} ;;
    WM_HOME=*) e_home=${line#*=} ;;
    WM_CONFIRMED=*) e_confirmed=${line#*=} ;;
  esac
}

# mesh_domains [PREFIX]: the domains to ask the hub for, each with a prefix
mesh_domains() {
  for domain in $e_domains $(reverse_zone "$e_supernet"); do printf '%s\n' "${1:-}$domain"; done
}

# Says what keeps the names from working, and goes on: the tunnel needs none. What has been
# said is said again only to a person. An isolated device starts no connection, so it asks
# the hub for no name either.
names_up() {
  if [ -n "$e_home" ] || [ "$e_type" = isolated ]; then
    names_down
    return 0
  fi
  find_way
  before=$(cat "$state/$net.names" 2>/dev/null) || before=
  if [ -n "$before" ] && [ "$before" != "$way" ]; then names_down; fi
  [ -d "$state" ] || mkdir -p "$state"
  if "names_up_$way"; then
    printf '%s\n' "$way" >"$state/$net.names"
    return 0
  fi
  "names_down_$way" || :
  printf 'none\n' >"$state/$net.names"
  if [ "$before" != none ] || [ -n "${aloud:-}" ]; then
    warn "The names of the mesh do not work here: $trouble. Addresses do. The hub answers for names: ask $e_gateway."
  fi
  return 1
}

# Installs what the names need: when a person waits, and not at every start.
names_programs() {
  [ "$type" != isolated ] || return 0
  find_way
  case $way in
    networkmanager | resolvconf | dnsmasq) has dnsmasq || install "$(package dnsmasq)" || : ;;
  esac
}

names_down() {
  before=$(cat "$state/$net.names" 2>/dev/null) || return 0
  "names_down_$before" || :
  rm -f "$state/$net.names"
}

names_down_none() { :; }

# resolved forgets an interface's settings with the interface.
names_up_resolved() {
  trouble="systemd-resolved refused them (see resolvectl status wg-$net)"
  # shellcheck disable=SC2046 # each is a word
  resolvectl dns "wg-$net" "$e_gateway" && resolvectl domain "wg-$net" $(mesh_domains '~') &&
    resolvectl default-route "wg-$net" no
} >/dev/null 2>&1

names_down_resolved() { resolvectl revert "wg-$net" >/dev/null 2>&1; }

# One file a domain. Another mesh's or somebody else's stays as it is.
names_up_resolver() {
  names_down_resolver
  trouble="nothing in $root/etc/resolver could be written"
  for domain in $(mesh_domains); do
    file=$root/etc/resolver/$domain
    if [ -e "$file" ]; then
      warn "$file is there already, so names in $domain are not those of this mesh."
      continue
    fi
    printf '# wm: wg-%s\nnameserver %s\n' "$net" "$e_gateway" | put "$file" 644 || return 1
  done
  chmod 755 "$root/etc/resolver"
  flush_resolver
}

names_down_resolver() {
  [ ! -d "$root/etc/resolver" ] || find "$root/etc/resolver" -type f -exec grep -qx "# wm: wg-$net" {} \; -exec rm -f {} \;
  rmdir "$root/etc/resolver" 2>/dev/null || :
  flush_resolver
}

flush_resolver() {
  if has dscacheutil; then dscacheutil -flushcache || :; fi
  if has killall; then killall -HUP mDNSResponder 2>/dev/null || :; fi
}

# Lines for dnsmasq
forward_lines() {
  printf '# Made by wm for wg-%s.\n' "$net"
  for domain in $(mesh_domains); do
    printf 'server=/%s/%s\nrebind-domain-ok=/%s/\n' "$domain" "$e_gateway" "$domain"
  done
}

names_up_networkmanager() {
  trouble='NetworkManager needs dnsmasq for them, and there is none: install it, then run wg-'$net'-update'
  has dnsmasq || return 1
  forward_lines | put "$root/etc/NetworkManager/dnsmasq.d/wg-$net.conf" 644
  printf '# Made by wm: only this plugin asks different servers for different domains.\n[main]\ndns=dnsmasq\n' |
    put "$root/etc/NetworkManager/conf.d/wm-dns.conf" 644
  trouble='NetworkManager could not be reloaded (see journalctl -u NetworkManager)'
  nmcli general reload >/dev/null 2>&1
}

names_down_networkmanager() {
  rm -f "$root/etc/NetworkManager/dnsmasq.d/wg-$net.conf"
  [ -n "$(find "$root/etc/NetworkManager/dnsmasq.d" -name 'wg-*' 2>/dev/null)" ] ||
    rm -f "$root/etc/NetworkManager/conf.d/wm-dns.conf"
  nmcli general reload >/dev/null 2>&1
}

# resolv.conf before its change is the forwarder's own source. A program that writes it, such
# as a DHCP client, is followed at the next update.
names_up_dnsmasq() {
  make_forwarder_folder
  ours || cat "$root/etc/resolv.conf" >"$dns/upstream" 2>/dev/null || :
  forward || return 1
  trouble="$root/etc/resolv.conf could not be written"
  ours && return 0
  {
    printf '# wm: names of a mesh are asked for at its hub. What was here is in %s.\n' "$dns/upstream"
    printf 'nameserver %s\n' "$forwarder"
    grep -v '^nameserver' "$dns/upstream" || :
  } >"$work/resolv"
  cat "$work/resolv" >"$root/etc/resolv.conf"
}

ours() { grep -qsx "nameserver $forwarder" "$root/etc/resolv.conf"; }

make_forwarder_folder() {
  mkdir -p "$dns/conf" "$run"
  touch "$dns/upstream"
  chmod 755 "$state" "$dns" "$dns/conf"
  chmod 644 "$dns/upstream"
}

names_up_resolvconf() {
  make_forwarder_folder
  upstream_of_resolvconf >"$dns/upstream"
  forward || return 1
  trouble='resolvconf refused them'
  set -- -a lo.wm
  if resolvconf --version 2>/dev/null | grep -q openresolv; then set -- -m 0 -x -a lo.wm; fi
  printf 'nameserver %s\n' "$forwarder" | resolvconf "$@" >/dev/null 2>&1
}

upstream_of_resolvconf() {
  {
    resolvconf -l 2>/dev/null || :
    find "$root/run/resolvconf/interface" -type f ! -name 'lo.wm*' -exec cat {} + 2>/dev/null || :
  } | grep '^nameserver' | grep -vx "nameserver $forwarder" || :
}

# Starts the forwarder, or again where a mesh's file has changed.
forward() {
  trouble='programs here look names up in /etc/resolv.conf, which cannot tell domains apart, and there is no dnsmasq: install it, then run wg-'$net'-update'
  has dnsmasq || return 1
  forward_lines >"$work/forward"
  if ! cmp -s "$work/forward" "$dns/conf/wg-$net.conf" || ! forwards; then
    put "$dns/conf/wg-$net.conf" 644 <"$work/forward"
    restart_forwarder
  fi
}

# True if the process in the file is the forwarder
forwards() {
  pid=$(cat "$run/wm-dns.pid" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null &&
    tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -e "--pid-file=$run/wm-dns.pid"
}

stop_forwarder() {
  if is_systemd; then systemctl stop wm-dns.service >/dev/null 2>&1 || :; fi
  if forwards; then
    kill "$pid" 2>/dev/null || :
    left=50
    while [ "$left" -gt 0 ] && kill -0 "$pid" 2>/dev/null; do
      left=$((left - 1))
      sleep 0.1 2>/dev/null || sleep 1
    done
  fi
  rm -f "$run/wm-dns.pid"
}

restart_forwarder() {
  stop_forwarder
  trouble="dnsmasq does not start on $forwarder"
  set -- dnsmasq --conf-file=/dev/null --conf-dir="$dns/conf" --listen-address="$forwarder" --bind-interfaces --no-hosts \
    --resolv-file="$dns/upstream" --pid-file="$run/wm-dns.pid"
  # Of the service that starts it, such as the timer's, it would not outlive the end.
  if is_systemd && has systemd-run; then
    set -- systemd-run --quiet --collect --unit=wm-dns --description='Names of meshes, by wm' --property=Type=forking \
      --property=PIDFile="$run/wm-dns.pid" --property=Restart=on-failure "$@"
  fi
  "$@" </dev/null >"$work/dnsmasq" 2>&1
}

names_down_dnsmasq() {
  leave_forwarder || return 0
  if ours; then cat "$dns/upstream" >"$root/etc/resolv.conf"; fi
  rm -rf "$dns"
}

names_down_resolvconf() {
  leave_forwarder || return 0
  resolvconf -d lo.wm >/dev/null 2>&1 || :
  rm -rf "$dns"
}

# True if no mesh needs the forwarder any more
leave_forwarder() {
  rm -f "$dns/conf/wg-$net.conf"
  if [ -n "$(ls "$dns/conf" 2>/dev/null)" ]; then
    restart_forwarder || :
    return 1
  fi
  stop_forwarder
}

# look_up NAME: its first address as programs here get it
look_up() {
  if is_macos; then
    dscacheutil -q host -a name "$1" 2>/dev/null | awk '$1 == "ip_address:" { print $2; exit }'
  else
    getent ahostsv4 "$1" 2>/dev/null | awk '{ print $1; exit }'
  fi
}

