#!/usr/bin/env bash
# Makes releases of the programs as they are built, with a key of their own, in FOLDER.
# "built" is deploy/release as it is, but for what only informs whoever runs it; "next" the
# same gateway with the next version, and one after that without archives.
set -euo pipefail
export LC_ALL=C

repo=$1
folder=$2
jar=$3
here=$repo/deploy
export WM_RELEASE_KEY=$folder/keys/release.key
for part in common key sums build; do
  # shellcheck source=/dev/null
  . "$here/packages.d/$part.sh"
done
run_lintian() { :; }
print_sizes() { :; }

built=$here/target/release/$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$repo/pom.xml")

# Arguments: version, its directory.
finish() {
  printf '%s\n' "$1" >"$2/VERSION"
  "$here/install/assemble" "$1" >"$2/install-gateway.sh"
  sign "$2"
}

repack() {
  local draft=$folder/draft old
  old=$(find "$built/dist" -name 'wm-gateway-*.tar.gz')
  mkdir -p "$draft/dev/wm/contract/text" "$folder/releases/$1"
  tar -xzf "$old" -C "$draft"
  mv "$draft"/wm-gateway-* "$draft/wm-gateway-$1"
  printf 'version=%s\n' "$1" >"$draft/dev/wm/contract/text/version.properties"
  (cd "$draft" && "$jar" --update --file wm-gateway-"$1"/lib/contract-*.jar dev/wm/contract/text/version.properties)
  tar -C "$draft" -c "wm-gateway-$1" | gzip -1 >"$folder/releases/$1/wm-gateway-$1-linux-$(this_architecture).tar.gz"
  rm -rf "$draft"
  finish "$1" "$folder/releases/$1"
}

next() {
  repack 0.2.0
  mkdir -p "$folder/releases/0.3.0" "$folder/releases/damaged"
  finish 0.3.0 "$folder/releases/0.3.0"
  cp "$folder/releases/0.3.0"/* "$folder/releases/damaged"
  cp "$folder/releases/0.2.0/SHA256SUMS.sig" "$folder/releases/damaged"
  tar -C "$folder/releases" -cf "$folder/releases.tar" .
}

case $4 in
  built)
    make_key
    make_release built
    cp "$built"/wm-release_*.deb "$folder"
    ;;
  next) next ;;
esac
