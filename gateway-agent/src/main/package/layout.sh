# shellcheck shell=bash
# Where the gateway's files go. The services are the same with the archive and the package
# but for the folder that they are installed in.

services=$module/src/main/service

# Argument: the folder of the installation.
at_home() { sed "s|@home@|$1|g"; }

add_to_archive() {
  mkdir "$top/share/systemd" "$top/share/openrc"
  at_home /opt/wm-gateway <"$services/wm-gateway.service" >"$top/share/systemd/wm-gateway.service"
  at_home /opt/wm-gateway <"$services/wm-gateway.openrc" >"$top/share/openrc/wm-gateway"
  install -m 755 "$services/teardown.sh" "$top/share/teardown.sh"
  find "$module/src/main/launcher" -maxdepth 1 -name 'wm-agent*' -exec install -m 755 -t "$top/bin" {} +
  chmod 755 "$top/share/openrc/wm-gateway"
}

add_to_package() {
  local home=usr/lib/wm-gateway
  mkdir -p "$root/$home" "$root/usr/bin" "$root/etc/wm" "$root/etc/nftables.d"
  cp -r "$top" "$root/$home/$version"
  rm -r "$root/$home/$version/share/systemd" "$root/$home/$version/share/openrc"
  find "$root/$home/$version/bin" -name 'wm-agent*' -exec mv -t "$root/$home" {} +
  ln -s "$version" "$root/$home/current"
  ln -s ../lib/wm-gateway/current/bin/wm-gateway "$root/usr/bin/wm-gateway"
  put <(at_home "/$home" <"$services/wm-gateway.service") lib/systemd/system/wm-gateway.service
  put_compressed "$parts/wm-gateway.8" usr/share/man/man8/wm-gateway.8.gz
  [ -z "$key" ] || put "$key" etc/wm/release.pub
}

# Only a release has a key.
finish_control() {
  [ -z "$key" ] || printf '%s\n' /etc/wm/release.pub >"$control/conffiles"
}
