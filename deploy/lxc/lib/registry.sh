# shellcheck shell=bash
# The registry's API, called with the administrator's token of service.env. curl reads the token
# from standard input, so that no list of processes shows it.

# Puts the status into STATUS and the body into ANSWER. Arguments: method, path, body or nothing.
STATUS=
ANSWER=

call_registry() {
  local method=$1 path=$2 body=${3:-} answer token
  answer=$(mktemp "$WORK/answer.XXXXXX")
  token=${SETTINGS[WM_REGISTRY_TOKEN]}
  token=${token//\\/\\\\}
  STATUS=$({
    printf 'header = "Authorization: Bearer %s"\n' "${token//\"/\\\"}"
    printf 'request = "%s"\nurl = "%s%s"\noutput = "%s"\n' "$method" "${SETTINGS[WM_REGISTRY_URL]}" "$path" "$answer"
    if [ -n "$body" ]; then
      printf '%s' "$body" >"$WORK/body"
      printf 'header = "Content-Type: application/json"\ndata-binary = "@%s"\n' "$WORK/body"
    fi
  } | curl --silent --max-time 30 --write-out '%{http_code}' --config -) || STATUS=000
  ANSWER=$(cat "$answer")
  rm -f "$answer"
}

# The same, and ends unless the status is one of those expected. Arguments: those, then as above.
ask_registry() {
  local expected=$1
  shift
  call_registry "$@"
  ! is_listed "$STATUS" "$expected" || return 0
  case $STATUS in
    000) die "The registry at ${SETTINGS[WM_REGISTRY_URL]} does not answer this host." \
      "Look: curl ${SETTINGS[WM_REGISTRY_URL]}/health${HELP:-}" ;;
    401 | 403) die "The registry refused WM_REGISTRY_TOKEN: $(detail)" \
      "Put an administrator's token into $SERVICE_ENV: wm token create --admin prints one." ;;
    *) die "The registry refused $1 $2 ($STATUS): $(detail)" "Correct $SERVICE_ENV, then try again." ;;
  esac
}

detail() { jq -r '.detail // .title // empty' <<<"$ANSWER" 2>/dev/null || :; }

answer() { jq -r "$1 // empty" <<<"$ANSWER"; }

# The endpoint of service.env with its port; empty if it is not set.
endpoint_of() {
  [ -z "$1" ] || case $1 in
    *:*) printf '%s\n' "$1" ;;
    *) printf '%s:%s\n' "$1" "${SETTINGS[WM_LISTEN_PORT]}" ;;
  esac
}

# A site as a request's body. Pure. Arguments: domain, subnet, hub, endpoint, port.
site_json() {
  jq -nc --arg domain "$1" --arg subnet "$2" --argjson hub "$3" --arg endpoint "$4" --argjson port "$5" \
    '{domain: $domain, hub: $hub, listen_port: $port} + (if $subnet == "" then {} else {subnet: $subnet} end)
      + (if $endpoint == "" then {} else {endpoint: $endpoint} end)'
}

# Registers the site if it is not. Argument: the endpoint, or nothing if the registry is to learn it.
register_site() {
  local domain
  domain=${SETTINGS[SITE_DOMAIN]}
  ask_registry '200 404' GET "/api/v1/sites/$domain"
  if [ "$STATUS" = 404 ]; then
    ask_registry 201 POST /api/v1/sites \
      "$(site_json "$domain" "${SETTINGS[SITE_SUBNET]}" "${SETTINGS[IS_HUB]}" "$1" "${SETTINGS[WM_LISTEN_PORT]}")"
    step "Site $domain is registered, with $(answer .subnet)"
    return
  fi
  check_site
  update_site "$1"
}

