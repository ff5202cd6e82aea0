#!/bin/sh
# Starts the program in whose bin/ folder this file lies, under the program's name: finds
# a Java 25 or newer and hands over. lib/jvm.options ends with the main class.
set -eu

needed=25

# Follow links, so that /usr/local/bin/NAME may point here. BusyBox has no realpath everywhere.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
home=$(cd "$(dirname "$self")/.." && pwd)

# The feature version is in the JDK's release file; starting each java to ask it is slow.
fits() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$version" ] && [ "$version" -ge "$needed" ]
}

on_path() {
  found=$(command -v java) || return 1
  found=$(readlink -f "$found") || return 1
  dirname "$(dirname "$found")"
}

find_java() {
  for candidate in "${JAVA_HOME:-}" "$(on_path || :)" /usr/lib/jvm/* /opt/java/*; do
    if [ -n "$candidate" ] && fits "$candidate"; then
      printf '%s\n' "$candidate/bin/java"
      return
    fi
  done
  printf '%s: needs Java %s or newer: install it, or set JAVA_HOME to where it is.\n' \
    "$(basename "$0")" "$needed" >&2
  return 1
}

java=$(find_java) || exit 1
exec "$java" -cp "$home/lib/*" "@$home/lib/jvm.options" "$@"
