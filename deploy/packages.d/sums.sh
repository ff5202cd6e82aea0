# shellcheck shell=bash
# SHA256SUMS of a directory, with release.pub among them, and its signature.

# Argument: the directory.
sign() {
  local folder=$1 key sums
  key=$(release_key)
  openssl pkey -in "$key" -pubout -out "$folder/release.pub"
  (
    cd "$folder"
    rm -f SHA256SUMS SHA256SUMS.sig
    sums=$(find . -maxdepth 1 -type f -printf '%P\n' | sort | xargs sha256sum)
    printf '%s\n' "$sums" >SHA256SUMS
    openssl pkeyutl -sign -rawin -inkey "$key" -in SHA256SUMS | openssl base64 -A >SHA256SUMS.sig
    printf '\n' >>SHA256SUMS.sig
  )
}

verify_release() {
  local folder=$1
  [ -e "$folder/SHA256SUMS" ] || die "$folder has no SHA256SUMS: name the directory of a release."
  verify_directory "$folder"
  [ ! -e "$folder/dist/SHA256SUMS" ] || verify_directory "$folder/dist"
}

verify_directory() {
  local folder=$1 signature listed
  signature=$(mktemp)
  # shellcheck disable=SC2064
  trap "rm -f '$signature'" RETURN
  openssl base64 -d -A -in "$folder/SHA256SUMS.sig" -out "$signature" 2>/dev/null &&
    openssl pkeyutl -verify -rawin -pubin -inkey "$folder/release.pub" -sigfile "$signature" -in "$folder/SHA256SUMS" \
      >/dev/null 2>&1 || die "$folder: the signature of SHA256SUMS is wrong. Fetch the release again."
  (cd "$folder" && sha256sum --check --strict --quiet SHA256SUMS) ||
    die "$folder: files differ from SHA256SUMS, see above. Fetch the release again."
  listed=$(cd "$folder" && find . -maxdepth 1 -type f ! -name 'SHA256SUMS*' -printf '%P\n' | sort |
    comm -23 - <(sed 's/^[0-9a-f]*  //' SHA256SUMS | sort))
  [ -z "$listed" ] || die "$folder: $listed is not in SHA256SUMS. Remove it, or fetch the release again."
  say "$folder: signature and checksums are right. Key: $(public_fingerprint "$folder/release.pub")"
}
