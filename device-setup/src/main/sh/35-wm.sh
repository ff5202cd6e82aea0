
# --- wm itself, for roaming devices, where the registry serves a release and the command names its key ---

wm_home=$root/opt/wm

is_version() {
  case $1 in '' | *[!0-9A-Za-z.-]* | -* | .* | *..*) return 1 ;; esac
  [ "${#1}" -le 64 ]
}

# Installs the newest release's wm, or says why not: the tunnel needs none.
install_wm() {
  [ "$type" = roaming ] && [ -n "$fingerprint" ] || return 0
  trouble=
  fetch_wm || warn "The program wm is not installed: $trouble. The tunnel works without it."
  rm -rf "$work/release"
}

fetch_wm() {
  case $system:$hardware in
    Linux:x86_64 | Linux:amd64) arch=amd64 ;;
    Linux:aarch64 | Linux:arm64) arch=arm64 ;;
    *) trouble='there is none for this kind of machine' && return 1 ;;
  esac
  mkdir -p "$work/release"
  trouble="$registry serves no release"
  fetch_file /install/gateway installer && version=$(value WM_VERSION "$work/release/installer") &&
    is_version "$version" || return 1
  if [ -e "$root/usr/local/bin/wm" ] || [ -x "$root/usr/bin/wm" ]; then
    trouble='another one is here already'
    is_our_wm || return 1
    [ "$(readlink "$root/usr/local/bin/wm")" != "$wm_home/$version/bin/wm" ] || return 0
  fi
  trouble='its signature cannot be checked without openssl: install it, then run this command again'
  has openssl || { install openssl && has openssl; } || return 1
  archive=wm-$version-linux-$arch.tar.gz
  for file in release.pub SHA256SUMS SHA256SUMS.sig "$archive"; do
    trouble="$registry/dist/$version/$file cannot be fetched"
    fetch_file "/dist/$version/$file" "$file" || return 1
  done
  verify_release && place_wm
}

# fetch_file PATH NAME: into the folder of the release; no answer but the file itself
fetch_file() {
  curl -q -fs -o "$work/release/$2" --proto '=http,https' --connect-timeout 10 -m 600 --max-filesize 500000000 \
    "$registry$1" 2>/dev/null
}

# Nothing of the release runs, or is unpacked, before this is done.
verify_release() {
  trouble="the release's key is not the one in the command"
  found=$(openssl pkey -pubin -in "$work/release/release.pub" -outform DER 2>/dev/null | sha256sum | cut -d ' ' -f 1)
  [ "$found" = "$fingerprint" ] || return 1
  trouble="the release's signature is wrong: tell whoever runs the registry"
  tr -d '\r\n' <"$work/release/SHA256SUMS.sig" | openssl base64 -d -A -out "$work/release/signature" 2>/dev/null
  openssl pkeyutl -verify -pubin -inkey "$work/release/release.pub" -rawin -in "$work/release/SHA256SUMS" \
    -sigfile "$work/release/signature" >/dev/null 2>&1 || return 1
  trouble="$archive is not the file that was signed"
  listed=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1; exit }' "$work/release/SHA256SUMS")
  [ "${#listed}" = 64 ] && [ "$(hash_of "$work/release/$archive")" = "$listed" ]
}

place_wm() {
  trouble="$wm_home cannot be written"
  mkdir -p "$wm_home" && rm -rf "$wm_home/new" && mkdir "$wm_home/new" || return 1
  tar -xzof "$work/release/$archive" -C "$wm_home/new" "wm-$version" 2>/dev/null || return 1
  trouble='it does not start here'
  "$wm_home/new/wm-$version/bin/wm" --version >/dev/null 2>&1 || { rm -rf "$wm_home/new" && return 1; }
  chmod 755 "$wm_home"
  rm -rf "${wm_home:?}/$version"
  mv "$wm_home/new/wm-$version" "$wm_home/$version" && rmdir "$wm_home/new" &&
    ln -sf "$wm_home/$version/bin/wm" "$root/usr/local/bin/wm" || return 1
  find "$wm_home" -mindepth 1 -maxdepth 1 ! -name "$version" -exec rm -rf {} +
  say "wm $version is installed: wm mesh add $registry connects it."
}

is_our_wm() {
  [ -h "$root/usr/local/bin/wm" ] || return 1
  case $(readlink "$root/usr/local/bin/wm") in "$wm_home"/*) ;; *) return 1 ;; esac
}

# With the last mesh
remove_wm() {
  [ -z "$(find "$etc" -name 'wg-*.env' 2>/dev/null)" ] || return 0
  is_our_wm || return 0
  rm -f "$root/usr/local/bin/wm"
  rm -rf "$wm_home"
}