check_site() {
  local subnet hub
  subnet=$(answer .subnet) hub=$(jq -r .hub <<<"$ANSWER")
  ! has_setting SITE_SUBNET || [ "${SETTINGS[SITE_SUBNET]}" = "$subnet" ] ||
    die "Site ${SETTINGS[SITE_DOMAIN]} has $subnet at the registry and SITE_SUBNET is ${SETTINGS[SITE_SUBNET]}." \
      "Set SITE_SUBNET=$subnet in $SERVICE_ENV, or change the site: wm edit site ${SETTINGS[SITE_DOMAIN]} --subnet …"
  [ "${SETTINGS[IS_HUB]}" = "$hub" ] ||
    die "Site ${SETTINGS[SITE_DOMAIN]} has hub = $hub at the registry and IS_HUB is ${SETTINGS[IS_HUB]}." \
      "Set IS_HUB=$hub in $SERVICE_ENV, or change the site with wm edit site."
}

# An address that was found, and not set, does not replace one that somebody set.
update_site() {
  local endpoint=$1 patch
  [ -z "$(answer .endpoint)" ] || has_setting PUBLIC_IP || endpoint=
  patch=$(jq -c --arg endpoint "$endpoint" --argjson port "${SETTINGS[WM_LISTEN_PORT]}" \
    '(if $endpoint != "" and $endpoint != .endpoint then {endpoint: $endpoint} else {} end)
      + (if $port != .listen_port then {listen_port: $port} else {} end)' <<<"$ANSWER")
  if [ "$patch" = '{}' ]; then
    step "Site ${SETTINGS[SITE_DOMAIN]} is registered"
    return
  fi
  ask_registry 200 PATCH "/api/v1/sites/${SETTINGS[SITE_DOMAIN]}" "$patch"
  step "Site ${SETTINGS[SITE_DOMAIN]} is changed at the registry: $patch"
}

# The machine that this runs on becomes a host of the site (W44). Argument: its address on
# the container's network.
register_host() {
  local name
  name=$(host_name)
  is_label "$name" || {
    warn "This host is not registered: its name \"$name\" is none that the mesh can have."
    warn "Give it one in $SERVICE_ENV: HOST_NAME=LABEL, or none"
    return 0
  }
  name=$name.${SETTINGS[SITE_DOMAIN]}
  ask_registry '200 404' GET "/api/v1/hosts/$name"
  if [ "$STATUS" = 200 ]; then
    [ "$(answer .local_address)" = "$1" ] ||
      warn "$name is registered with $(answer .local_address) and this host has $1: wm edit host $name --local-ip $1"
    return 0
  fi
  call_registry POST /api/v1/hosts "$(jq -nc --arg name "$name" --arg address "$1" '{name: $name, local_address: $address}')"
  if [ "$STATUS" = 201 ]; then
    step "This host is registered as $name, $(answer .overlay_address)"
  else
    warn "This host is not registered as $name: $(detail)"
    warn "Register it by hand if it is to be reached: wm add-host NAME.${SETTINGS[SITE_DOMAIN]} --local-ip $1"
  fi
}

host_name() {
  local name
  name=${SETTINGS[HOST_NAME]}
  [ -n "$name" ] || name=$(uname -n)
  name=${name%%.*}
  printf '%s\n' "${name,,}"
}

# Prints a one-use token by which the site's gateway enrols.
enrolment_token() {
  ask_registry 201 POST /api/v1/enrolment-tokens "$(jq -nc --arg site "${SETTINGS[SITE_DOMAIN]}" '{site: $site}')"
  answer .token
}

gateway_is_in_sync() {
  call_registry GET /api/v1/gateways
  jq -e --arg site "${SETTINGS[SITE_DOMAIN]}" '.items | any(.site == $site and .in_sync)' <<<"$ANSWER"
}

# Removes the site with its hosts.
deregister_site() {
  local domain hosts
  domain=${SETTINGS[SITE_DOMAIN]}
  ask_registry 200 GET "/api/v1/hosts?site=$domain"
  hosts=$(jq -r '[.items[].name] | join(", ")' <<<"$ANSWER")
  ask_registry '200 204 404' DELETE "/api/v1/sites/$domain?cascade=true"
  if [ "$STATUS" = 404 ]; then
    step "Site $domain is not registered"
  else
    step "Site $domain is deregistered${hosts:+, and so are its hosts $hosts}"
  fi
}
