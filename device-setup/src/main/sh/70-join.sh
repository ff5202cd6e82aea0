# --- join ---

join_help() {
  cat <<'HELP'
Joins this machine to a mesh. On a machine with wm, "wm add-device NAME" prints the whole command.

  --registry URL   the mesh's registry
  --token TOKEN    the one-use token; - asks for it
  --name NAME      the device's name: laptop becomes laptop.hub
  --type TYPE      roaming, or isolated (is reached, starts no connection)
  --key HEX        fingerprint of the key that releases are signed with: then a roaming device gets wm too
  --as LABEL       the interface is wg-LABEL (default: the mesh's own label)
HELP
}

join_arguments() {
  registry='' token='' name='' type='' label='' fingerprint=''
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help)
        join_help
        exit 0
        ;;
      --registry | --token | --name | --type | --key | --as) [ $# -gt 1 ] || usage "$1 needs a value." ;;
      *) usage "This knows no $1: copy the command that wm add-device prints." ;;
    esac
    case $1 in
      --registry) registry=${2%/} ;;
      --token) token=$2 ;;
      --name) name=${2%.hub} ;;
      --type) type=$2 ;;
      --key) fingerprint=$2 ;;
      --as) label=$2 ;;
    esac
    shift 2
  done
  check_arguments
}

check_arguments() {
  [ -n "$registry" ] || usage '--registry is missing: copy the command that wm add-device prints.'
  is_url "$registry" || usage 'The registry is no URL: write --registry https://wm.example.com.'
  [ -n "$name" ] || usage '--name is missing: write --name laptop.'
  is_label "$name" || usage 'The name is none: use lower-case letters, digits and hyphens.'
  [ -n "$type" ] || usage '--type is missing: write --type roaming, or --type isolated.'
  is_type "$type" || usage 'There is no such type: write --type roaming, or --type isolated.'
  [ -z "$label" ] || is_network "$label" || usage 'The label is none: use up to 12 lower-case letters, digits and hyphens.'
  case $fingerprint in *[!0-9a-f]*) usage 'The key is none: copy all of the command.' ;; esac
  [ -z "$fingerprint" ] || [ "${#fingerprint}" = 64 ] || usage 'The key is none: copy all of the command.'
  if [ "$token" = - ]; then ask_token; fi
  [ -n "$token" ] || usage '--token is missing: wm device-setup NAME prints a command with one.'
  is_token "$token" enr || usage 'The token is none: it begins with wm_enr_. Copy all of the command.'
  case $registry in
    https:*) ;;
    *) warn "$registry is not encrypted: whoever is in between can read the token. Use https where you can." ;;
  esac
}

ask_token() {
  printf 'Token: ' >/dev/tty
  stty -echo </dev/tty 2>/dev/null || :
  read -r token </dev/tty || token=
  stty echo </dev/tty 2>/dev/null || :
  printf '\n' >/dev/tty
}

join() {
  join_arguments "$@"
  begin
  check_machine
  fetch_script || die "$registry/setup is not the whole script: $(reason)"
  if joined; then renew; else enrol; fi
  lock "$net"
  ending=roll_back
  back_up
  install_device
  ending=unlock
  confirm || say "The registry will hear at the next update that $name has joined."
  install_wm
  report_joined
}

# True if this machine is a device of that registry already; net is the interface's label then.
joined() {
  set +f
  for env in "$etc"/wg-*.env; do
    set -f
    [ "$(value REGISTRY_URL "$env")" = "$registry" ] || continue
    net=${env##*/wg-}
    net=${net%.env}
    is_network "$net" || continue
    return 0
  done
  set -f
  return 1
}

# Joined again: with the credential that is here if it is still good, so that nothing breaks
# and the token stays unused; else with the same key.
renew() {
  before=$(value WM_DEVICE "$etc/wg-$net.env")
  [ -z "$before" ] || [ "$before" = "$name" ] ||
    die "This machine is $before in that mesh already. To make it $name: wm edit device $before --set name=$name; or remove it first: wg-$net-uninstall."
  [ -z "$label" ] || [ "$label" = "$net" ] || die "This mesh is on wg-$net already: remove it first with wg-$net-uninstall."
  own=$(value REGISTRY_TOKEN "$etc/wg-$net.env")
  key=$etc/wg-$net.key
  if is_token "$own" dev && [ -s "$key" ] && fetch_config "$own" && read_config &&
    [ "$c_name" = "$name" ] && [ "$c_key" = "$(wg pubkey <"$key")" ]; then
    say "$name has joined before: everything is put in place again. The token is not used."
    check_view
  else
    enrol
  fi
}

enrol() {
  key=$work/key
  if [ -n "${net:-}" ] && [ -s "$etc/wg-$net.key" ]; then cp "$etc/wg-$net.key" "$key"; else wg genkey >"$key"; fi
  public=$(wg pubkey <"$key")
  is_key "$public" || die 'wg made no key here: install wireguard-tools again.'
  printf '{"device":{"name":"%s","type":"%s"},"public_key":"%s","version":"wm device-setup","confirms":true}' \
    "$name" "$type" "$public" >"$work/request"
  send "$token" POST /api/v1/device-enrolments "$work/request"
  [ "$code" = 201 ] || die "$(enrolment_refusal)"
  own=$(tr -d '\n' <"$work/answer" | sed -nE 's/.*"token" *: *"(wm_dev_[A-Za-z0-9_-]+)".*/\1/p')
  is_token "$own" dev || die "$registry gave an unexpected answer: check the address. The token stays good."
  fetch_config "$own" || die "$(reason)"
  read_config || die "$registry gave an unexpected answer ($wrong): nothing was changed here. The token stays good."
  { [ "$c_name" = "$name" ] && [ "$c_key" = "$public" ]; } ||
    die "$registry gave an unexpected answer (another device's): nothing was changed here. The token stays good."
  check_view
}

# A token that is used up or has expired is said to be so by the registry.
enrolment_refusal() {
  why=$(reason)
  case $code:$why in
    401:'There is no valid token'*)
      say_reason "$registry does not know this token: copy all of the command, or make a new one with wm device-setup $name" ;;
    *) say_reason "$why" ;;
  esac
}

