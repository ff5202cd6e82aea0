#!/bin/sh
# Written by wm host-setup. Applies the routes and the DNS domains of each mesh in
# /etc/wm/meshes.d, then asks its gateway for the sites. "undo SLUG" removes those of one
# mesh, "stop" those of all until they are applied again.
@common.sh@

# shellcheck disable=SC2154 # root is of common.sh
meshes=$root/etc/wm/meshes.d
state=$root/run/wm-host
# shellcheck disable=SC2034 # host-route.sh and host-follow.sh use it
newline='
'

# value FILE KEY: the files are read, never run
value() {
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in "$2="*) ;; *) continue ;; esac
    line=${line#*=}
    line=${line#\"}
    line=${line%\"}
    case $line in *\"*) continue ;; esac
    printf '%s\n' "$line"
    return
  done <"$1"
}

# The interface that the gateway is reached by.
device() {
  route=$(ip -o route get "$1" 2>/dev/null) || return 0
  case $route in *' dev '*) ;; *) return 0 ;; esac
  route=${route##* dev }
  printf '%s\n' "${route%% *}"
}

files() { find "$meshes" -name '*.env' -type f 2>/dev/null | sort; }

# Each mesh that has a route, as the interface it is reached by and, from the first / on,
# its file.
routes=

# of_device DEVICE KEY: that value of every mesh that is reached by this interface
of_device() {
  for mesh in $routes; do
    if [ "${mesh%%/*}" = "$1" ]; then value "/${mesh#*/}" "$2"; fi
  done
}

# Whether the interface has name servers of its own, by DHCP for example. They are told
# only until ours take their place, so they are noted until the next boot.
has_upstream() {
  upstream=
  for server in $(resolvectl dns "$1" 2>/dev/null | sed 's/^[^:]*://'); do
    case " $2 " in
      *" $server "*) ;;
      *) upstream="$upstream $server" ;;
    esac
  done
  if [ -n "$upstream" ]; then
    printf '%s\n' "$upstream" >"$state/$1.upstream"
    resolvectl domain "$1" 2>/dev/null | sed 's/^[^:]*://' >"$state/$1.search"
  fi
  [ -e "$state/$1.upstream" ]
}

# revert_names DEVICE: as it was. Who else gave it servers may not do so again soon.
revert_names() {
  resolvectl revert "$1" 2>/dev/null || :
  if [ -s "$state/$1.upstream" ] && [ -z "$(resolvectl dns "$1" 2>/dev/null | sed 's/^[^:]*: *//')" ]; then
    # shellcheck disable=SC2046 # each is a word
    resolvectl dns "$1" $(cat "$state/$1.upstream") || :
    # shellcheck disable=SC2046
    resolvectl domain "$1" $(cat "$state/$1.search") || :
  fi
  rm -f "$state/$1.names" "$state/$1.upstream" "$state/$1.search"
}

marks() { find "$state" -name '*.names' -type f 2>/dev/null; }

# revert_others DEVICES: on every interface with our names but these
revert_others() {
  for mark in $(marks); do
    mark=${mark##*/}
    case " $1 " in
      *" ${mark%.names} "*) ;;
      *) revert_names "${mark%.names}" ;;
    esac
  done
}

@zones.sh@

@host-route.sh@

# apply_routes FILE: sets out, to nothing if no route of it leads to the mesh
apply_routes() {
  gateway=$(value "$1" WM_GATEWAY)
  out=$(device "$gateway")
  if [ -z "$out" ]; then
    printf 'wm-host-apply: there is no route to the gateway %s now: check its address\n' "$gateway" >&2
    unreachable=yes
    return 1
  fi
  supernet=$(value "$1" WM_MESH_SUPERNET)
  wanted=$(value "$1" WM_MESH_ROUTES)
  some=
  all=yes
  for network in ${wanted:=$supernet}; do
    if route "$network" "$gateway" "$out"; then some=yes; else all=; fi
  done
  withdraw "$supernet" "$wanted"
  [ -n "$some" ] || out=
  [ -n "$all" ]
}

