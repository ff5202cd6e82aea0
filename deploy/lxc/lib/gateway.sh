# shellcheck shell=bash
# The gateway's program in the container: its settings, its installation by the registry's own
# installer, and waiting until it has applied its configuration.

GATEWAY_ENV=/etc/wm/gateway.env

# The gateway's settings. Pure. Argument: an enrolment token, or nothing if it is enrolled.
gateway_env() {
  local key
  printf '# Written by wm-gw from %s; change them there, then: wm-gw install\n' "${SERVICE_ENV##*/}"
  printf 'WM_REGISTRY_URL=%s\nSITE_DOMAIN=%s\n' "${SETTINGS[WM_REGISTRY_URL]}" "${SETTINGS[SITE_DOMAIN]}"
  [ "${SETTINGS[WM_LISTEN_PORT]}" = 51820 ] || printf 'WM_LISTEN_PORT=%s\n' "${SETTINGS[WM_LISTEN_PORT]}"
  for key in $AGENT_KEYS; do
    ! has_setting "$key" || printf '%s=%s\n' "$key" "${SETTINGS[$key]}"
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
  jq -e --arg site "${SETTINGS[SITE_DOMAIN]}" '.items | any(.site == $site and .enrolled)' <<<"$ANSWER" >/dev/null
}

# The settings in a gateway.env, in order, without its token. Pure.
settings_of() { grep -E '^[A-Z_]+=' <<<"$1" | grep -v '^WM_REGISTRY_TOKEN=' | sort; }

# Brings gateway.env up to date; GATEWAY_CHANGED says whether it had to. A gateway that is not
# enrolled gets a token by which it enrols once.
configure_gateway() {
  local token='' now
  GATEWAY_CHANGED=
  if ! is_enrolled || ! is_known_to_registry; then
    token=$(enrolment_token) || exit 1
    step "The gateway of ${SETTINGS[SITE_DOMAIN]} gets a token with which it enrols once"
  fi
  now=$(ct_exec sh -c "cat $GATEWAY_ENV 2>/dev/null || :" </dev/null)
  [ -n "$token" ] || [ "$(settings_of "$now")" != "$(settings_of "$(gateway_env '')")" ] || return 0
  GATEWAY_CHANGED=1
  gateway_env "$token" | put_file 600 "$GATEWAY_ENV"
}

has_gateway() { ct_exec sh -c 'command -v wm-gateway >/dev/null' </dev/null; }

# The newest release that the registry serves, as VERSION KEY; service.env may name the key.
newest_release() {
  local release
  # A registry of before releases has no such path.
  ask_registry '200 404' GET /api/v1/releases
  release=$([ "$STATUS" != 200 ] || answer '.items[0] | select(.) | "\(.version) \(.key)"')
  [[ $release =~ ^[0-9][0-9A-Za-z.+~-]*\ [0-9a-f]{64}$ ]] || die 'The registry has no release.' \
    'Add one there (wm-registry add-release DIRECTORY), or give one: wm-gw install --archive FILE'
  ! has_setting WM_RELEASE_KEY || release="${release% *} ${SETTINGS[WM_RELEASE_KEY]}"
  printf '%s\n' "$release"
}

installed_version() { ct_exec wm-gateway version </dev/null 2>/dev/null | sed -n 's/^wm-gateway //p'; }