# What else has to be true of the view before anything is changed here
check_view() {
  trouble=$(missing_hub)
  [ -z "$trouble" ] || die "$trouble. The token stays good."
  if [ -z "${net:-}" ]; then
    net=${label:-$c_network}
    refuse_taken
  fi
  refuse_overlap
}

# A name that somebody else's interface or another mesh has
refuse_taken() {
  if [ -e "$etc/wg-$net.env" ]; then
    die "wg-$net is the mesh of $(value REGISTRY_URL "$etc/wg-$net.env"): run this command again with --as ANOTHER-LABEL. The token stays good."
  fi
  if [ -e "$etc/wg-$net.conf" ] && ! grep -qs '^# Made by wm' "$etc/wg-$net.conf" || { [ ! -e "$etc/wg-$net.conf" ] && is_up; }; then
    die "There is an interface wg-$net here that is not wm's: run this command again with --as ANOTHER-LABEL. The token stays good."
  fi
}

refuse_overlap() {
  set +f
  for env in "$etc"/wg-*.env; do
    set -f
    other=$(value WM_SUPERNET "$env")
    if [ "$env" = "$etc/wg-$net.env" ] || ! is_cidr "$other" || ! overlap "$c_supernet" "$other"; then continue; fi
    env=${env##*/}
    die "The mesh of ${env%.env} has $other, which overlaps this mesh's $c_supernet: one machine can be in one of them only. The token stays good."
  done
  set -f
}

# --- the files, and what is undone if one of the steps fails ---

device_files() {
  printf '%s\n' "$etc/wg-$net.key" "$etc/wg-$net.conf" "$etc/wg-$net.env" "$state/$net.hash" \
    "$bin/wg-$net-status" "$bin/wg-$net-update" "$bin/wg-$net-uninstall"
}

back_up() {
  mkdir "$work/before"
  device_files >"$work/files"
  while read -r file; do
    if [ -e "$file" ]; then cp -p "$file" "$work/before/${file##*/}"; fi
  done <"$work/files"
}

# What was not there before is not there afterwards; what was is as it was.
roll_back() {
  warn 'Nothing is left half-configured: what was done is undone.'
  if [ -e "$work/before/wg-$net.conf" ]; then
    cp "$etc/wg-$net.conf" "$work/failed"
    while read -r file; do
      if [ -e "$work/before/${file##*/}" ]; then cp -p "$work/before/${file##*/}" "$file"; fi
    done <"$work/files"
    tunnel_apply "$work/failed" || :
  else
    remove_device
  fi
  unlock
}

install_device() {
  mkdir -p "$etc" "$bin"
  conf_before=$work/before/wg-$net.conf
  put "$bin/wg-$net-update" 755 <"$work/setup"
  for tool in status uninstall; do ln -f "$bin/wg-$net-update" "$bin/wg-$net-$tool"; done
  put_key "$key"
  put_env
  names_programs
  tunnel_text "$etc/wg-$net.key" | put "$etc/wg-$net.conf" 600
  if ! tunnel_apply "$conf_before"; then
    tunnel_failure >&2
    die "The interface wg-$net does not come up: see above. The token stays good."
  fi
  read_env
  aloud=yes
  names_up || :
  timer_up || die "The timer wg-$net-update cannot be started. The token stays good."
  hash_of "$work/config" | put "$state/$net.hash" 644
}

put_key() {
  [ "$1" = "$etc/wg-$net.key" ] || put "$etc/wg-$net.key" 600 <"$1"
}

put_env() {
  put "$etc/wg-$net.env" 600 <<ENV
# Made by wm. The token is this device's own: it reads its configuration, and removes it.
REGISTRY_URL=$registry
REGISTRY_TOKEN=$own
WM_DEVICE=$c_name
WM_TYPE=$c_type
WM_ADDRESS=$c_address
WM_SUPERNET=$c_supernet
WM_HUB_GATEWAY=$c_hub_gateway
WM_HUB_PUBLIC_KEY=$c_hub_key
WM_HUB_ENDPOINT=$c_endpoint
WM_DOMAINS=$c_domains
WM_HOME=${home:-}
WM_CONFIRMED=${confirmed:-no}
ENV
}

# Tells the registry that the join has succeeded, which uses the token up.
confirm() {
  for try in 1 2 3; do
    send "$own" POST /api/v1/device/confirmation
    if [ "$code" = 204 ]; then
      confirmed=yes
      put_env
      return 0
    fi
    [ "$try" = 3 ] || sleep 1
  done
  return 1
}

report_joined() {
  unlock
  say "$name has joined: wg-$net has $c_address, and connects to the hub at $c_endpoint."
  if wait_for_handshake; then
    say 'The hub has answered.'
  else
    warn "The hub has not answered yet. Check that its UDP port is reachable from here: wg-$net-status."
  fi
  if [ "$c_type" = isolated ]; then say 'It is reached by members of the mesh, and starts no connection to them.'; fi
  method=$(cat "$state/$net.names" 2>/dev/null) || method=
  if [ -n "$method" ] && [ "$method" != none ]; then say "Names in $(printf '%s\n' "$c_domains" | sed 's/ /, /g') are looked up at the hub, by $(names_text "$method")."; fi
  say "wg-$net-status shows how it is, wg-$net-update follows changes at once, wg-$net-uninstall leaves."
}

