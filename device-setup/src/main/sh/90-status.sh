# --- status ---

status_of() {
  [ $# = 0 ] || usage "wg-$net-status takes no argument."
  read_env
  begin
  failed=0
  say "wg-$net: $e_name ($e_type), $e_address in $e_supernet, registry $registry"
  status_installation
  status_interface
  status_handshake
  status_registry
  status_tunnel
  status_names
  return "$failed"
}

good() { printf '  ok    %-13s %s\n' "$1" "$2"; }

bad() {
  printf '  FAIL  %-13s %s\n' "$1" "$2"
  printf '        %-13s %s\n' '' "$3"
  failed=1
}

status_installation() {
  missing=
  device_files >"$work/files"
  while read -r file; do [ -e "$file" ] || missing="$missing $file"; done <"$work/files"
  if [ -n "$missing" ]; then
    bad installation "missing:$missing" "Run the join command again: wm device-setup $e_name prints it."
  elif timer=$(timer_text); then
    good installation "complete, followed by $timer every 5 min"
  else
    bad installation 'nothing runs the update' "Run the join command again: wm device-setup $e_name prints it."
  fi
}

status_interface() {
  if is_up; then
    good interface "wg-$net is up"
  else
    bad interface "wg-$net is down" "Run wg-$net-update, and read what it says."
  fi
}

status_handshake() {
  age=$(handshake_age)
  if [ -z "$age" ]; then
    bad handshake "none with the hub at $e_endpoint" "Check that UDP to $e_endpoint leaves this network, and that wm-gateway runs at the hub."
  elif [ "$age" -gt 180 ]; then
    bad handshake "the last one was $age s ago" "Check that UDP to $e_endpoint leaves this network, and that wm-gateway runs at the hub."
  else
    good handshake "$age s ago"
  fi
}

status_registry() {
  if fetch_config "$token"; then
    good registry "$registry answers"
  elif [ "$code" = 401 ]; then
    bad registry 'it does not know this device any more' "Run wg-$net-uninstall, or wm device-setup $e_name for a new join command."
  else
    bad registry "$(reason)" 'The tunnel goes on without it; changes wait.'
  fi
}

status_tunnel() {
  if [ "$e_type" = isolated ]; then
    good tunnel 'not tried: an isolated device is reached, and starts no connection'
  elif ! has ping; then
    good tunnel 'not tried: there is no ping here'
  elif ping_once "$e_gateway"; then
    good tunnel "the hub's gateway $e_gateway answers"
  else
    bad tunnel "the hub's gateway $e_gateway does not answer" "Run wg-$net-update. If that does not help, run wm check."
  fi
}

ping_once() {
  if is_macos; then ping -c 2 -t 5 "$1" >/dev/null 2>&1; else ping -c 2 -W 3 "$1" >/dev/null 2>&1; fi
}

status_names() {
  if [ "$e_type" = isolated ]; then
    good dns 'none: an isolated device asks for no names of the mesh'
    return
  fi
  method=$(cat "$state/$net.names" 2>/dev/null) || method=
  address=$(look_up gw.hub)
  if [ "$address" = "$e_gateway" ]; then
    if [ -n "$e_home" ]; then method=home; fi
    good dns "gw.hub is $address, by $(names_text "$method")"
  elif [ -n "$e_home" ]; then
    bad dns "gw.hub is ${address:-not known}, not $e_gateway" "Run wg-$net-update: this is not the LAN of $e_home any more."
  elif [ -z "$method" ] || [ "$method" = none ]; then
    bad dns 'no names are set up' "Run wg-$net-update, and read what it says."
  else
    bad dns "gw.hub is ${address:-not known}, not $e_gateway" "Run wg-$net-update; the names are asked for by $(names_text "$method")."
  fi
}

