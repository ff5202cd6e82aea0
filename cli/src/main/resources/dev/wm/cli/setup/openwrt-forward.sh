# --- the port forward to the gateway ---

foreign_forward() {
  for name in $(uci -q show firewall | sed -n "s|^firewall\.\(.*\)\.src_dport='$port'\$|\1|p"); do
    if [ "$name" = "$section" ] || [ "$(get "firewall.$name")" != redirect ]; then continue; fi
    case $(get "firewall.$name.proto") in
      *udp* | all | '')
        printf '%s\n' "$name"
        return
        ;;
    esac
  done
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

# Flows to the port. Handshakes that came before the forward was there would go on to be taken
# for the router's own, as the next one keeps each such flow alive. OpenWrt's kernel forgets all
# flows of an address that is written there.
forget_flows() {
  flows=$root/proc/net/nf_conntrack
  [ -w "$flows" ] || return 0
  awk -v port="dport=$1" '$3 == "udp" {
    source = ""; to = ""
    for (i = 4; i <= NF; i++) {
      if (source == "" && sub(/^src=/, "", $i)) source = $i
      else if (to == "" && $i ~ /^dport=/) to = $i
    }
    if (to == port && !(source in seen)) { seen[source] = 1; print source }
  }' "$flows" | while read -r address; do printf '%s\n' "$address" >"$flows"; done
}
