#!/bin/sh
# Starts the program in whose bin/ folder this file lies, under the program's name: with the
# runtime in the folder, else with a Java 25 or newer that it finds. lib/jvm.options ends with
# the main class. Each process that is started here is time that the user waits, so the
# common way starts as few as it can.
set -eu

needed=25

# Follow links, so that /usr/local/bin/NAME may point here. BusyBox has no realpath everywhere.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=${self%/*}/$target ;;
  esac
done
case $self in
  */bin/*) home=${self%/bin/*} ;;
  */*) home=${self%/*}/.. ;;
  *) home=.. ;;
esac

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
  if [ -n "$machine" ]; then
    printf '%s: its runtime is for %s with glibc, and this machine is %s.\n' "${self##*/}" "$machine" \
      "$(uname -m)$([ ! -e /etc/alpine-release ] || printf ' with Alpine')" >&2
  fi
  printf '%s: needs Java %s or newer: install it, or set JAVA_HOME to where it is.\n' \
    "${self##*/}" "$needed" >&2
  return 1
}

# A table is cut to the terminal that it is shown on; a pipe gets all of it.
if [ -t 1 ] && [ -z "${COLUMNS:-}" ] && size=$(stty size 2>/dev/null </dev/tty); then
  COLUMNS=${size#* }
  export COLUMNS
fi

machine=
if [ -r "$home/runtime/machine" ]; then
  read -r machine <"$home/runtime/machine"
fi

# The runtime is for glibc, and Alpine has another C library.
if [ -n "$machine" ] && [ ! -e /etc/alpine-release ] && [ "$machine" = "$(uname -m)" ]; then
  read -r jars <"$home/lib/class-path"
  class_path=
  for jar in $jars; do
    class_path=$class_path:$home/lib/$jar
  done
  # An installed one is made on the machine itself, if it can be.
  cache=$home/cache/${self##*/}.aot
  [ -e "$cache" ] || cache=
  exec "$home/runtime/bin/java" ${cache:+"-XX:AOTCache=$cache"} -cp "${class_path#:}" "@$home/lib/jvm.options" "$@"
fi
# Another Java than the one that the options were chosen for may not know all of them.
java=$(find_java) || exit 1
exec "$java" -XX:+IgnoreUnrecognizedVMOptions -cp "$home/lib/*" "@$home/lib/jvm.options" "$@"
