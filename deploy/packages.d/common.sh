# shellcheck shell=bash
# What the programs that make packages share. $stamp is the time of every file in seconds.

PACKAGES_D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Dates, owners and modes are fixed, so that the same source gives the same bytes.
fix_modes() {
  find "$1" -type d -exec chmod 755 {} +
  find "$1" -type f -perm /111 -exec chmod 755 {} +
  find "$1" -type f ! -perm /111 -exec chmod 644 {} +
}

tar_of() {
  tar --create --sort=name --mtime="@$stamp" --owner=0 --group=0 --numeric-owner --format=gnu "$@"
}

# --- the files of a package: in $root, its control files in $control

# Arguments: source, target below the package's root, mode.
put() { install -D -m "${3:-644}" "$1" "$root/$2"; }

# The same, compressed.
put_compressed() {
  mkdir -p "$(dirname "$root/$2")"
  gzip -n -9 <"$1" >"$root/$2"
}

fill() {
  sed "s/@package@/$package/g; s/@version@/$version/g; s/@architecture@/$architecture/g
    s/@date@/$(date -R -d "@$stamp")/g"
}

# Argument: where the package's parts are.
add_documents() {
  put "$PACKAGES_D/copyright" "usr/share/doc/$package/copyright"
  put_compressed <(fill <"$PACKAGES_D/changelog") "usr/share/doc/$package/changelog.gz"
  [ ! -e "$1/lintian-overrides" ] || put "$1/lintian-overrides" "usr/share/lintian/overrides/$package"
}

# A line "# @include service.sh@" becomes that file.
write_control() {
  local file
  for file in "$1/control"/*; do
    sed "/^# @include service.sh@/{
      r $PACKAGES_D/service.sh
      d
    }" "$file" | fill >"$control/${file##*/}"
  done
}
