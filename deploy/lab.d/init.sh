#!/usr/bin/env bash
# Process 1 of a node: mounts its disk, tells the lab when it is ready, and reaps the
# orphans. Arguments: the node's name, its disk, the file that says ready, its folders.
set -euo pipefail

node=$1
disk=$2
ready=$3
shift 3

for folder in "$@"; do
  mount -t overlay wm-lab -o "lowerdir=/$folder,upperdir=$disk/$folder/upper,workdir=$disk/$folder/work" "/$folder"
done
mount -t tmpfs -o mode=0755 run /run
mount -t sysfs sysfs /sys
mkdir -p /run/lock /var/lib/home
hostname "$node"

: >"$ready"

# Bash collects the children that lose their parents whenever it waits for one.
while :; do
  sleep 3600 &
  wait $! || :
done