apply_names() {
  servers=$(of_device "$1" WM_GATEWAY | tr '\n' ' ')
  servers=${servers% }
  domains=
  for domain in $(of_device "$1" WM_DOMAINS); do domains="$domains ~$domain"; done
  for network in $(of_device "$1" WM_MESH_SUPERNET); do
    for zone in $(zones "$network"); do domains="$domains ~$zone"; done
  done
  # Where the interface had servers of its own, the gateway passes other names on to its
  # upstream; where it had none, other names stay with the machine's own servers.
  mkdir -p "$state"
  : >"$state/$1.names"
  default=no
  if has_upstream "$1" "$servers"; then default=yes; fi
  trust "$1" "$domains"
  if is_set "$1" "$servers" "$domains"; then return 0; fi
  # shellcheck disable=SC2086 # each is a word
  resolvectl dns "$1" $servers
  # shellcheck disable=SC2086
  resolvectl domain "$1" $domains
  resolvectl default-route "$1" "$default"
}

# is_set DEVICE SERVERS DOMAINS: whether the interface has them; to set them again would
# wake the unit that waits for a change of the resolver's servers
is_set() {
  [ "$(resolvectl dns "$1" 2>/dev/null | sed 's/^[^:]*: *//')" = "$2" ] &&
    [ "$(resolvectl domain "$1" 2>/dev/null | sed 's/^[^:]*: *//')" = "${3# }" ]
}

# trust DEVICE DOMAINS: nobody signs the names of a mesh, and with DNSSEC=yes they would be
# refused; other names stay validated
trust() {
  anchors=
  for domain in $2; do anchors="$anchors ${domain#"~"}"; done
  # shellcheck disable=SC2086 # each is a word
  resolvectl nta "$1" $anchors 2>/dev/null || :
}

# Stopping the timer stops this unit, which removes what was applied. It is in memory
# alone: nothing of it stays, even if it failed.
arm() {
  command -v systemd-run >/dev/null 2>&1 || return 0
  if systemctl is-active --quiet wm-host-applied.service; then return 0; fi
  systemd-run --quiet --unit=wm-host-applied.service --collect --description='Route and names of the wm meshes, applied' \
    --property=Type=oneshot --property=RemainAfterExit=yes --property=PartOf=wm-host.timer \
    --property=After=wm-host.timer --property=ExecStop='/usr/local/bin/wm-host-apply stop' true || :
}

# A renewed lease wipes the names of a link, and then the resolver writes this file anew:
# they are back at once, whoever manages the link (networkd, NetworkManager, dhclient).
# This is in memory alone, too.
watch() {
  command -v systemd-run >/dev/null 2>&1 || return 0
  if systemctl is-active --quiet wm-host.path; then return 0; fi
  systemd-run --quiet --unit=wm-host.service --path-property=PathChanged=/run/systemd/resolve/resolv.conf \
    --path-property=PartOf=wm-host.timer --path-property=After=wm-host-applied.service || :
}

apply() {
  failed=0
  devices=
  routes=
  # shellcheck disable=SC2034 # host-route.sh adds to them
  notes=
  unreachable=
  for file in $(files); do
    apply_routes "$file" || failed=1
    [ -n "$out" ] || continue
    routes="$routes $out$file"
    case " $devices " in
      *" $out "*) ;;
      *) devices="$devices $out" ;;
    esac
  done
  for name in $devices; do apply_names "$name" || failed=1; done
  [ -n "$unreachable" ] || revert_others "$devices"
  say_notes
  return "$failed"
}

@host-follow.sh@

# DNS has to be applied first, so that the gateway can be asked.
apply_and_follow() {
  if apply; then failed=0; else failed=1; fi
  if follow; then
    if apply; then failed=0; else failed=1; fi
  fi
  return "$failed"
}

# undo SLUG NETWORK
undo() {
  rm -f "$meshes/$1.env"
  withdraw "$2" ''
  revert_others ''
  apply || :
}

stop() {
  # When the machine stops, what stops after this may still need the mesh.
  case $(systemctl is-system-running 2>/dev/null || :) in stopping) return 0 ;; esac
  withdraw 0.0.0.0/0 ''
  revert_others ''
  rm -rf "$state"
}

# One at a time: the timer and whoever sets this up.
mkdir -p "$state"
if command -v flock >/dev/null 2>&1; then
  exec 9>"$state/lock"
  flock 9
fi
case ${1:-apply} in
  apply)
    arm
    watch
    apply_and_follow
    ;;
  undo) undo "$2" "$3" ;;
  watch) watch ;;
  stop) stop ;;
  *)
    printf 'usage: wm-host-apply [apply | watch | undo SLUG SUPERNET | stop]\n' >&2
    exit 2
    ;;
esac
