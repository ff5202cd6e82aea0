#!/bin/sh
# Makes the AOT cache with which the program in this folder starts faster, unless it is
# there. The program works without one.
set -eu

program=@program@

usage() {
  cat <<USAGE
usage: make-cache [--as USER]

Makes cache/$program.aot of this folder, with which $program starts faster, unless it is
there: it is run once on the machine that it is installed on. $program works without it.

  --as USER   run the program as USER meanwhile (needs root)

With WM_CACHE=no in the environment it does nothing.
USAGE
}

as=
case ${1:-} in
  '') ;;
  --as) as=${2:?'make-cache: --as needs a user.'} ;;
  -h | --help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cache=$home/cache/$program.aot
training=$home/share/training
[ ! -e "$cache" ] && [ "${WM_CACHE:-}" != no ] || exit 0

skip() {
  printf '%s starts slower than it could: %s\n' "$program" "$1" >&2
  exit 1
}

# Values in MB; what is not known is no reason to skip.
read -r needed <"$training/memory"
free=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || :)
[ -z "$free" ] || [ "$free" -ge "$needed" ] ||
  skip "its cache needs $needed MB of memory to be made, and $free MB are free. Try $home/bin/make-cache again."
free=$(df -Pk "$home" | awk 'NR == 2 { print int($4 / 1024) }')
[ -z "$free" ] || [ "$free" -ge "$needed" ] ||
  skip "its cache needs $needed MB of disk to be made, and $free MB are free. Try $home/bin/make-cache again."

printf 'Preparing %s for fast starts, which may take a minute ...\n' "$program"
mkdir -p "$home/cache"
draft=$(mktemp -d "$home/cache/draft.XXXXXX")
trap 'rm -rf "$draft"' EXIT
trap 'exit 130' INT TERM HUP

[ -z "$as" ] || chown "$as" "$draft"
# A name server or proxy setting of whoever installs this is none of the program's.
if ! timeout 300 nice ${as:+runuser -u "$as" --} env -i PATH="$PATH" LC_ALL=C "$home/runtime/bin/java" \
  -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$training/cache-maker.jar" dev.wm.packaging.CacheMaker \
  "$home" "$draft/new.aot" "$draft/work" >"$draft/log" 2>&1; then
  tail -n 5 "$draft/log" >&2
  skip "its cache could not be made, see above. Try $home/bin/make-cache again."
fi
# The program's user does not get to change what root runs as well.
cat "$draft/new.aot" >"$draft/copy"
chmod 644 "$draft/copy"
mv "$draft/copy" "$cache"
