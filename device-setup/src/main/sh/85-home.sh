# --- at home: a laptop on a site's own LAN talks to its neighbours there directly ---

# At home, all names are asked for in the LAN, whose gateway answers with the LAN addresses of
# its own hosts. Two have to agree: the registry, which sees that this machine has the public
# address of a site's gateway, and the LAN's name server, which knows the mesh. A strange
# network's name server alone could send names anywhere.
home_again() {
  found=$e_home
  if [ "$code" = 200 ]; then found=$near; fi
  [ "$e_type" != isolated ] || found=
  if [ -n "$found" ] && ! lan_knows_mesh; then found=; fi
  [ "$found" != "$e_home" ] || return 0
  if [ -n "$found" ]; then
    say "This is the LAN of $found: its hosts are reached directly."
  else
    say "This is not the LAN of $e_home any more: its hosts are reached through the tunnel."
  fi
  sed "s/^WM_HOME=.*/WM_HOME=$found/" "$etc/wg-$net.env" | put "$etc/wg-$net.env" 600
  e_home=$found
}

lan_knows_mesh() { [ "$(ask_lan gw.hub)" = "$e_gateway" ]; }

# ask_lan NAME: its address as the LAN's own name server has it
ask_lan() {
  if is_macos; then
    ask_server "$1" "$(scutil --dns 2>/dev/null | awk '$1 == "nameserver[0]" { print $3; exit }')"
  elif find_way && [ "$way" = resolved ]; then
    lan=$(ip -4 route show default | awk '{ for (i = 1; i < NF; i++) if ($i == "dev") { print $(i + 1); exit } }')
    [ -n "$lan" ] || return 0
    resolvectl query --legend=no -i "$lan" --type=A "$1" 2>/dev/null | awk '$2 == "IN" && $3 == "A" { print $4; exit }'
  elif ours; then
    ask_server "$1" "$(awk '$1 == "nameserver" { print $2; exit }' "$dns/upstream")"
  else
    ask_server "$1" "$(awk '$1 == "nameserver" { print $2; exit }' "$root/etc/resolv.conf")"
  fi
}

ask_server() {
  is_address "$2" || return 0
  if has dig; then
    dig +short +time=3 +tries=1 "@$2" "$1" A 2>/dev/null | head -n 1
  elif has nslookup; then
    nslookup "$1" "$2" 2>/dev/null | awk '/^Name:/ { here = 1 } here && /^Address/ { print $NF; exit }'
  fi
}

