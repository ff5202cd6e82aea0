#!/bin/sh
# Every program of a machine that a test makes: it writes down how it was called, and does what
# the script goes on with. What it remembers is in the folder MACHINE.
name=${0##*/}
printf '%s' "$name" >>"$MACHINE/calls"
for word in "$@"; do printf ' %s' "$word" >>"$MACHINE/calls"; done
printf '\n' >>"$MACHINE/calls"
interface=${2##*/}
interface=${interface%.conf}

hooks() { sed -n "s/^$1 = //p" "$2" | sh; }

# Another key that depends on the one that is read
public() {
  read -r key
  case $key in P*) printf 'Q%s\n' "${key#?}" ;; *) printf 'P%s\n' "${key#?}" ;; esac
}

case $name in
  wg)
    case "$1 ${3:-}" in
      'genkey '*) head -c 32 /dev/urandom | base64 ;;
      'pubkey '*) public ;;
      'show latest-handshakes') [ ! -e "$MACHINE/handshake" ] || printf 'peer %s\n' "$(date +%s)" ;;
      'show ') [ -e "$MACHINE/up-$2" ] ;;
      *) [ ! -e "$MACHINE/fails-wg-$1" ] ;;
    esac
    ;;
  wg-quick)
    case $1 in
      up)
        if [ -e "$MACHINE/fails-wg-quick" ]; then
          echo 'RTNETLINK answers: Operation not permitted' >&2
          exit 1
        fi
        touch "$MACHINE/up-$interface"
        hooks PostUp "$2"
        ;;
      down)
        hooks PreDown "$2"
        rm -f "$MACHINE/up-$interface"
        ;;
      strip) grep -v '^\(Address\|MTU\|PostUp\|PreDown\)' "$2" ;;
    esac
    ;;
  systemctl) [ "$1" != cat ] ;;
  systemd-run)
    while [ "${1#-}" != "$1" ]; do shift; done
    "$@"
    ;;
  ip) if [ "$*" = '-4 route show default' ]; then echo 'default via 192.168.1.1 dev eth0 proto dhcp'; fi ;;
  resolvectl) if [ "$1" = query ]; then cat "$MACHINE/lan"; elif [ "$*" = "domain wg-jde" ]; then cat "$MACHINE/domains"; elif [ "$1 ${2:-}" = 'domain wg-jde' ]; then echo "$*" >"$MACHINE/domains"; fi ;;
  nmcli) echo running ;;
  resolvconf) if [ "$1" = -l ]; then cat "$WM_ROOT/etc/upstream"; elif [ "$1" = --version ]; then echo openresolv; fi ;;
  uname) read -r system <"$MACHINE/system" && echo "$system aarch64" ;;
  id) echo 0 ;;
  getent) [ ! -e "$MACHINE/names" ] || cat "$MACHINE/names" ;;
  dscacheutil) printf 'name: gw.hub\nip_address: 172.30.1.1\n' ;;
  ping) [ -e "$MACHINE/handshake" ] ;;
  apt-get | apk) [ ! -e "$MACHINE/fails-install" ] ;;
  dnsmasq)
    [ ! -e "$MACHINE/fails-dnsmasq" ] || exit 2
    for word in "$@"; do case $word in --pid-file=*) pid=${word#*=} ;; esac done
    sh -c 'n=0; while [ "$n" -lt 24 ]; do sleep 5; n=$((n + 1)); done' dnsmasq "$@" </dev/null >/dev/null 2>&1 &
    echo $! >"$pid"
    ;;
  curl) exec /usr/bin/curl "$@" ;;
esac