# Installs the registry's newest release, or with --archive that one, in the container.
install_program() {
  local release key
  if [ -n "${ARCHIVE:-}" ]; then
    install_from_folder
    return
  fi
  release=$(newest_release) || exit 1
  key=${release#* }
  curl --silent --show-error --fail --max-time 60 --output "$WORK/install-gateway.sh" \
    "${SETTINGS[WM_REGISTRY_URL]}/install/gateway" ||
    die 'The registry does not serve its installer.' "Look: curl ${SETTINGS[WM_REGISTRY_URL]}/install/gateway"
  step "Installing release ${release% *} in $(ct_name)"
  run_installer "$WORK/install-gateway.sh" --key "$key"
}

# The same if that is not what runs there already.
install_program_if_new() {
  local release
  if [ -z "${ARCHIVE:-}" ] && has_gateway; then
    release=$(newest_release) || exit 1
    if [ "$(installed_version)" = "${release% *}" ]; then
      step "Release ${release% *} is installed already"
      return
    fi
  fi
  install_program
}

RELEASE_COPY=/root/wm-gw-release

# From the files of a release that the administrator has, and vouches for unless service.env
# names the key.
install_from_folder() {
  local folder=$ARCHIVE file key
  [ -d "$folder" ] || folder=$(dirname "$ARCHIVE")
  [ -e "$ARCHIVE" ] || die "There is no $ARCHIVE." 'Give the path of a release'\''s wm-gateway-VERSION-linux-ARCH.tar.gz.'
  for file in install-gateway.sh VERSION release.pub SHA256SUMS SHA256SUMS.sig; do
    [ -r "$folder/$file" ] || die "There is no $file beside ${ARCHIVE##*/}." 'Take the folder of a release as a whole.'
  done
  require_programs openssl openssl
  key=${SETTINGS[WM_RELEASE_KEY]}
  [ -n "$key" ] || key=$(openssl pkey -pubin -in "$folder/release.pub" -outform DER | sha256sum | cut -d ' ' -f 1)
  step "Installing release $(cat "$folder/VERSION") of $folder in $(ct_name)"
  for file in VERSION release.pub SHA256SUMS SHA256SUMS.sig "wm-gateway-$(cat "$folder/VERSION")-linux-$(architecture).tar.gz"; do
    [ -r "$folder/$file" ] || die "There is no $file in $folder." 'Take the folder of a release as a whole.'
    put_file 644 "$RELEASE_COPY/$file" <"$folder/$file"
  done
  run_installer "$folder/install-gateway.sh" --from "$RELEASE_COPY" --key "$key"
  ct_exec rm -rf "$RELEASE_COPY" </dev/null
}

architecture() {
  case $(uname -m) in
    x86_64) printf 'amd64\n' ;;
    aarch64) printf 'arm64\n' ;;
    *) uname -m ;;
  esac
}

# Arguments: installer, its options. The token is in gateway.env, so that no list of processes
# shows it.
run_installer() {
  local installer=$1
  shift
  put_file 700 /root/wm-gw-install <"$installer"
  try_installer "$@" || try_with_new_token "$@" ||
    die "The installer failed in $(ct_name)." "See above, then run wm-gw install $SERVICE_ENV again."
  ct_exec rm -f /root/wm-gw-install </dev/null
}

try_installer() { ct_exec sh /root/wm-gw-install --registry "${SETTINGS[WM_REGISTRY_URL]}" "$@" </dev/null; }

# A token is used up even if the registry's answer to it is lost on the way.
try_with_new_token() {
  ! is_enrolled || return 1
  step 'The gateway did not enrol: once more, with a new token'
  configure_gateway
  try_installer "$@"
}

await_sync() {
  step 'Waiting until the gateway has applied its configuration'
  if wait_until "${WM_GW_SYNC_SECONDS:-180}" gateway_is_in_sync; then
    step "The gateway of ${SETTINGS[SITE_DOMAIN]} is in sync"
    return
  fi
  ct_exec wm-gateway status </dev/null >&2 || :
  die "The gateway of ${SETTINGS[SITE_DOMAIN]} is not in sync after 3 min." "Look: wm-gw logs $SERVICE_ENV"
}

# The public address of a hub. Blank: this host's own if it has a public one, else what
# services on the Internet say that it is; a spoke's is learnt by the registry from its polls.
PUBLIC_ADDRESS_SERVICES=${WM_GW_ADDRESS_SERVICES:-https://ifconfig.me/ip https://api.ipify.org https://icanhazip.com}

public_endpoint() {
  local address
  if has_setting PUBLIC_IP; then
    endpoint_of "${SETTINGS[PUBLIC_IP]}"
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
