# shellcheck shell=bash
# A node is a machine made of namespaces: network, mounts, processes and host name. Its
# process 1 is init.sh; when that ends, the kernel ends everything on the node. A node's
# disk is an overlay on the real one, so the product's real paths are used and nothing
# is written to the machine that the lab runs on.

NODE_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# Folders that a node writes to; everything else is the machine's own, shared.
NODE_FOLDERS=(etc var/lib usr/local/bin)

# A disk may not carry overlays (inside a container it is one itself): memory can.
prepare_disks() {
  mkdir -p "$LAB_DIR"
  chmod 0755 "$LAB_DIR"
  if ! can_overlay; then
    mount -t tmpfs -o mode=0755 wm-lab "$LAB_DIR"
    can_overlay || die 'This kernel has no overlay file system: the lab cannot give its nodes disks.'
  fi
  mkdir -p "$LAB_LOGS" "$LAB_DIR/run" "$LAB_DIR/disk"
}

can_overlay() {
  local probe=$LAB_DIR/probe
  mkdir -p "$probe/upper" "$probe/work"
  unshare --mount mount -t overlay wm-lab -o "lowerdir=/etc,upperdir=$probe/upper,workdir=$probe/work" /etc 2>/dev/null
  local result=$?
  rm -rf "$probe"
  return $result
}

# A process number alone may by now be somebody else's: the start time makes it certain.
# It is the 22nd word of proc_pid_stat(5); the second is in parentheses and may hold anything.
# Sets START_TIME, to nothing if there is no such process.
read_start_time() {
  local stat words
  START_TIME=
  read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
  read -r -a words <<<"${stat##*) }"
  START_TIME=${words[19]}
}

remember_process() {
  read_start_time "$2"
  printf '%s %s\n' "$2" "$START_TIME" >"$LAB_DIR/run/$1"
}

# Sets NODE_PID to the number of a node's process 1, as the machine counts; fails if it is
# off. No process is started here: this runs before each command on a node.
find_pid() {
  local started
  [ -e "$LAB_DIR/run/$1" ] || return 1
  read -r NODE_PID started <"$LAB_DIR/run/$1" || return 1
  read_start_time "$NODE_PID"
  [ "$START_TIME" = "$started" ]
}

is_on() { find_pid "$1"; }

is_off() { ! is_on "$1"; }

# Starts a program that outlives this one. Descriptor 9 is the lab's lock.
detached() {
  local log=$1
  shift
  setsid "$@" </dev/null >>"$log" 2>&1 9>&- &
  disown
}

# Arguments: name, then the command that unshares, without its options for the rest.
launch() {
  local node=$1 folder parent
  shift
  for folder in "${NODE_FOLDERS[@]}"; do
    mkdir -p "$LAB_DIR/disk/$node/$folder/upper" "$LAB_DIR/disk/$node/$folder/work"
  done
  rm -f "$LAB_DIR/run/$node.ready"
  detached "$LAB_LOGS/$node.log" "$@" --mount --uts --pid --fork --kill-child --mount-proc \
    "$here/lab.d/init.sh" "$node" "$LAB_DIR/disk/$node" "$LAB_DIR/run/$node.ready" "${NODE_FOLDERS[@]}"
  parent=$!
  wait_until 60 "$node to start" test -e "$LAB_DIR/run/$node.ready"
  # Inside, process 1 does not know its number on the machine: its parent does.
  remember_process "$node" "$(pgrep -P "$parent")"
}

power_on() {
  local node=$1
  if [ "$node" = registry ]; then
    find_pid hub || die 'The registry is on the hub, which is off: deploy/lab start hub'
    launch registry nsenter --target "$NODE_PID" --net -- unshare
  else
    launch "$node" unshare --net
    # A namespace begins with the machine's own settings; a node is a machine fresh from Debian.
    lab_exec "$node" sysctl -q -w net.ipv4.ip_forward=0
    [ "$node" = fabric ] || wire "$node"
  fi
}

