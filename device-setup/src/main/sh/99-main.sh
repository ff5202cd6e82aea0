# --- which of them this is ---

main() {
  program=${0##*/}
  case $program in
    wg-*-update | wg-*-status | wg-*-uninstall)
      net=${program#wg-}
      net=${net%-*}
      is_network "$net" || die "There is no mesh $net here."
      ;;
  esac
  case $program in
    wg-*-update) update "$@" ;;
    wg-*-status) status_of "$@" ;;
    wg-*-uninstall) uninstall "$@" ;;
    *) join "$@" ;;
  esac
}

last_line='main "$@" # wm device setup ends here'
main "$@" # wm device setup ends here
