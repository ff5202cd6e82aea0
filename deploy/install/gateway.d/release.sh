# shellcheck shell=sh disable=SC2034,SC2154
# Fetches and verifies the release. Nothing of it runs before that is done.

fetch() {
  curl -q -fsS --proto "=${source%%://*}" --connect-timeout 15 --max-time 3600 -o "$draft/$1" "$source/$1" 2>"$draft/error" ||
    die "$source/$1 cannot be fetched: $(tail -n 1 "$draft/error" | sed 's/^curl: //')"
}

# The file's checksum is that of the signed list.
verify() {
  listed=$(awk -v name="$1" '$2 == name || $2 == "*" name { print $1 }' "$draft/SHA256SUMS")
  [ "${#listed}" = 64 ] || die "the release has no $1."
  [ "$(sha256sum "$draft/$1" | cut -d ' ' -f 1)" = "$listed" ] || die "$1 is not the file that was signed: fetch it again later."
}

# Nothing of the release runs before this is done.
fetch_release() {
  archive=wm-gateway-$WM_VERSION-linux-$arch.tar.gz
  step 3/7 "fetching release $WM_VERSION from $source"
  for name in VERSION release.pub SHA256SUMS SHA256SUMS.sig "$archive"; do fetch "$name"; done
  step 4/7 'verifying the key, the signature and the checksums'
  found=$(openssl pkey -pubin -in "$draft/release.pub" -outform DER 2>/dev/null | sha256sum | cut -d ' ' -f 1)
  grep -q 'BEGIN PUBLIC KEY' "$draft/release.pub" ||
    die "$source/release.pub is no key: does a portal or proxy answer in the registry's place?"
  [ "$found" = "$key" ] || die "the release's key has the fingerprint $found, not the one in the command: nothing was installed. Ask whoever gave you the command."
  tr -d '\r\n' <"$draft/SHA256SUMS.sig" | openssl base64 -d -A -out "$draft/signature" 2>/dev/null
  openssl pkeyutl -verify -pubin -inkey "$draft/release.pub" -rawin -in "$draft/SHA256SUMS" -sigfile "$draft/signature" >/dev/null 2>&1 ||
    die 'the signature of the release is wrong: nothing was installed. Tell whoever runs the registry.'
  verify VERSION
  verify "$archive"
  [ "$(cat "$draft/VERSION")" = "$WM_VERSION" ] || die "the registry serves release $(head -c 40 "$draft/VERSION") as $WM_VERSION: nothing was installed."
  [ ! -e "$etc/release.pub" ] || cmp -s "$etc/release.pub" "$draft/release.pub" ||
    say 'the releases are signed with another key than before: the one in the command is trusted from now on'
}
