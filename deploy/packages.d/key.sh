# shellcheck shell=bash
# The release key: Ed25519, made and used by openssl(1). The secret half is a file outside
# of the project.

default_key() { printf '%s\n' "${XDG_CONFIG_HOME:-$HOME/.config}/wm-release/release.key"; }

release_key() { printf '%s\n' "${WM_RELEASE_KEY:-$(default_key)}"; }

make_key() {
  local key folder
  key=$(release_key)
  folder=$(dirname "$key")
  [ ! -e "$key" ] || die "There is a release key in $key. All releases are to be signed with one key: keep it."
  case $(realpath -m "$folder")/ in
    "$(cd "$repo" && pwd -P)"/*) die "$key is in the project, where it would be published: WM_RELEASE_KEY=FILE names another place." ;;
  esac
  mkdir -p -m 0700 "$folder"
  (umask 077 && openssl genpkey -algorithm ed25519 -out "$key.new") || die 'openssl made no key, see above.'
  mv "$key.new" "$key"
  say "The release key is in $key. Back it up: gateways take releases of no other key."
  say "Its fingerprint: $(fingerprint "$key")"
}

need_key() {
  local key
  key=$(release_key)
  [ -e "$key" ] || die "There is no release key in $key. Make one: deploy/release key, or name yours: WM_RELEASE_KEY=FILE"
  openssl pkey -in "$key" -noout -text 2>/dev/null | grep -q '^ED25519 Private-Key' ||
    die "$key is no Ed25519 key in PEM: WM_RELEASE_KEY=FILE names the right one."
}

# Argument: the key's file. SHA-256 of the public key's DER, in hexadecimal digits.
fingerprint() { openssl pkey -in "$1" -pubout -outform DER | sha256sum | cut -d ' ' -f 1; }

public_fingerprint() { openssl pkey -pubin -in "$1" -outform DER | sha256sum | cut -d ' ' -f 1; }