power_off() {
  local node
  for node in "$@"; do
    find_pid "$node" || continue
    kill -KILL "$NODE_PID" 2>/dev/null || :
    # Who stops a program on the node also stops the nsenter that waits for it out here,
    # and the node is not gone before that has seen its end.
    pkill -CONT -f "^nsenter --target $NODE_PID " || :
  done
  # A namespace lives on until its last process is gone, and its links with it.
  for node in "$@"; do
    wait_until 60 "$node to go" is_off "$node"
    rm -f "$LAB_DIR/run/$node" "$LAB_DIR/run/$node.ready"
  done
}

in_network_of() {
  local node=$1
  shift
  find_pid "$node" || die "$node is off: deploy/lab start $node"
  nsenter --target "$NODE_PID" --net -- "$@"
}

# The fabric is a node of its own that holds one bridge per network: a switch that nobody
# turns off.
build_fabric() {
  local bridge
  power_on fabric
  for bridge in "${LAB_BRIDGES[@]}"; do
    in_network_of fabric ip link add "$bridge" type bridge
    in_network_of fabric ip link set "$bridge" up
  done
}

# A cable's end in the fabric is named after the node's interface.
wire() {
  local node=$1 pid fabric interface bridge address leased number=0
  find_pid fabric || die 'The lab is not up: deploy/lab up'
  fabric=$NODE_PID
  find_pid "$node"
  pid=$NODE_PID
  in_network_of "$node" ip link set lo up
  while read -r interface bridge address leased; do
    ip link add "$interface" netns "$pid" address "$(hardware_address "$node$number")" \
      type veth peer name "$node$number" netns "$fabric"
    in_network_of fabric ip link set "$node$number" master "$bridge" up
    [ -n "$leased" ] || in_network_of "$node" ip address add "$address" dev "$interface"
    in_network_of "$node" ip link set "$interface" up
    number=$((number + 1))
  done < <(links_of "$node")
  local destination hop
  while read -r destination hop; do
    in_network_of "$node" ip route add "$destination" via "$hop"
  done < <(routes_of "$node")
  has_lease "$node" || printf 'nameserver %s\n' "$(dns_of "$node")" | lab_exec "$node" tee /etc/resolv.conf >/dev/null
}

# A machine keeps its network card when it is switched off: others remember its address.
hardware_address() { printf '%s' "$1" | sha256sum | sed 's/^\(..\)\(..\)\(..\)\(..\)\(..\).*/02:\1:\2:\3:\4:\5/'; }

# The kernel removes a cable some time after its node; a new one with the same name would
# be refused until then.
unplug() {
  local node=$1 number=0
  while read -r _; do
    in_network_of fabric ip link delete "$node$number" 2>/dev/null || :
    number=$((number + 1))
  done < <(links_of "$node")
}

plug_verb() {
  local node=${1:-} network=${2:-}
  is_node "$node" || die "There is no node \"$node\": deploy/lab help lists them."
  [[ -n $network && " ${LAB_BRIDGES[*]} " = *" $network "* ]] ||
    die "There is no network \"$network\": write one of ${LAB_BRIDGES[*]}."
  in_network_of fabric ip link set "${node}0" master "$network"
  say "$node is in $network."
}

# Sets ENTER to the command that runs another on a node, with a clean environment.
enter() {
  find_pid "$1" || die "$1 is off: deploy/lab start $1"
  ENTER=(nsenter --target "$NODE_PID" --net --mount --uts --pid --
    env -i "PATH=$NODE_PATH" HOME=/var/lib/home XDG_CONFIG_HOME=/var/lib/home/.config
    LANG=C.UTF-8 "TERM=${TERM:-dumb}")
}

lab_exec() {
  enter "$1"
  shift
  "${ENTER[@]}" "$@" 9>&-
}

lab_exec_verb() {
  local node=${1:-}
  is_node "$node" || die "There is no node \"$node\": deploy/lab help lists them."
  shift
  [ "${1:-}" = -- ] && shift
  [ $# -gt 0 ] || die "Say what to run: deploy/lab exec $node -- COMMAND"
  lab_exec "$node" "$@"
}

remove_everything() {
  [ -d "$LAB_DIR/run" ] || return 0
  power_off registry "${LAB_NODES[@]}" fabric
  if mountpoint -q "$LAB_DIR"; then
    umount -l "$LAB_DIR"
  fi
  rm -rf "${LAB_DIR:?}/run" "${LAB_DIR:?}/disk" "${LAB_DIR:?}/log"
}
