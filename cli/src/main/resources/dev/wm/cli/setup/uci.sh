# Options, lists and lines that are changed only where they differ.

# get OPTION: its value, nothing if there is none. Only for $(get OPTION): it becomes uci,
# because a slow router takes long to start another process.
get() { exec uci -q get "$1"; }

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

# add_entry LIST VALUE VALUES: true if it was not among the list's values
add_entry() {
  ! contains "$2" "$3" || return 1
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

# add_line FILE LINE: true if it was not there
add_line() {
  ! grep -qxF -e "$2" "$1" 2>/dev/null || return 1
  mkdir -p "${1%/*}"
  # A last line without an end would take this one's beginning.
  if [ -s "$1" ] && [ -n "$(tail -c 1 "$1")" ]; then printf '\n' >>"$1"; fi
  printf '%s\n' "$2" >>"$1"
}

# drop_line FILE LINE: true if it was there
drop_line() {
  grep -qxF -e "$2" "$1" 2>/dev/null || return 1
  rest=$(grep -vxF -e "$2" "$1" || :)
  if [ -n "$rest" ]; then printf '%s\n' "$rest" >"$1"; else : >"$1"; fi
}
