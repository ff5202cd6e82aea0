# --- uninstall ---

uninstall() {
  [ $# = 0 ] || usage "wg-$net-uninstall takes no argument."
  begin
  lock "$net"
  ending=unlock
  read_env
  send "$token" DELETE "/api/v1/devices/$e_name"
  case $code in
    200 | 204) gone="$e_name is out of the mesh." ;;
    401 | 404) gone="The registry did not know $e_name any more." ;;
    *) gone="The registry could not be told: $(reason_within). Remove the device there with wm remove $e_name.hub." ;;
  esac
  remove_device
  say "wg-$net is removed from this machine. $gone"
}

remove_device() {
  timer_down
  tunnel_down || :
  names_down
  tunnel_forget
  device_files >"$work/files"
  set -- "$etc/wg-$net.key.new" "$run/wg-$net.source"
  while read -r file; do set -- "$@" "$file"; done <"$work/files"
  rm -f "$@"
  remove_wm
  unlock
  rmdir "$state" 2>/dev/null || :
}

