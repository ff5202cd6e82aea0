#!/bin/sh
# Written by wm host-setup. Applies the route and the DNS domains of each mesh in
# /etc/wm/meshes.d, then asks its gateway for the sites. "undo SLUG" removes those of one
# mesh.
@common.sh@

# shellcheck disable=SC2154 # root is of common.sh
meshes=$root/etc/wm/meshes.d
state=$root/run/wm-host
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
# only until ours take their place, so that is noted until the next boot.
has_upstream() {
  for server in $(resolvectl dns "$1" 2>/dev/null | sed 's/^[^:]*://'); do
    case " $2 " in
      *" $server "*) ;;
      *)
        mkdir -p "$state"
        : >"$state/$1.upstream"
        ;;
    esac
  done
  [ -e "$state/$1.upstream" ]
}

# zones NETWORK: its reverse zones, which can only be cut at octets
zones() {
  case $1 in *[!0-9./]* | *.*.*.*.* | */*/*) return 0 ;; *.*.*.*/*) ;; *) return 0 ;; esac
  length=${1#*/}
  address=${1%/*}
  first=${address%%.*}
  address=${address#*.}
  second=${address%%.*}
  address=${address#*.}
  if [ "$length" -le 8 ]; then
    printf '%s.in-addr.arpa\n' "$first"
  elif [ "$length" -le 16 ]; then
    counted "$second" $((16 - length)) ".$first.in-addr.arpa"
  else
    counted "${address%%.*}" $((24 - length)) ".$second.$first.in-addr.arpa"
  fi
}

# counted FIRST BITS REST: as many zones as there are numbers of that many bits
counted() {
  octet=$1
  while [ "$octet" -lt $(($1 + (1 << $2))) ]; do
    printf '%s%s\n' "$octet" "$3"
    octet=$((octet + 1))
  done
}

apply_route() {
  gateway=$(value "$1" WM_GATEWAY)
  out=$(device "$gateway")
  if [ -z "$out" ]; then
    printf 'wm-host-apply: there is no route to the gateway %s now\n' "$gateway" >&2
    return 1
  fi
  ip route replace "$(value "$1" WM_MESH_SUPERNET)" via "$gateway" dev "$out"
  printf '%s\n' "$out"
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

apply() {
  failed=0
  devices=
  routes=
  for file in $(files); do
    if out=$(apply_route "$file"); then
      routes="$routes $out$file"
      case " $devices " in
        *" $out "*) ;;
        *) devices="$devices $out" ;;
      esac
    else
      failed=1
    fi
  done
  for name in $devices; do apply_names "$name" || failed=1; done
  return "$failed"
}

# reverse ADDRESS: the name that its own name is asked for with
reverse() {
  case $1 in *[!0-9.]* | *.*.*.*.* | *..* | .* | *.) return 1 ;; *.*.*.*) ;; *) return 1 ;; esac
  front=${1%.*}
  middle=${front#*.}
  printf '%s.%s.%s.%s.in-addr.arpa\n' "${1##*.}" "${middle#*.}" "${middle%.*}" "${1%%.*}"
}

# ask DEVICE TYPE NAME: the answer, nothing if the name is not known; fails if nobody
# answers. The name of the type stands before the answer, and then where it comes from.
ask() {
  if answer=$(resolvectl query --legend=no -i "$1" --type="$2" "$3" 2>&1); then
    case $answer in *" IN $2 "*) ;; *) return 0 ;; esac
    answer=${answer#*" IN $2 "}
    answer=${answer%%"$newline"*}
    printf '%s\n' "${answer%% *}"
  else
    case $answer in *"' not found"* | *NXDOMAIN*) ;; *) return 1 ;; esac
  fi
}

# The gateway calls the sites' gateways 1.sites.hub, 2.sites.hub and so on, and the first
# one that is not known is the end. Each has to be in a zone of the mesh, or another mesh
# has answered. Fails if an answer is missing or not valid.
ask_domains() {
  number=1
  found=
  while [ "$number" -le 4096 ]; do
    address=$(ask "$1" A "$number.sites.hub") || return 1
    [ -n "$address" ] || break
    pointer=$(reverse "$address") || return 1
    in_zone "$pointer" "$2" || return 1
    name=$(ask "$1" PTR "$pointer") || return 1
    domain=$(site_of "$name") || return 1
    found="$found $domain"
    number=$((number + 1))
  done
  [ -n "$found" ] && [ "$number" -le 4096 ] || return 1
  # shellcheck disable=SC2086 # each is a word
  found=$(printf '%s\n' hub $found | sort -u)
  # shellcheck disable=SC2086
  set -- $found
  printf '%s\n' "$*"
}

in_zone() {
  for zone in $(zones "$2"); do
    case $1 in *".$zone") return 0 ;; esac
  done
  return 1
}

# True if a mesh that has a route has other sites than before.
follow() {
  changed=1
  for mesh in $routes; do
    file=/${mesh#*/}
    [ "$(value "$file" WM_FOLLOW)" = yes ] || continue
    if ! domains=$(ask_domains "${mesh%%/*}" "$(value "$file" WM_MESH_SUPERNET)"); then
      printf 'wm-host-apply: the gateway of %s sent no valid list of sites\n' "${file##*/}" >&2
    elif [ "$domains" != "$(value "$file" WM_DOMAINS)" ]; then
      sed "s/^WM_DOMAINS=.*/WM_DOMAINS=\"$domains\"/" "$file" >"$file.new"
      mv "$file.new" "$file"
      changed=0
    fi
  done
  return "$changed"
}

# DNS has to be applied first, so that the gateway can be asked.
apply_and_follow() {
  if apply; then failed=0; else failed=1; fi
  if follow; then
    if apply; then failed=0; else failed=1; fi
  fi
  return "$failed"
}

undo() {
  file=$meshes/$1.env
  [ -f "$file" ] || return 0
  gateway=$(value "$file" WM_GATEWAY)
  out=$(device "$gateway")
  ip route del "$(value "$file" WM_MESH_SUPERNET)" via "$gateway" 2>/dev/null || :
  rm -f "$file"
  if [ -n "$out" ]; then
    resolvectl revert "$out" || :
    rm -f "$state/$out.upstream"
  fi
  apply || :
}

case ${1:-apply} in
  apply) apply_and_follow ;;
  undo) undo "$2" ;;
  *)
    printf 'usage: wm-host-apply [apply | undo SLUG]\n' >&2
    exit 2
    ;;
esac
