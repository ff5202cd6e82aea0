#!/usr/bin/env bash
# Prints an archive of the Debian that gateways' containers are made from in tests: as the
# template that an administrator takes, with what a gateway needs installed in it, so that
# nothing is fetched in the test itself. It is made at the first time and kept.
set -euo pipefail
export LC_ALL=C

home=/var/cache/wm-test
ready=$home/gateway.tar
packages=systemd-sysv,dbus,iproute2,wireguard-tools,wireguard-go,nftables,conntrack,dnsmasq-base,iputils-ping,curl,ca-certificates,openssl

mkdir -p "$home"
exec 9>"$home/gateway.lock"
flock 9
if [ ! -f "$ready" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  debootstrap --variant=minbase --include="$packages" bookworm "$draft/root" >&2
  rm -rf "$draft"/root/var/cache/apt/archives/*.deb "$draft"/root/var/lib/apt/lists/*
  tar -C "$draft/root" --exclude='./dev/*' -cf "$draft/gateway.tar" .
  mv -T "$draft/gateway.tar" "$ready"
fi
printf '%s\n' "$ready"
