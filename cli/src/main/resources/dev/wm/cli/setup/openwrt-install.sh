# Routes the LAN of an OpenWrt router into the mesh, or with mode=undo removes that again:
# installs a program that does so and that follows new sites. Idempotent. WM_ROOT is in
# front of every path, for tests.
set -eu
umask 022
root=${WM_ROOT:-}
program=$root/etc/wm/router

router() {
  cat <<'WM_ROUTER'
@openwrt.sh@
WM_ROUTER
}

if ! command -v uci >/dev/null 2>&1; then
  printf 'wm: This is not OpenWrt: there is no uci here. Set the route and the names up by hand.\n' >&2
  exit 1
fi
export section supernet gateway domains port follow
mkdir -p "$root/etc/wm"
# Nothing stays where it does not work.
trap 'rm -f "$program.new"; rmdir "$root/etc/wm" 2>/dev/null || :' EXIT
router >"$program.new"
sh "$program.new" "$mode"
if uci -q show wm | grep -q '=mesh$'; then
  # Flash wears: what is the same is not written again.
  cmp -s "$program.new" "$program" || mv "$program.new" "$program"
else
  rm -f "$program"
fi
