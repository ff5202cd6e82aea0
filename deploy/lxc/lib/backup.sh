# shellcheck shell=bash
# What makes a gateway itself: its key, its credential and its settings, and by which starts
# the registry knows it. Everything else is the registry's to say.

BACKUP_FILES='etc/wm/gateway.env etc/wm/private.key etc/wm/private.key.next etc/wm/credential
var/lib/wm/lineage var/lib/wm/lan-addresses var/lib/wm/last-good'

# Argument: the file to write.
backup_gateway() {
  local file=$1 draft
  ct_exec test -s /etc/wm/private.key </dev/null ||
    die "$(ct_name) has no gateway with a key." "Install it first: wm-gw install $SERVICE_ENV"
  draft=$(mktemp "$file.XXXXXX") || die "$file cannot be written." 'Give another path.'
  DRAFTS+=("$draft")
  chmod 600 "$draft"
  # shellcheck disable=SC2016,SC2086 # the container's shell expands it; a list of words
  ct_exec sh -c 'cd / && for f in "$@"; do [ ! -e "$f" ] || printf "%s\n" "$f"; done | tar -cf - -T -' sh $BACKUP_FILES \
    </dev/null | gzip -n >"$draft" || die "$file could not be written whole, and is not there." 'See above.'
  mv -f "$draft" "$file"
  step "The gateway's key, credential and settings are in $file (mode 0600): keep it secret"
}

# Whether it is whole and has a key.
is_backup() {
  local names
  names=$(tar -tzf "$1" 2>/dev/null) && grep -qx etc/wm/private.key <<<"$names"
}

# Whether it has nothing but what backup_gateway puts into one: it is unpacked as root.
check_backup() {
  local name
  [ -r "$1" ] || die "There is no $1." 'Give the path of a file that wm-gw backup has written.'
  is_backup "$1" || die "$1 is no backup of a gateway." 'Give the path of a file that wm-gw backup has written.'
  while read -r name; do
    is_listed "$name" "$BACKUP_FILES" || die "$1 has $name in it, which no backup has." 'Give a file that wm-gw backup has written.'
  done < <(tar -tzf "$1")
  ! grep -qv '^-' <<<"$(tar -tvzf "$1")" || die "$1 has something else than files in it." 'Give a file that wm-gw backup has written.'
}

# The program that is running must not write its own files over these: it is stopped first.
# Tunnel and rules in the kernel stay meanwhile, so packets go on.
unpack_backup() {
  local had=
  ! has_gateway || had=1
  [ -z "$had" ] || ct_service stop
  gzip -dc "$1" | ct_exec sh -c 'umask 077 && mkdir -p /etc/wm /var/lib/wm && rm -f /etc/wm/private.key.next && tar -xpf - -C /'
  [ -z "$had" ] || ct_service start
}
