# shellcheck shell=bash
# Containers of Proxmox, by pct. lxc.sh has the same functions for plain LXC.

PVE_CONFIGS=$ROOT/etc/pve/lxc

# The container's id is LXC_ID, else that of the container with the name, if there is one.
ct_open() {
  require_programs pct pve-container pvesh pve-manager
  CT_ID=${SETTINGS[LXC_ID]}
  [ -n "$CT_ID" ] || CT_ID=$(pct list | id_of "$NAME")
}

# Standard input: what pct list prints. Argument: the name, the last word of its line.
id_of() { awk -v name="$1" 'NR > 1 && $NF == name && !found++ { print $1 }'; }

ct_name() { printf 'container %s (%s)' "${CT_ID:-new}" "$NAME"; }

ct_exists() { [ -n "$CT_ID" ] && pct config "$CT_ID" >/dev/null 2>&1; }

ct_is_running() { [ "$(pct status "$CT_ID" 2>/dev/null)" = 'status: running' ]; }

ct_is_ours() { grep -qE '^tags: (.*;)?wm-gw(;.*)?$' <<<"$(pct config "$CT_ID")"; }

ct_create() {
  local template storage unprivileged=1
  [ "${SETTINGS[LXC_UNPRIVILEGED]}" != no ] || unprivileged=0
  template=$(pve_template) || exit 1
  storage=$(pve_storage) || exit 1
  # An id is free until its container is made.
  lock create 'the making of another container'
  [ -n "$CT_ID" ] || CT_ID=$(pvesh get /cluster/nextid | tr -d '"')
  CREATING=1
  pct create "$CT_ID" "$template" --hostname "$NAME" --tags wm-gw --unprivileged "$unprivileged" --features nesting=1 \
    --cores 1 --memory 512 --swap 0 --rootfs "$storage:4" --onboot 1 >"$WORK/create.log" 2>&1 || {
    tail -n 5 "$WORK/create.log" >&2
    die "The container could not be made from $template." 'See above; LXC_TEMPLATE and LXC_STORAGE choose others.'
  }
  unlock
  CREATING=
}

