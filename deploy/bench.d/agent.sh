# shellcheck shell=bash
# What the agent takes of a machine: the real program on a node of its own, with the real nft,
# wg, dnsmasq and WireGuard, and a registry that answers for a mesh of any size.

AGENT_PORT=8099

bench_agent() {
  local minutes=10 changes=10
  while [ $# -gt 0 ]; do
    case $1 in
      --minutes) minutes=$2; shift 2 ;;
      --changes) changes=$2; shift 2 ;;
      *) usage >&2; exit 2 ;;
    esac
  done
  require_root
  install_missing_packages "${LAB_PACKAGES[@]}"
  bench_begin
  build_what_is_stale
  printf 'load at the start: %s\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
  BENCH_JDK=$(find_jdk)
  change_agent small 3 3 "$changes"
  change_agent large 1000 20000 "$changes"
  leave_agents_alone "$minutes" small large
  print_agent
}

# Arguments: name, sites, hosts, changes. The node stays.
change_agent() {
  local name=$1 sites=$2 hosts=$3 changes=$4 change
  step "Starting a gateway in a mesh of $sites sites and $hosts hosts"
  start_node "$name" "$sites" "$hosts"
  in_node "$name" curl -sf -m 150 "http://127.0.0.1:$AGENT_PORT/bench/first" >"$BENCH_DIR/$name.first" ||
    die "The gateway did not apply its first configuration: $(tail -n 5 "$BENCH_DIR/$name.log")"
  # Right after its start it reads everything, since its monitors may not tell all yet.
  sleep 20
  step "Adding a host and removing it, $changes times"
  for ((change = 0; change < changes; change++)); do
    change_host "$name" added
    change_host "$name" removed
  done
  awk '{ print $2 }' "$BENCH_DIR/$name.removed" >"$BENCH_DIR/$name.forgotten"
  awk '{ print $3 }' "$BENCH_DIR/$name.changes" >"$BENCH_DIR/$name.reported"
  cut -d ' ' -f 1 /proc/loadavg >"$BENCH_DIR/$name.load"
}

# Arguments: minutes, names. Their CPU time is measured in the last of the minutes.
leave_agents_alone() {
  local minutes=$1 name pid
  shift
  step "Leaving them alone for $minutes minutes"
  sleep $((minutes * 60 > 65 ? minutes * 60 - 60 : 5))
  for name in "$@"; do
    ticks_of "$(agent_pid "$name")" >"$BENCH_DIR/$name.ticks"
  done
  sleep 60
  for name in "$@"; do
    pid=$(agent_pid "$name")
    ticks_of "$pid" >>"$BENCH_DIR/$name.ticks"
    awk -v hz="$(getconf CLK_TCK)" 'NR == 1 { from = $1 } END { printf "%.2f\n", ($1 - from) / hz / 60 * 100 }' \
      "$BENCH_DIR/$name.ticks" >"$BENCH_DIR/$name.cpu"
    awk '/^VmRSS:/ { printf "%.1f\n", $2 / 1024 }' "/proc/$pid/status" >"$BENCH_DIR/$name.memory"
    children_of "$pid" >"$BENCH_DIR/$name.children"
    stop_node "$name"
  done
}

# What the registry has is one host more, and one host less, in turns.
change_host() {
  in_node "$1" curl -sf -m 150 "http://127.0.0.1:$AGENT_PORT/bench/change" | tee -a "$BENCH_DIR/$1.changes" >>"$BENCH_DIR/$1.$2" ||
    die "The gateway did not apply a change: $(tail -n 5 "$BENCH_DIR/$1.log")"
}

# Ticks of the processor, those of its children included, be they ended or not.
ticks_of() {
  local pid
  for pid in "$1" $(pgrep -P "$1"); do
    sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null || :
  done | awk '{ sum += $12 + $13 + $14 + $15 } END { print sum }'
}

# What the programs that it keeps running take, in MB: their share of what others use too.
children_of() {
  local pid
  for pid in $(pgrep -P "$1"); do
    cat "/proc/$pid/smaps_rollup" 2>/dev/null || :
  done | awk '/^Pss:/ { sum += $2 } END { printf "%.1f\n", sum / 1024 }'
}

