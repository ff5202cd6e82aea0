# shellcheck shell=sh disable=SC2034,SC2154
# What is looked at, and installed, before anything of the release is fetched.

check_machine() {
  case $WM_VERSION in
    [0-9]*) ;;
    *) die 'this script is of no release: take the one that the registry serves at /install/gateway.' ;;
  esac
  [ "$(id -u)" = 0 ] || die 'this changes routes, firewall and services: run it as root, such as with sudo.'
  [ ! -e "$root/usr/lib/wm-gateway" ] || die 'wm-gateway is installed as a Debian package here: update or remove it with apt-get.'
  case $(uname -m) in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *) die "there is no release for $(uname -m), only for x86_64 and aarch64: use another machine." ;;
  esac
  [ "$(uname -s)" = Linux ] || die "this is $(uname -s): a gateway runs on Linux."
  if [ -d "$root/run/systemd/system" ]; then
    init=systemd
  elif [ -d "$root/run/openrc" ] && command -v rc-update >/dev/null; then
    init=OpenRC
  else
    init=none
  fi
  if command -v apk >/dev/null; then
    packager=apk
  elif command -v apt-get >/dev/null; then
    packager=apt-get
  else
    packager=
  fi
  step 1/7 "checking this machine: $(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\).*/\1/p' "$root/etc/os-release" 2>/dev/null), $arch, services by $init"
}

check_options() {
  case $registry in
    https://?* | http://?*) registry=${registry%/} ;;
    *) die '--registry takes the address of the registry, such as https://registry.example.net' ;;
  esac
  case $registry in *[!A-Za-z0-9:/._~%@\[\]-]*) die '--registry has a character that no address has.' ;; esac
  printf '%s\n' "$key" | grep -Eqx '[0-9a-f]{64}' || die '--key takes the 64 hexadecimal digits that "wm add-site" printed.'
  case $token in *[!A-Za-z0-9_-]*) die '--token has a character that no token has: copy the whole command again.' ;; esac
  [ ! -s "$lib/update/journal" ] || die 'an update is tried out here right now: run this again in three minutes.'
  before=$(sed -n 's/^[[:space:]]*WM_REGISTRY_URL[[:space:]]*=[[:space:]]*"\{0,1\}\([^"[:space:]#]*\).*/\1/p' "$etc/gateway.env" 2>/dev/null | tail -n 1)
  [ -z "$before" ] || [ ! -s "$etc/credential" ] || [ "${before%/}" = "$registry" ] ||
    die "this machine is a gateway of $before: to make it one of $registry, take it off there first, with --undo --purge."
}

# Arguments: program, Debian's package, Alpine's.
need() {
  command -v "$1" >/dev/null && return
  if [ "$packager" = apk ]; then missing="$missing $3"; else missing="$missing $2"; fi
}

has_wireguard() {
  modprobe wireguard 2>/dev/null
  ip link add wm-try type wireguard 2>/dev/null && ip link del wm-try
}

install_missing() {
  [ -n "$missing" ] || return 0
  say "installing$missing"
  # shellcheck disable=SC2086 # several words
  case $packager in
    apk) apk add --quiet $missing ;;
    apt-get)
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing >/dev/null
      ;;
    *) die "this system has neither apt-get nor apk: install by hand:$missing" ;;
  esac || die "$packager could not install$missing: see above, or install them by hand."
  added="$added$missing"
  missing=
}

# For the archive, what is in it, and its cache.
check_room() {
  [ "$was_there" != "$WM_VERSION" ] || return 0
  folder=$home
  until [ -d "$folder" ]; do folder=${folder%/*}; done
  free=$(df -Pk "$folder/" | awk 'END { print int($4 / 1024) }')
  [ "$free" -ge "$room" ] ||
    die "the disk is too full: $room MiB are needed in /opt and $free MiB are free. Nothing was installed."
}

check_tools() {
  step 2/7 'checking for the programs that a gateway needs'
  missing=
  need curl curl curl
  need openssl openssl openssl
  need wg wireguard-tools wireguard-tools-wg
  need nft nftables nftables
  need conntrack conntrack conntrack-tools
  need dnsmasq dnsmasq-base dnsmasq
  need ip iproute2 iproute2
  need ping iputils-ping iputils
  [ -e "$root/etc/ssl/certs/ca-certificates.crt" ] || missing="$missing ca-certificates"
  # The release's own Java is for glibc.
  [ ! -e "$root/etc/alpine-release" ] || need java - openjdk25-jre-headless
  install_missing
  case $(openssl version) in
    'OpenSSL 0'* | 'OpenSSL 1'*) die "$(openssl version) cannot check the signature: OpenSSL 3 is needed, as in Debian 12, Ubuntu 22.04 or Alpine 3.17." ;;
  esac
  has_wireguard || command -v wireguard-go >/dev/null || command -v boringtun-cli >/dev/null || {
    missing=' wireguard-go'
    install_missing
  }
}
