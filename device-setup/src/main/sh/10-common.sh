# --- messages, and what a value may look like ---

say() { printf 'wm: %s\n' "$*"; }

warn() { say "$*" >&2; }

die() {
  warn "$*"
  exit 1
}

usage() {
  warn "$*"
  exit 2
}

has() { command -v "$1" >/dev/null 2>&1; }

# What follows starts no program: a join makes dozens of these checks. The C locale has been
# set, so a range of letters is one of bytes, and a line's end is none of them.

is_label() {
  case $1 in '' | -* | *- | *[!a-z0-9-]*) return 1 ;; esac
  [ "${#1}" -le 63 ]
}

# An interface's name has 15 characters at most, and wg- is three of them.
is_network() { is_label "$1" && [ "${#1}" -le 12 ]; }

is_domain() {
  [ "${#1}" -le 253 ] || return 1
  rest=$1
  while :; do
    is_label "${rest%%.*}" || return 1
    case $rest in *.*) rest=${rest#*.} ;; *) return 0 ;; esac
  done
}

# is_number TEXT LOWEST HIGHEST: decimal, without leading zeros
is_number() {
  case $1 in '' | 0?* | *[!0-9]* | ??????*) return 1 ;; esac
  [ "$1" -ge "$2" ] && [ "$1" -le "$3" ]
}

is_address() {
  case $1 in *.*.*.*.* | *[!0-9.]*) return 1 ;; *.*.*.*) ;; *) return 1 ;; esac
  rest=$1
  while :; do
    is_number "${rest%%.*}" 0 255 || return 1
    case $rest in *.*) rest=${rest#*.} ;; *) return 0 ;; esac
  done
}

# A mesh has no network that is most of the internet.
is_cidr() {
  case $1 in */*) is_address "${1%%/*}" && is_number "${1#*/}" 8 30 ;; *) return 1 ;; esac
}

# 32 bytes in base64
is_key() {
  case $1 in *[!A-Za-z0-9+/]?* | *[!A-Za-z0-9+/=]*) return 1 ;; *[AEIMQUYcgkosw048]=) [ "${#1}" = 44 ] ;; *) return 1 ;; esac
}

# A host's name or IPv4 address, or an IPv6 address in brackets
is_host() {
  [ "${#1}" -le 253 ] || return 1
  case $1 in
    \[*\])
      rest=${1#?}
      rest=${rest%?}
      case $rest in ? | '' | *[!0-9A-Fa-f:.]*) return 1 ;; esac
      ;;
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9] | *[!A-Za-z0-9.-]*) return 1 ;;
  esac
}

is_endpoint() { is_host "${1%:*}" && is_number "${1##*:}" 1 65535; }

is_type() { [ "$1" = roaming ] || [ "$1" = isolated ]; }

is_url() {
  case $1 in
    http://* | https://*) rest=${1#*://} ;;
    *) return 1 ;;
  esac
  case $rest in
    */*)
      case /${rest#*/}/ in *//* | *[!A-Za-z0-9._~/-]*) return 1 ;; esac
      rest=${rest%%/*}
      ;;
  esac
  case $rest in
    *:* | *\]) case $rest in *\]) is_host "$rest" ;; *) is_endpoint "$rest" ;; esac ;;
    *) is_host "$rest" ;;
  esac
}

# is_token TEXT KIND
is_token() {
  case $1 in "wm_$2_"*) rest=${1#"wm_$2_"} ;; *) return 1 ;; esac
  case $rest in *[!A-Za-z0-9_-]*) return 1 ;; esac
  [ "${#rest}" -ge 8 ] && [ "${#rest}" -le 128 ]
}

# number ADDRESS: prints it as a number
number() {
  rest=$1
  sum=0
  left=4
  while [ "$left" -gt 0 ]; do
    sum=$((sum * 256 + ${rest%%.*}))
    rest=${rest#*.}
    left=$((left - 1))
  done
  printf '%s\n' "$sum"
}

# within ADDRESS CIDR
within() {
  size=$((1 << (32 - ${2#*/})))
  [ $(($(number "$1") / size)) -eq $(($(number "${2%/*}") / size)) ]
}

# overlap CIDR CIDR
overlap() {
  if [ "${1#*/}" -le "${2#*/}" ]; then within "${2%/*}" "$1"; else within "${1%/*}" "$2"; fi
}

# reverse_zone CIDR: the zone of its addresses' names, nothing if its length is no whole octet
reverse_zone() {
  base=${1%/*}
  one=${base%%.*}
  base=${base#*.}
  two=${base%%.*}
  base=${base#*.}
  case ${1#*/} in
    8) printf '%s.in-addr.arpa\n' "$one" ;;
    16) printf '%s.%s.in-addr.arpa\n' "$two" "$one" ;;
    24) printf '%s.%s.%s.in-addr.arpa\n' "${base%%.*}" "$two" "$one" ;;
  esac
}

# value NAME FILE: what a line NAME=… of a file says, nothing if there is none
value() {
  [ -r "$2" ] || return 0
  while IFS= read -r row || [ -n "$row" ]; do
    case $row in "$1="*) printf '%s\n' "${row#*=}" && return 0 ;; esac
  done <"$2"
}

# put FILE MODE: writes standard input to a file in one step
put() {
  [ -d "${1%/*}" ] || mkdir -p "${1%/*}"
  [ ! -e "$1.new" ] || rm -f "$1.new"
  [ "$2" = 600 ] || umask 022
  cat >"$1.new" || { umask 077 && return 1; }
  umask 077
  [ "$2" != 755 ] || chmod 755 "$1.new"
  mv -f "$1.new" "$1"
}

# hash_of FILE: its SHA-256 in hexadecimal
hash_of() {
  # shellcheck disable=SC2046 # the hash is the first word
  if has sha256sum; then set -- $(sha256sum <"$1"); else set -- $(shasum -a 256 <"$1"); fi
  printf '%s\n' "$1"
}

is_macos() { [ "$system" = Darwin ]; }

# True where systemd is process 1
is_systemd() { has systemctl && [ -d "$root/run/systemd/system" ]; }

begin() {
  [ -n "$root" ] || [ "$(id -u)" = 0 ] || die "This needs root. Run it with sudo in front of it."
  work=$(mktemp -d)
  ending=cleanup
  trap 'end "$?"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

end() {
  trap - EXIT
  "$ending"
  rm -rf "$work"
  exit "$1"
}

cleanup() { :; }

# One of them at a time: the timer's and those by hand. A lock whose process is gone is none.
lock() {
  mkdir -p "$state" "$run"
  chmod 755 "$state"
  tries=0
  until mkdir "$run/wg-$1.lock" 2>/dev/null; do
    owner=$(cat "$run/wg-$1.lock/pid" 2>/dev/null) || owner=
    tries=$((tries + 1))
    if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then
      [ "$tries" -lt 120 ] || die "Another update has been running for two minutes (process $owner). Try again later."
      sleep 1
    elif [ -n "$owner" ] || [ "$tries" -gt 5 ]; then
      rm -rf "$run/wg-$1.lock"
    else
      sleep 1
    fi
  done
  printf '%s\n' "$$" >"$run/wg-$1.lock/pid"
  locked=$1
}

unlock() {
  if [ -n "${locked:-}" ]; then rm -rf "$run/wg-$locked.lock"; fi
  locked=
}

