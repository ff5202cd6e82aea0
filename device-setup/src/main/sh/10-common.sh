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

# matches TEXT PATTERN: true if the pattern is of all of the text, which is one line
matches() {
  case $1 in *"$newline"*) return 1 ;; esac
  printf '%s\n' "$1" | grep -Eqx -e "$2"
}

is_label() { matches "$1" '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'; }

# An interface's name has 15 characters at most, and wg- is three of them.
is_network() { is_label "$1" && [ "${#1}" -le 12 ]; }

is_domain() {
  [ "${#1}" -le 253 ] && matches "$1" '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?([.][a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*'
}

octet='(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'

is_address() { matches "$1" "$octet([.]$octet){3}"; }

# A mesh has no network that is most of the internet.
is_cidr() { is_address "${1%/*}" && matches "$1" '[0-9.]+/([89]|[12][0-9]|30)'; }

# 32 bytes in base64
is_key() { matches "$1" '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]='; }

is_endpoint() {
  matches "$1" '([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\]):[1-9][0-9]{0,4}' || return 1
  [ "${1##*:}" -le 65535 ]
}

is_type() { [ "$1" = roaming ] || [ "$1" = isolated ]; }

is_url() {
  matches "$1" 'https?://([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*'
}

is_token() { matches "$1" "wm_$2_[A-Za-z0-9_-]{8,128}"; }

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
  if [ -r "$2" ]; then sed -n "s/^$1=//p" "$2" | head -n 1; fi
}

# put FILE MODE: writes standard input to a file in one step
put() {
  mkdir -p "$(dirname "$1")"
  cat >"$1.new"
  chmod "$2" "$1.new"
  mv -f "$1.new" "$1"
}

hash_of() {
  if has sha256sum; then sha256sum <"$1" | cut -d ' ' -f 1; else shasum -a 256 <"$1" | cut -d ' ' -f 1; fi
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

