#!/bin/sh
# wm device setup: joins this machine to a mesh, follows it, and leaves it again.
# Made of the parts in device-setup/src/main/sh, for any POSIX shell (dash, BusyBox ash, the
# bash 3.2 of macOS). Nothing happens before the last line, so a script that was cut off does
# nothing at all. Installed as wg-NETWORK-update, -status and -uninstall it is the same file.
# WM_ROOT is in front of every path that it writes, for tests.
# shellcheck disable=SC2034 # the other parts use them
set -eu
# A word such as /*.sheen is text, never a file pattern.
set -f
umask 077
LC_ALL=C
export LC_ALL
root=${WM_ROOT:-}
if [ -z "$root" ]; then
  PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin
  export PATH
fi
etc=$root/etc/wireguard
bin=$root/usr/local/bin
state=$root/var/lib/wm
# Empty after a start of the machine, so that no process number in it is another's.
run=$root/var/run
kind=$(uname -sm)
system=${kind%% *}
hardware=${kind##* }
newline='
'

