# shellcheck shell=bash
# Reads service.env: lines KEY=VALUE, the value in quotes or not. It is parsed and never run,
# so a value is never a command.

SETTING_KEYS='SITE_DOMAIN SITE_SUBNET IS_HUB WM_REGISTRY_URL WM_REGISTRY_TOKEN LXC_IFACES LXC_GATEWAY PUBLIC_IP
LXC_NAME LXC_ID LXC_TEMPLATE LXC_STORAGE LXC_UNPRIVILEGED LXC_DNS LXC_UPGRADE HOST_NAME WM_RELEASE_KEY WM_LISTEN_PORT'

# Settings of the gateway's agent: they go into its gateway.env as they are.
AGENT_KEYS='WM_INTERFACE WM_LAN_INTERFACES WM_OPEN_FIREWALL WM_UPSTREAM_DNS WM_POLL_INTERVAL WM_CONFIRM_TIMEOUT
WM_UPDATE_INTERVAL'

# The value of each key, empty where the file has none.
declare -A SETTINGS=()

forget_settings() {
  local key
  for key in $SETTING_KEYS $AGENT_KEYS; do SETTINGS[$key]=; done
}

forget_settings

has_setting() { [ -n "${SETTINGS[$1]}" ]; }

is_listed() {
  local key
  for key in $2; do [ "$1" != "$key" ] || return 0; done
  return 1
}

# The value of a line's right side: without its quotes, or up to a comment.
unquoted() {
  local text=$1
  case $text in
    \"*) text=${text#\"} text=${text%%\"*} ;;
    \'*) text=${text#\'} text=${text%%\'*} ;;
    *)
      text=${text%%[[:space:]]#*}
      [[ $text != '#'* ]] || text=
      text=${text%"${text##*[![:space:]]}"}
      ;;
  esac
  printf '%s\n' "$text"
}

# Argument: the file. Other keys are whoever's reads this file too; a misspelt one of ours is
# an error, since it would be ignored for ever.
read_settings() {
  local file=$1 line key count=0
  [ -r "$file" ] || die "$file cannot be read." 'Give the path of the service.env.'
  forget_settings
  while IFS= read -r line || [ -n "$line" ]; do
    count=$((count + 1))
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    [[ $line =~ ^(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)=[[:space:]]*(.*)$ ]] || continue
    key=${BASH_REMATCH[2]}
    if is_listed "$key" "$SETTING_KEYS $AGENT_KEYS"; then
      SETTINGS[$key]=$(unquoted "${BASH_REMATCH[3]}")
    elif [[ $key =~ ^(WM_|LXC_|SITE_|IS_HUB|PUBLIC_IP) ]]; then
      die "$file, line $count: there is no setting $key." "There are: $SETTING_KEYS $AGENT_KEYS"
    fi
  done <"$file"
}

# Collects every wrong setting, so that one run names all of them.
PROBLEMS=()

problem() { PROBLEMS+=("$*"); }

is_label() { [[ $1 =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]]; }

is_port() { [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] && [ "$1" -le 65535 ]; }

check_choice() {
  local value=${SETTINGS[$1]}
  is_listed "$value" "$2" || problem "$1 is \"$value\": it is one of $2."
}

check_address() {
  ! has_setting "$1" || is_address "${SETTINGS[$1]}" ||
    problem "$1 is \"${SETTINGS[$1]}\": it is an IPv4 address such as 192.168.1.1."
}

# Such as 172.30.3.0/24, and no address in it.
is_network() { [[ $1 == */* ]] && is_length "${1#*/}" && [ "$(network_of "${1%/*}" "${1#*/}")" = "$1" ]; }

check_subnet() {
  local subnet=${SETTINGS[SITE_SUBNET]}
  [ -n "$subnet" ] || return 0
  is_network "$subnet" ||
    problem "SITE_SUBNET is \"$subnet\": it is a network such as 172.30.3.0/24."
}

is_endpoint() { is_address "${1%:*}" && { [[ $1 != *:* ]] || is_port "${1##*:}"; }; }

check_public_address() {
  local value=${SETTINGS[PUBLIC_IP]}
  [ -n "$value" ] || return 0
  is_endpoint "$value" ||
    problem "PUBLIC_IP is \"$value\": it is an IPv4 address, with :PORT if the router forwards another port."
}

check_registry() {
  local token=${SETTINGS[WM_REGISTRY_TOKEN]}
  [[ ${SETTINGS[WM_REGISTRY_URL]} =~ ^https?://[^[:space:]\"\'\\]+$ ]] ||
    problem 'WM_REGISTRY_URL is needed: the address of the registry, such as https://wm.example.com.'
  # Its text is never repeated: it is a secret.
  [[ $token =~ ^[[:graph:]]+$ ]] || problem 'WM_REGISTRY_TOKEN is needed: an administrator'\''s token of the registry.'
}

check_settings() {
  local key value
  PROBLEMS=()
  for key in 'IS_HUB=false' 'WM_LISTEN_PORT=51820' 'LXC_UNPRIVILEGED=auto' 'LXC_UPGRADE=yes' 'LXC_TEMPLATE=debian'; do
    has_setting "${key%%=*}" || SETTINGS[${key%%=*}]=${key#*=}
  done
  SETTINGS[WM_REGISTRY_URL]=${SETTINGS[WM_REGISTRY_URL]%/}
  has_setting LXC_NAME || SETTINGS[LXC_NAME]=wm-gw-${SETTINGS[SITE_DOMAIN]}
  is_label "${SETTINGS[SITE_DOMAIN]}" || problem 'SITE_DOMAIN is needed: the site'\''s domain, one label such as sheen.'
  is_label "${SETTINGS[LXC_NAME]}" || problem "LXC_NAME is \"${SETTINGS[LXC_NAME]}\": it is lower-case letters, digits and hyphens."
  check_choice IS_HUB 'true false'
  check_choice LXC_UNPRIVILEGED 'auto yes no'
  check_choice LXC_UPGRADE 'yes no'
  check_subnet
  check_registry
  check_public_address
  check_address LXC_GATEWAY
  ! has_setting HOST_NAME || is_label "${SETTINGS[HOST_NAME]}" ||
    problem "HOST_NAME is \"${SETTINGS[HOST_NAME]}\": it is one label such as server, or none."
  value=${SETTINGS[LXC_ID]}
  [[ -z $value || $value =~ ^[1-9][0-9]{2,8}$ ]] || problem "LXC_ID is \"$value\": it is a Proxmox id from 100 on."
  is_port "${SETTINGS[WM_LISTEN_PORT]}" || problem "WM_LISTEN_PORT is \"${SETTINGS[WM_LISTEN_PORT]}\": it is 1 to 65535."
  for value in ${SETTINGS[LXC_DNS]//,/ }; do
    is_address "$value" || problem "LXC_DNS has \"$value\": it is IPv4 addresses, comma separated."
  done
  [ ${#PROBLEMS[@]} -eq 0 ] || die "${PROBLEMS[@]}" "Correct them in $SERVICE_ENV."
}

# The file has the registry's administrator token in it.
warn_of_readers() {
  local mode
  mode=$(stat -Lc %a "$1")
  [ $((8#$mode & 8#077)) -eq 0 ] || warn "$1 holds a token and others can read it: chmod 600 $1"
}

is_hub() { [ "${SETTINGS[IS_HUB]}" = true ]; }
