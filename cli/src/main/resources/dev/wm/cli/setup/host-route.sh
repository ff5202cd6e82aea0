# --- routes into the mesh ---

# Ours have this protocol number (ip-route(8)), so that no other is replaced or removed.
protocol=119
notes=

# word LINE NAME: what follows that word in a line of ip route
word() {
  case " $1 " in *" $2 "*) ;; *) return 0 ;; esac
  rest=" $1 "
  rest=${rest#*" $2 "}
  printf '%s\n' "${rest%% *}"
}

is_ours() { [ "$(word "$1" proto)" = "$protocol" ]; }

# leads LINE GATEWAY DEVICE
leads() { [ "$(word "$1" via)" = "$2" ] && [ "$(word "$1" dev)" = "$3" ]; }

note() { notes="${notes}wm-host-apply: $*$newline"; }

# What a run says of a machine that stays as it is need not be said again every 5 minutes.
say_notes() {
  mkdir -p "$state"
  [ "$notes" = "$(cat "$state/notes" 2>/dev/null || :)${notes:+$newline}" ] || printf '%s' "$notes" >&2
  printf '%s' "$notes" >"$state/notes"
}

holder() {
  out_of=$(word "$1" dev)
  case $out_of in
    docker0 | br-????????????) printf '%s, a network of Docker' "$out_of" ;;
    '') printf 'its own route "%s"' "${1%% *}" ;;
    *) printf '%s' "$out_of" ;;
  esac
}

# refuse NETWORK ROUTE: says what has the network already, and what helps
refuse() {
  printf 'wm-host-apply: %s is not routed to the mesh: this machine has %s on %s, which stays.\n' \
    "$1" "${2%% *}" "$(holder "$2")" >&2
  case $(holder "$2") in
    *Docker)
      pool=172.17.0.0/16
      case $1 in 172.1[67].*) pool=10.210.0.0/16 ;; esac
      cat >&2 <<HELP
  Give Docker other networks: put this into /etc/docker/daemon.json
    "default-address-pools": [{"base": "$pool", "size": 24}]
  then run systemctl restart docker, and make that network again (docker network ls, docker network rm NAME).
HELP
      ;;
    *) printf '  Give that network other addresses, or remove its route: ip route show %s\n' "${2%% *}" >&2 ;;
  esac
  printf '  Or route each site by itself: wm host-setup GATEWAY-IP --site-routes\n' >&2
}

# containing NETWORK: routes to larger networks with this one in them. Sets taken if an
# address of this machine there is in it: that part is in use.
containing() {
  local_addresses=$(ip -o route show table local type local root "$1" 2>/dev/null) || :
  while IFS= read -r line; do
    case $line in '' | default* | *'/1 '* | "$1 "*) continue ;; esac
    if is_ours "$line"; then continue; fi
    case "$local_addresses " in
      *" dev $(word "$line" dev) "*) taken=$line ;;
      *) note "addresses of ${line%% *} ($(holder "$line")) that are in $1 too now lead to the mesh" ;;
    esac
  done <<ROUTES
$(ip -o route show match "$1")
ROUTES
}

# inside NETWORK: routes to parts of it
inside() {
  parts=
  while IFS= read -r line; do
    case $line in '' | "$1 "*) continue ;; esac
    if is_ours "$line"; then continue; fi
    parts=yes
    note "${line%% *} stays with this machine ($(holder "$line")): what has these addresses in the mesh is not reached from here"
  done <<ROUTES
$(ip -o route show root "$1")
ROUTES
}

# exact NETWORK GATEWAY DEVICE: sets present if the route is there, and taken if another is
exact() {
  while IFS= read -r line; do
    if [ -z "$line" ]; then
      :
    elif leads "$line" "$2" "$3"; then
      present=yes
    elif is_ours "$line"; then
      ip route del "$1" via "$(word "$line" via)" proto "$protocol"
    else
      taken=$line
    fi
  done <<ROUTES
$(ip -o route show exact "$1")
ROUTES
}

# route NETWORK GATEWAY DEVICE: fails if this machine has that network already. Then ours,
# which may be older, goes too.
route() {
  present=
  taken=
  exact "$@"
  containing "$1"
  if [ -n "$taken" ]; then
    ip route del "$1" proto "$protocol" 2>/dev/null || :
    refuse "$1" "$taken"
    return 1
  fi
  inside "$1"
  [ -n "$present" ] || ip route add "$1" via "$2" dev "$3" proto "$protocol" || return 1
  [ -z "$parts" ] || return 0
  first=${1%/*}
  first=${first%.*}.$((${first##*.} + 1))
  line=$(ip -o route get "$first" 2>/dev/null) || return 0
  leads "$line" "$2" "$3" ||
    note "the route to $1 has no effect: a rule sends it to $(word "$line" dev), see ip rule"
}

# withdraw NETWORK WANTED: removes our routes in it but those
withdraw() {
  while IFS= read -r line; do
    case " $2 " in *" ${line%% *} "*) continue ;; esac
    [ -z "$line" ] || ip route del "${line%% *}" proto "$protocol" || :
  done <<ROUTES
$(ip -o route show root "$1" proto "$protocol")
ROUTES
}
