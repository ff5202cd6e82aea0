# shellcheck shell=bash
# The Debian packages that the lab's nodes use.

LAB_PACKAGES=(iproute2 util-linux procps wireguard-tools nftables dnsmasq-base bind9-dnsutils
  iputils-ping iperf3 netcat-openbsd conntrack tcpdump strace curl jq faketime busybox mawk)

has_kernel_wireguard() {
  # In a namespace of its own, so that nothing is left behind.
  unshare --net ip link add wm0 type wireguard 2>/dev/null
}

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_missing_packages() {
  local missing=() package
  has_kernel_wireguard || set -- "$@" wireguard-go
  command -v dpkg-query >/dev/null 2>&1 ||
    die "This is not Debian or Ubuntu: install these packages' programs yourself: $*"
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  step "Installing Debian packages: ${missing[*]}"
  apt_install "${missing[@]}"
}

apt_install() {
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  # An old package list names files that are gone, so it is fetched when a try fails.
  if ! apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1; then
    apt-get update -q >"$log" 2>&1
    apt-get install -y -q --no-install-recommends "$@" >>"$log" 2>&1 || {
      tail -n 20 "$log" >&2
      die "Could not install: $*"
    }
  fi
  rm -f "$log"
}
