# shellcheck shell=bash
# Containers of plain LXC, by lxc-*. pct.sh has the same functions for Proxmox.

lxc_path() { printf '%s%s\n' "$ROOT" "$(lxc-config lxc.lxcpath 2>/dev/null || printf /var/lib/lxc)"; }

# Arguments: what to do, further arguments.
lxc() {
  local tool=$1
  shift
  "lxc-$tool" -P "$LXC_PATH" -n "$NAME" "$@"
}

ct_open() {
  LXC_PATH=$(lxc_path)
  CT_CONFIG=$LXC_PATH/$NAME/config
  require_programs lxc-create lxc lxc-attach lxc
}

ct_name() { printf 'container %s' "$NAME"; }

ct_exists() { [ -e "$CT_CONFIG" ]; }

ct_is_running() { [ "$(lxc info -sH 2>/dev/null)" = RUNNING ]; }

# Whether the container is of wm-gw's making; another one is never touched.
ct_is_ours() { grep -qx '# wm-gw: begin' "$CT_CONFIG"; }

# The range of ids that root may map into containers, as FIRST COUNT.
id_range() {
  local range=''
  [ ! -r "$ROOT/etc/subuid" ] ||
    range=$(sed -n 's/^root:\([0-9]*\):\([0-9]*\)$/\1 \2/p' "$ROOT/etc/subuid" | sed -n 1p)
  if [ -n "$range" ] && [ "${range#* }" -ge 65536 ]; then
    printf '%s 65536\n' "${range% *}"
  elif [ "${SETTINGS[LXC_UNPRIVILEGED]}" = yes ]; then
    printf '100000 65536\n'
  else
    return 1
  fi
}

# Where newuidmap is, LXC maps only what root has in these files.
check_id_range() {
  [ "${SETTINGS[LXC_UNPRIVILEGED]}" != yes ] || ! command -v newuidmap >/dev/null 2>&1 ||
    grep -q '^root:' "$ROOT/etc/subuid" "$ROOT/etc/subgid" 2>/dev/null ||
    die 'Root has no ids for unprivileged containers.' \
      'Give it some: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 root'
}

is_unprivileged() { [ "${SETTINGS[LXC_UNPRIVILEGED]}" != no ] && id_range >/dev/null; }

# What the configuration has whatever the template. Pure.
base_config() {
  local range
  printf 'lxc.include = %s\n' "$LXC_SHARE/common.conf"
  if is_unprivileged; then
    range=$(id_range)
    printf 'lxc.include = %s\n' "$LXC_SHARE/userns.conf"
    printf 'lxc.idmap = u 0 %s\nlxc.idmap = g 0 %s\n' "$range" "$range"
  fi
  sed -n 's/^ *\(lxc\.apparmor\.[a-z_]* *=.*\)/\1/p' "$ROOT/etc/lxc/default.conf" 2>/dev/null || :
}

LXC_SHARE=/usr/share/lxc/config

