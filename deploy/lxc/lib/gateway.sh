# shellcheck shell=bash
# The gateway's program in the container: its settings, its installation by the registry's own
# installer, and waiting until it has applied its configuration.

GATEWAY_ENV=/etc/wm/gateway.env

# The gateway's settings. Pure. Argument: an enrolment token, or nothing if it is enrolled.
gateway_env() {
  local key
  printf '# Written by wm-gw from %s; change them there, then: wm-gw install\n' "${SERVICE_ENV##*/}"
  printf 'WM_REGISTRY_URL=%s\nSITE_DOMAIN=%s\n' "$(setting WM_REGISTRY_URL)" "$(setting SITE_DOMAIN)"
  [ "$(setting WM_LISTEN_PORT)" = 51820 ] || printf 'WM_LISTEN_PORT=%s\n' "$(setting WM_LISTEN_PORT)"
  for key in $AGENT_KEYS; do
    ! has_setting "$key" || printf '%s=%s\n' "$key" "$(setting "$key")"
  done
  [ -z "$1" ] || printf 'WM_REGISTRY_TOKEN=%s\n' "$1"
}

# Writes a file of the running container, as a whole, from standard input. Arguments: mode, path.
put_file() {
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    umask 077
    mkdir -p "${2%/*}" && cat >"$2.wm-gw" && chmod "$1" "$2.wm-gw" && mv -f "$2.wm-gw" "$2"' sh "$1" "$2"
}

is_enrolled() { ct_exec test -s /etc/wm/credential </dev/null; }

# Whether the registry has a gateway of this site: after a destroy elsewhere, or a restored
# backup of the registry, it may not.
is_known_to_registry() {
  ask_registry 200 GET /api/v1/gateways
  jq -e --arg site "$(setting SITE_DOMAIN)" '.items | any(.site == $site and .enrolled)' <<<"$ANSWER" >/dev/null
}

# Brings gateway.env up to date; GATEWAY_CHANGED says whether it had to. A gateway that is not
# enrolled gets a token by which it enrols once.
configure_gateway() {
  local token='' now
  GATEWAY_CHANGED=
  if ! is_enrolled || ! is_known_to_registry; then
    token=$(enrolment_token) || exit 1
    step "Site $(setting SITE_DOMAIN) has a token for its gateway"
  fi
  now=$(ct_exec sh -c "cat $GATEWAY_ENV 2>/dev/null || :" </dev/null)
  [ -n "$token" ] || [ "$now" != "$(gateway_env '')" ] || return 0
  GATEWAY_CHANGED=1
  gateway_env "$token" | put_file 600 "$GATEWAY_ENV"
}

has_gateway() { ct_exec sh -c 'command -v wm-gateway >/dev/null' </dev/null; }

# The fingerprint of the key that releases are signed with: service.env's, else what the
# registry says to its administrator.
release_key() {
  if has_setting WM_RELEASE_KEY; then
    setting WM_RELEASE_KEY
    return
  fi
  call_registry GET /api/v1/releases
  [ "$STATUS" = 200 ] || die 'The registry has no release.' \
    'Add one there (wm-registry add-release DIRECTORY), or give one: wm-gw install --archive FILE'
  answer '.items[0].key' | grep -E '^[0-9a-f]{64}$' ||
    die 'The registry has no release.' \
      'Add one there (wm-registry add-release DIRECTORY), or give one: wm-gw install --archive FILE'
}

# Runs the installer in the container: the registry's, or with an archive the one beside it.
install_program() {
  if [ -n "${ARCHIVE:-}" ]; then
    install_from_archive
  else
    install_from_registry
  fi
}

install_from_registry() {
  local key
  key=$(release_key) || exit 1
  curl --silent --show-error --fail --max-time 60 --output "$WORK/install-gateway.sh" \
    "$(setting WM_REGISTRY_URL)/install/gateway" ||
    die 'The registry does not serve its installer.' "Look: curl $(setting WM_REGISTRY_URL)/install/gateway"
  step "Installing the registry's release in $(ct_name)"
  run_installer "$WORK/install-gateway.sh" --key "$key"
}

# An archive that was built or downloaded by the administrator, who vouches for it.
install_from_archive() {
  local folder=/root/wm-gw-archive installer=$HERE/../install-gateway.sh
  [ -r "$ARCHIVE" ] || die "There is no $ARCHIVE." 'Give the path of a wm-gateway-VERSION-linux-ARCH.tar.gz.'
  [ -r "$installer" ] || installer=$(dirname "$ARCHIVE")/install-gateway.sh
  [ -r "$installer" ] || die "There is no install-gateway.sh beside $ARCHIVE." 'Take the folder of a release as a whole.'
  step "Installing ${ARCHIVE##*/} in $(ct_name)"
  put_file 600 "$folder/${ARCHIVE##*/}" <"$ARCHIVE"
  run_installer "$installer" --archive "$folder/${ARCHIVE##*/}"
  ct_exec rm -rf "$folder" </dev/null
}

# Arguments: the installer, its options. The token is in gateway.env already.
run_installer() {
  local installer=$1
  shift
  put_file 700 /root/wm-gw-install <"$installer"
  ct_exec sh /root/wm-gw-install --registry "$(setting WM_REGISTRY_URL)" "$@" </dev/null ||
    die "The installer failed in $(ct_name)." "See above, then run wm-gw install $SERVICE_ENV again."
  ct_exec rm -f /root/wm-gw-install </dev/null
}

await_sync() {
  step 'Waiting until the gateway has applied its configuration'
  if wait_until "${WM_GW_SYNC_SECONDS:-180}" gateway_is_in_sync; then
    step "The gateway of $(setting SITE_DOMAIN) is in sync"
    return
  fi
  ct_exec wm-gateway status </dev/null >&2 || :
  die "The gateway of $(setting SITE_DOMAIN) is not in sync after 3 min." "Look: wm-gw logs $SERVICE_ENV"
}

# The public address of a hub. Blank: this host's own if it has a public one, else what
# services on the Internet say that it is; a spoke's is learnt by the registry from its polls.
PUBLIC_ADDRESS_SERVICES=${WM_GW_ADDRESS_SERVICES:-https://ifconfig.me/ip https://api.ipify.org https://icanhazip.com}

public_endpoint() {
  local address
  if has_setting PUBLIC_IP; then
    endpoint_of "$(setting PUBLIC_IP)"
  elif is_hub; then
    address=$(own_public_address || asked_public_address) || {
      warn 'The public address of this host was not found; the registry takes the one that the gateway polls from.'
      warn "Set it if that is not right: PUBLIC_IP=ADDRESS in $SERVICE_ENV"
      return
    }
    endpoint_of "$address"
  fi
}

own_public_address() {
  local address
  address=$(ip -j -4 route get 198.51.100.1 2>/dev/null | jq -r '.[0].prefsrc // empty')
  is_public_address "$address" && printf '%s\n' "$address"
}

asked_public_address() {
  local service address
  for service in $PUBLIC_ADDRESS_SERVICES; do
    address=$(curl --ipv4 --silent --fail --max-time 5 "$service" | tr -d '[:space:]') || continue
    if is_public_address "$address"; then
      printf '%s\n' "$address"
      return
    fi
  done
  return 1
}
