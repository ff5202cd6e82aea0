#!/usr/bin/env bash
# Prints an archive of the Debian that gateways' containers are made from in tests: as the
# template that an administrator takes, with what a gateway needs installed in it, so that
# nothing is fetched in the test itself. It is made at the first time, from the other
# containers' Debian, and kept.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=/var/cache/wm-test
ready=$home/gateway.tar
packages=(wireguard-tools wireguard-go nftables conntrack dnsmasq-base iputils-ping curl ca-certificates openssl)

in_draft() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive chroot "$draft/root" "$@"; }

mkdir -p "$home"
system=$("$here/container-system.sh")
exec 9>"$home/gateway.lock"
flock 9
if [ ! -f "$ready" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  mkdir "$draft/root"
  tar -C "$system" --exclude='./var/cache/apt/archives/*.deb' -cf - . | tar -C "$draft/root" -xpf -
  # A template has its names from its host, and no resolver of its own.
  in_draft dpkg --purge systemd-resolved >&2
  rm -f "$draft/root/etc/resolv.conf"
  cat /etc/resolv.conf >"$draft/root/etc/resolv.conf"
  printf '#!/bin/sh\nexit 101\n' >"$draft/root/usr/sbin/policy-rc.d"
  chmod 755 "$draft/root/usr/sbin/policy-rc.d"
  in_draft apt-get -q update >&2
  in_draft apt-get -q -y --no-install-recommends install "${packages[@]}" >&2
  rm -rf "$draft"/root/usr/sbin/policy-rc.d "$draft"/root/var/cache/apt/{archives/*.deb,*.bin} "$draft"/root/var/lib/apt/lists/*
  tar -C "$draft/root" --exclude='./dev/*' -cf "$draft/gateway.tar" .
  mv -T "$draft/gateway.tar" "$ready"
fi
printf '%s\n' "$ready"