ct_create() {
  local template draft=$WORK/config
  template=${SETTINGS[LXC_TEMPLATE]}
  check_id_range
  base_config >"$draft"
  mkdir -p "$LXC_PATH"
  chmod a+x "$LXC_PATH"
  CREATING=1
  if [[ $template == /* ]]; then
    create_from_archive "$template" "$draft"
  else
    create_from_template "$template" "$draft"
  fi
  printf '# wm-gw: begin\n# wm-gw: end\n' >>"$CT_CONFIG"
  CREATING=
}

# The name of a distribution, and after a slash its release: debian/bookworm, alpine/3.23.
create_from_template() {
  local distribution=${1%%/*} release=${1#*/}
  case $1 in
    debian) release=bookworm ;;
    alpine) release=3.23 ;;
    debian/* | alpine/*) ;;
    *) die "There is no template \"$1\"." 'LXC_TEMPLATE is debian, alpine, one of them with a release such as debian/trixie, or the path of an archive.' ;;
  esac
  [ -x /usr/share/lxc/templates/lxc-download ] ||
    die 'This host lacks the LXC templates.' 'Install them: apt-get install -y lxc-templates'
  lxc create -f "$2" -t download -- -d "$distribution" -r "$release" -a "$(architecture)" >"$WORK/create.log" 2>&1 || {
    tail -n 5 "$WORK/create.log" >&2
    die "The container could not be made from $1." \
      'See above; LXC_TEMPLATE may be the path of a root file system'\''s archive (.tar, .tar.gz, .tar.xz) instead.'
  }
}

# In an unprivileged container its files belong to the mapped ids, so they are unpacked as those.
create_from_archive() {
  local unpack=() root=$LXC_PATH/$NAME/rootfs range
  [ -r "$1" ] || die "There is no $1." 'LXC_TEMPLATE is the path of an archive with a root file system.'
  lxc create -f "$2" -t none >"$WORK/create.log" 2>&1 || {
    tail -n 5 "$WORK/create.log" >&2
    die 'The container could not be made.' 'See above.'
  }
  sed -i '/^lxc\.rootfs\.path/d' "$CT_CONFIG"
  printf 'lxc.rootfs.path = dir:%s\nlxc.uts.name = %s\n' "$root" "$NAME" >>"$CT_CONFIG"
  mkdir -p "$root"
  if is_unprivileged; then
    range=$(id_range)
    chown "${range% *}:${range% *}" "$root" "$LXC_PATH/$NAME"
    unpack=(lxc-usernsexec -m "b:0:${range% *}:${range#* }" --)
  fi
  "${unpack[@]}" tar --numeric-owner --exclude './dev/*' -xpf - -C "$root" < <(plain_archive "$1") ||
    die "$1 could not be unpacked." 'LXC_TEMPLATE is the path of an archive with a root file system.'
}

# tar knows the compression of a file, but not of what it reads from a pipe.
plain_archive() {
  case $1 in
    *.gz | *.tgz) gzip -dc "$1" ;;
    *.xz) xz -dc "$1" ;;
    *.zst) zstd -dcq "$1" ;;
    *) cat "$1" ;;
  esac
}

# The part of the configuration that is wm-gw's. Pure. Standard input: lines of
# plan_interfaces. What /proc/sys says of forwarding is set from here, since an unprivileged
# container may not be able to.
lxc_block() {
  local index=0 bridge address router
  printf '# wm-gw: begin\n'
  printf 'lxc.start.auto = 1\n'
  printf 'lxc.sysctl.net.ipv4.ip_forward = 1\nlxc.sysctl.net.ipv4.conf.all.src_valid_mark = 1\n'
  printf 'lxc.cgroup%s.devices.allow = c 10:200 rwm\n' '' 2
  printf 'lxc.mount.entry = /dev/net/tun dev/net/tun none bind,optional,create=file 0 0\n'
  while read -r bridge address router _; do
    printf 'lxc.net.%d.%s\n' "$index" 'type = veth' "$index" "link = $bridge" "$index" 'flags = up' \
      "$index" "name = eth$index" "$index" "hwaddr = $(hardware_address "$1" "$index")" "$index" "ipv4.address = $address"
    [ "$router" = - ] || printf 'lxc.net.%d.ipv4.gateway = %s\n' "$index" "$router"
    index=$((index + 1))
  done
  printf '# wm-gw: end\n'
}

# The whole configuration. Pure. Arguments: the one before, the block.
with_block() {
  sed -e '/^# wm-gw: begin$/,/^# wm-gw: end$/d' -e '/^lxc\.net\./d' -e '/^lxc\.start\.auto/d' <<<"$1"
  printf '%s\n' "$2"
}

# Brings the configuration up to date; CT_CHANGED says whether it had to. Argument: the
# interfaces' plan.
ct_configure() {
  local before text
  before=$(cat "$CT_CONFIG")
  text=$(with_block "$before" "$(lxc_block "$NAME" <<<"$1")")
  CT_CHANGED=
  [ "$text" != "$before" ] || return 0
  CT_CHANGED=1
  printf '%s\n' "$text" | write_file 644 "$CT_CONFIG"
}

ct_start() { detached lxc-start -P "$LXC_PATH" -n "$NAME" -d -o "$WORK/start.log" -l WARN; }

ct_start_log() { tail -n 5 "$WORK/start.log" 2>/dev/null || :; }

ct_stop() { lxc stop -t 30; }

ct_autostart() {
  grep -qx "lxc\.start\.auto = $1" "$CT_CONFIG" || sed -i "s/^lxc\.start\.auto = .*/lxc.start.auto = $1/" "$CT_CONFIG"
}

ct_destroy() {
  ! ct_is_running || lxc stop -k
  lxc destroy >/dev/null
}

# Runs a command in it, with this one's standard input.
ct_exec() {
  lxc attach --clear-env -v PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin -v HOME=/root -- "$@"
}

# The addresses in use by other containers of this host, in lines.
ct_addresses() {
  local file
  for file in "$LXC_PATH"/*/config; do
    [ -f "$file" ] && [ "$file" != "$CT_CONFIG" ] || continue
    sed -n 's/^lxc\.net\.[0-9]*\.ipv4\.address *= *\([0-9.]*\).*/\1/p' "$file"
  done
}

# Before the first start: the system in the container must not ask for a lease on interfaces
# that LXC has given their addresses. Arguments: the interfaces' plan.
ct_prepare_network() {
  local root=$LXC_PATH/$NAME/rootfs index count
  count=$(wc -l <<<"$1")
  if [ -e "$root/etc/network" ]; then
    {
      printf 'auto lo\niface lo inet loopback\n'
      for ((index = 0; index < count; index++)); do printf 'auto eth%d\niface eth%d inet manual\n' "$index" "$index"; done
    } | in_root "etc/network/interfaces"
  fi
  if [ -d "$root/etc/systemd" ]; then
    for ((index = 0; index < count; index++)); do remove_in_root "etc/systemd/network/eth$index.network"; done
    printf '[Match]\nName=eth*\n[Link]\nUnmanaged=yes\n' | in_root etc/systemd/network/10-wm-gw.network
  fi
  name_servers "$1" | sed 's/^/nameserver /' | in_root etc/resolv.conf
}

# The folder of a file of the container's, which does not run. Whoever is root in it may have
# made links: none may lead out of it.
folder_in_root() {
  local root folder
  root=$(realpath "$LXC_PATH/$NAME/rootfs")
  folder=$(realpath -m "$root/$(dirname "$1")")
  [[ $folder == "$root"/* ]] || die "$1 in $(ct_name) leads out of it." "Make it anew: wm-gw destroy $SERVICE_ENV, then install"
  printf '%s\n' "$folder"
}

remove_in_root() {
  local folder
  folder=$(folder_in_root "$1") || exit 1
  rm -f "$folder/${1##*/}"
}

# Writes a file of the container's, which does not run, from standard input.
in_root() {
  local folder owner
  folder=$(folder_in_root "$1") || exit 1
  owner=$(stat -c %u:%g "$LXC_PATH/$NAME/rootfs")
  [ -d "$folder" ] || { mkdir -p "$folder" && chown "$owner" "$folder"; }
  rm -f "$folder/${1##*/}"
  (umask 022 && cat >"$folder/${1##*/}")
  chown "$owner" "$folder/${1##*/}"
}