# The template's volume; it is downloaded if it is not there.
pve_template() {
  local wanted store=local file
  wanted=${SETTINGS[LXC_TEMPLATE]}
  case $wanted in
    *:vztmpl/*)
      printf '%s\n' "$wanted"
      return
      ;;
    debian) wanted=debian-12-standard ;;
    alpine) wanted=alpine- ;;
    debian/* | alpine/*) wanted=${wanted/\//-} ;;
    *) die "There is no template \"$wanted\"." 'LXC_TEMPLATE is debian, alpine, or a volume such as local:vztmpl/debian-12-standard_12.7-1_amd64.tar.zst.' ;;
  esac
  file=$(pveam list "$store" | sed -n "s|^$store:vztmpl/\(${wanted}[^ ]*\).*|\1|p" | sort -V | tail -n 1)
  if [ -z "$file" ]; then
    pveam update >/dev/null 2>&1 || :
    file=$(pveam available --section system | sed -n "s|^system *\(${wanted}[^ ]*\) *\$|\1|p" | sort -V | tail -n 1)
    [ -n "$file" ] || die "Proxmox offers no template $wanted." 'Look: pveam available --section system'
    step "Downloading the template $file" >&2
    pveam download "$store" "$file" >&2 || die "The template $file could not be downloaded." "Try: pveam download $store $file"
  fi
  printf '%s:vztmpl/%s\n' "$store" "$file"
}

pve_storage() {
  local storage
  storage=${SETTINGS[LXC_STORAGE]}
  [ -n "$storage" ] || storage=$(pvesm status --content rootdir | awk 'NR > 1 && $3 == "active" && !found++ { print $1 }')
  [ -n "$storage" ] || die 'No storage of this host takes containers.' 'Name one: LXC_STORAGE=NAME'
  printf '%s\n' "$storage"
}

# One interface as pct spells it. Pure. Arguments: index, bridge, address/length, router.
net_option() {
  local hardware
  hardware=$(hardware_address "$NAME" "$1")
  printf 'name=eth%s,bridge=%s,hwaddr=%s,ip=%s' "$1" "$2" "${hardware^^}" "$3"
  [ "$4" = - ] || printf ',gw=%s' "$4"
  printf '\n'
}

# The interface as it is to be: what an administrator has added to it (tag, firewall, mtu)
# stays. Pure. Arguments: as it is now (may be empty), as wanted.
merged_option() {
  local part merged=$2
  for part in ${1//,/ }; do
    case $part in
      name=* | bridge=* | hwaddr=* | ip=* | gw=* | type=*) ;;
      *) merged+=,$part ;;
    esac
  done
  printf '%s\n' "$merged"
}

# Whether two are the same whatever their order and case. Pure.
same_option() { [ "$(option_parts "$1")" = "$(option_parts "$2")" ]; }

option_parts() { tr ',' '\n' <<<"${1,,}" | grep -v '^type=' | sort; }

ct_configure() {
  local now index=0 bridge address router current wanted
  CT_CHANGED=
  now=$(pct config "$CT_ID")
  while read -r bridge address router _; do
    current=$(sed -n "s/^net$index: //p" <<<"$now")
    wanted=$(merged_option "$current" "$(net_option "$index" "$bridge" "$address" "$router")")
    if ! same_option "$current" "$wanted"; then
      pct set "$CT_ID" "--net$index" "$wanted" >/dev/null
      CT_CHANGED=1
    fi
    index=$((index + 1))
  done <<<"$1"
  while grep -q "^net$index: " <<<"$now"; do
    pct set "$CT_ID" --delete "net$index" >/dev/null
    CT_CHANGED=1
    index=$((index + 1))
  done
  wanted=$(name_servers "$1" | tr '\n' ' ')
  wanted=${wanted% }
  if [ "$(sed -n 's/^nameserver: //p' <<<"$now")" != "$wanted" ]; then
    pct set "$CT_ID" --nameserver "$wanted" >/dev/null
    CT_CHANGED=1
  fi
  configure_low_level
}

# What pct has no option for. It stands before the file's snapshots.
configure_low_level() {
  local file=$PVE_CONFIGS/$CT_ID.conf line missing=
  while read -r line; do
    grep -qxF "$line" <<<"$(sed '/^\[/,$d' "$file")" || missing+=$line$'\n'
  done <<'LINES'
lxc.sysctl.net.ipv4.ip_forward: 1
lxc.sysctl.net.ipv4.conf.all.src_valid_mark: 1
lxc.cgroup2.devices.allow: c 10:200 rwm
lxc.mount.entry: /dev/net/tun dev/net/tun none bind,optional,create=file
LINES
  [ -n "$missing" ] || return 0
  CT_CHANGED=1
  {
    sed '/^\[/,$d' "$file"
    printf '%s' "$missing"
    sed -n '/^\[/,$p' "$file"
  } >"$WORK/pve.conf"
  # The cluster's file system wants the file written, not replaced.
  cat "$WORK/pve.conf" >"$file"
}

ct_start() { detached pct start "$CT_ID" >"$WORK/start.log" 2>&1; }

ct_start_log() { tail -n 5 "$WORK/start.log" 2>/dev/null || :; }

ct_stop() { pct shutdown "$CT_ID" --timeout 30 >/dev/null 2>&1 || pct stop "$CT_ID"; }

ct_autostart() { grep -qx "onboot: $1" <<<"$(pct config "$CT_ID")" || pct set "$CT_ID" --onboot "$1" >/dev/null; }

ct_destroy() {
  ! ct_is_running || pct stop "$CT_ID"
  pct destroy "$CT_ID" --purge 1 >/dev/null
}

ct_exec() {
  pct exec "$CT_ID" -- env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
}

ct_addresses() {
  local file
  for file in "$PVE_CONFIGS"/*.conf; do
    [ -f "$file" ] && [ "$file" != "$PVE_CONFIGS/$CT_ID.conf" ] || continue
    sed -n 's/^net[0-9]*: .*ip=\([0-9.]*\).*/\1/p' "$file"
  done
}

# Proxmox writes the network's files in the container itself.
ct_prepare_network() { :; }
