set -eu
# A word such as /*.sheen/192.168.1.5 is text, never a file pattern.
set -f
LC_ALL=C
export LC_ALL
root=${WM_ROOT:-}

# shellcheck disable=SC2317,SC2329 # not every script needs each function
say() { printf 'wm: %s\n' "$*"; }

# shellcheck disable=SC2317,SC2329
die() { say "$*" >&2; exit 1; }

# is_label TEXT: true for one DNS label. A reply may come from anybody.
# shellcheck disable=SC2317,SC2329
is_label() {
  case $1 in
    '' | *[!a-z0-9-]* | -* | *-) return 1 ;;
  esac
  [ "${#1}" -le 63 ]
}

# site_of NAME: prints the domain of the site whose gateway has this name, such as gw.sheen
# shellcheck disable=SC2317,SC2329
site_of() {
  site=${1%.}
  [ "gw.${site#gw.}" = "$site" ] || return 1
  is_label "${site#gw.}" || return 1
  printf '%s\n' "${site#gw.}"
}
