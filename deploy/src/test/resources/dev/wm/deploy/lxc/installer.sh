#!/bin/sh
# Stands in for the installer: leaves in the container what that leaves, and nothing that runs.
set -eu
root=${0%/root/wm-gw-install}
echo "installer $*"
if [ -e "$MACHINE/lose-token" ]; then
  rm "$MACHINE/lose-token"
  echo 'The token has been used.' >&2
  exit 1
fi
cat >"$root/usr/bin/wm-gateway" <<'PROGRAM'
#!/bin/sh
case $1 in
  version) echo 'wm-gateway 0.2.0' ;;
  *) echo "wm-gateway $1" ;;
esac
PROGRAM
chmod 755 "$root/usr/bin/wm-gateway"
if token=$(sed -n 's/^WM_REGISTRY_TOKEN=//p' "$root/etc/wm/gateway.env") && [ -n "$token" ]; then
  sed -i '/^WM_REGISTRY_TOKEN=/d' "$root/etc/wm/gateway.env"
  echo "credential for $token" >"$root/etc/wm/credential"
fi
[ -e "$root/etc/wm/private.key" ] || echo "key $$" >"$root/etc/wm/private.key"
