# --- the names of overlay addresses ---

# drop_zone ZONE KEPT: entries that send this zone to a gateway, but for that one
drop_zone() {
  for entry in $(get "$dnsmasq.server"); do
    case $entry in
      "$2") ;;
      "/$1/"*)
        uci del_list "$dnsmasq.server=$entry"
        names_changed=yes
        ;;
    esac
  done
}

# dnsmasq answers for private addresses by itself (boguspriv) unless a zone has a server.
add_zones() {
  for zone in $(zones "$supernet"); do
    drop_zone "$zone" "/$zone/$gateway"
    if add_entry "$dnsmasq.server" "/$zone/$gateway" "$(get "$dnsmasq.server")"; then names_changed=yes; fi
    remember zone "$zone" "$(get "wm.$section.zone")"
  done
}

drop_zones() {
  for zone in $(get "wm.$section.zone"); do drop_zone "$zone" ''; done
}
