# --- which sites there are ---

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
