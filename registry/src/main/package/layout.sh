# shellcheck shell=bash
# Where the registry's files go.

add_to_archive() {
  mkdir "$top/share/systemd"
  cp "$parts/wm-registry.service" "$parts/registry.env" "$top/share/systemd/"
}

add_to_package() {
  mkdir -p "$root/usr/lib"
  cp -r "$top" "$root/usr/lib/wm-registry"
  put "$parts/wm-registry.sh" usr/bin/wm-registry 755
  put "$parts/wm-registry.service" lib/systemd/system/wm-registry.service
  put "$parts/registry.env" usr/share/wm-registry/registry.env
  put_compressed "$parts/wm-registry.8" usr/share/man/man8/wm-registry.8.gz
}