start_node() {
  local name=$1 key
  key=$(wg genkey)
  mkdir "$BENCH_DIR/$name"
  unshare --net --mount --uts --pid --fork --kill-child --mount-proc "$here/bench.d/node.sh" "$BENCH_DIR/$name.ready" \
    >"$BENCH_DIR/$name.log" 2>&1 &
  BENCH_PIDS+=($!)
  LAB_LOGS=$BENCH_DIR/$name.log wait_until 10 'the node' test -e "$BENCH_DIR/$name.ready"
  pgrep -P $! >"$BENCH_DIR/$name.init"
  printf '%s\n' "$key" | in_node "$name" sh -c 'umask 077; cat >/etc/wm/private.key'
  printf 'wm_gw_bench_0123456789\n' | in_node "$name" sh -c 'umask 077; cat >/etc/wm/credential'
  printf 'WM_REGISTRY_URL=http://127.0.0.1:%s\nSITE_DOMAIN=s0\n' "$AGENT_PORT" | in_node "$name" sh -c 'umask 077; cat >/etc/wm/gateway.env'
  in_node "$name" "$BENCH_JDK/bin/java" -XX:+UseSerialGC "$repo/deploy/src/main/java/dev/wm/bench/StubRegistry.java" "$AGENT_PORT" "$2" "$3" \
    "$(wg pubkey <<<"$key")" >>"$BENCH_DIR/$name.log" 2>&1 &
  LAB_LOGS=$BENCH_DIR/$name.log wait_until 60 'the registry' in_node "$name" curl -s -m 5 "http://127.0.0.1:$AGENT_PORT/"
  in_node "$name" "$AGENT_HOME/bin/wm-gateway" run >>"$BENCH_DIR/$name.log" 2>&1 &
}

stop_node() { kill -KILL "$(cat "$BENCH_DIR/$1.init")"; }

in_node() {
  local init
  init=$(cat "$BENCH_DIR/$1.init")
  shift
  nsenter --target "$init" --net --mount --uts --pid -- env -i PATH="$PATH" HOME=/root LANG=C.UTF-8 "$@"
}

# The agent, among what runs on the node.
agent_pid() {
  local namespace pid
  namespace=$(readlink "/proc/$(cat "$BENCH_DIR/$1.init")/ns/pid")
  for pid in $(pgrep -f 'dev.wm.agent.GatewayMain|wm-gateway/lib/jvm.options'); do
    if [ "$(readlink "/proc/$pid/ns/pid")" = "$namespace" ] && [ "$(readlink "/proc/$pid/exe")" != /usr/bin/nsenter ]; then
      printf '%s\n' "$pid"
      return
    fi
  done
  die "The agent is gone: $(tail -n 5 "$BENCH_DIR/$1.log")"
}

print_agent() {
  printf '\n'
  table_head 'gateway agent, 3 sites, 3 hosts'
  print_rows small 64 50
  printf '\n'
  table_head 'gateway agent, 1,000 sites, 20,000 hosts'
  print_rows large 128 150
  table_row 'first configuration received to applied' 3000 "$(cut -d ' ' -f 1 "$BENCH_DIR/large.first")" ms
  cat <<'NOTE'

Applied: from the last byte of the configuration until the table is loaded and written to its file, and
dnsmasq answers with the new names. A removed host is cut off then; the kernel forgets its
connections after that. With other work on the machine (see the load) times grow.
NOTE
}

# Arguments: name, goals for memory (MB) and for a change (ms).
print_rows() {
  table_row 'resident memory' "$2" "$(cat "$BENCH_DIR/$1.memory")" MB
  table_fact 'that of its monitors' "$(cat "$BENCH_DIR/$1.children")" MB
  table_row 'processor while idle, children included' 0.3 "$(cat "$BENCH_DIR/$1.cpu")" %
  table_row 'a host added, received to applied, median' "$3" "$(median_of "$BENCH_DIR/$1.added")" ms
  table_fact '  the least of them' "$(least_of "$BENCH_DIR/$1.added" | cut -d ' ' -f 1)" ms
  table_row 'a host removed, received to applied, median' "$3" "$(median_of "$BENCH_DIR/$1.removed")" ms
  table_fact '  the least of them' "$(least_of "$BENCH_DIR/$1.removed" | cut -d ' ' -f 1)" ms
  table_fact '  until its connections are forgotten, median' "$(median_of "$BENCH_DIR/$1.forgotten")" ms
  table_fact 'a change, until the registry has the report' "$(median_of "$BENCH_DIR/$1.reported")" ms
  table_fact 'load of the machine meanwhile' "$(cat "$BENCH_DIR/$1.load")" ''
}
