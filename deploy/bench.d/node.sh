#!/usr/bin/env bash
# Process 1 of a bench's node: gives it disks in memory and a LAN, and tells when that is done.
set -euo pipefail

for folder in /etc /var/lib; do
  disk=$(mktemp -d)
  mount -t tmpfs -o mode=0755 node "$disk"
  mkdir "$disk/upper" "$disk/work"
  mount -t overlay node -o "lowerdir=$folder,upperdir=$disk/upper,workdir=$disk/work" "$folder"
  umount -l "$disk"
  rmdir "$disk"
done
mkdir -p /etc/wm
mount -t tmpfs -o mode=0755 run /run
mount -t sysfs sysfs /sys
ip link set lo up
ip link add eth0 type veth peer name lan
ip address add 192.168.1.250/24 dev eth0
ip link set lan up
ip link set eth0 up
: >"$1"
while :; do
  sleep 3600 &
  wait $! || :
done
