# shellcheck shell=bash
# How long wm takes.

bench_cli() {
  local runs=15
  while [ $# -gt 0 ]; do
    case $1 in
      --runs) runs=$2; shift 2 ;;
      *) usage >&2; exit 2 ;;
    esac
  done
  bench_begin
  build_what_is_stale
  local jdk
  jdk=$(find_jdk)
  make_hello "$jdk"
  serve_bench_registry
  step "Measuring, $runs times each"
  local run
  for ((run = 0; run < runs; run++)); do
    time_of "$jdk/bin/java" -cp "$BENCH_DIR/hello" Hello >>"$BENCH_DIR/hello.times"
    time_of "$CLI_HOME/bin/wm" --help >>"$BENCH_DIR/help.times"
    time_of "$CLI_HOME/bin/wm" list >>"$BENCH_DIR/list.times"
  done
  print_cli_times
}

make_hello() {
  mkdir "$BENCH_DIR/hello"
  printf 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n' >"$BENCH_DIR/hello/Hello.java"
  "$1/bin/javac" -d "$BENCH_DIR/hello" "$BENCH_DIR/hello/Hello.java"
}

# A real registry with a mesh of three sites and twenty hosts.
serve_bench_registry() {
  local port
  port=$(free_port)
  step 'Starting a registry'
  WM_DATA_DIR=$BENCH_DIR/registry WM_REGISTRY_PORT=$port WM_PUBLIC_URL=http://registry.example:$port WM_MESH_NAME=bench \
    "$REGISTRY_HOME/bin/wm-registry" >"$BENCH_DIR/registry.log" 2>&1 &
  BENCH_PIDS+=($!)
  LAB_LOGS=$BENCH_DIR/registry.log wait_until 90 'the registry' curl -sf -m 2 "http://127.0.0.1:$port/health"
  export HOME=$BENCH_DIR REGISTRY_URL=http://127.0.0.1:$port REGISTRY_TOKEN
  REGISTRY_TOKEN=$(cat "$BENCH_DIR/registry/admin-token")
  local site host sites=('hub --hub --endpoint 203.0.113.10' sheen osrc)
  for site in "${sites[@]}"; do
    # shellcheck disable=SC2086 # options are several words
    "$CLI_HOME/bin/wm" add-site $site -o json </dev/null >/dev/null
  done
  for ((host = 0; host < 20; host++)); do
    site=${sites[host % 3]}
    "$CLI_HOME/bin/wm" add-host "host$host.${site%% *}" --local-ip "192.168.1.$((10 + host))" </dev/null >/dev/null
  done
}

print_cli_times() {
  local hello name
  printf '\n%-44s %12s %12s\n' "milliseconds" least median
  for name in hello help list; do
    printf '%-44s %12s %12s\n' "$(cli_title "$name")" "$(in_milliseconds "$(least_of "$BENCH_DIR/$name.times")")" \
      "$(in_milliseconds "$(median_of "$BENCH_DIR/$name.times")")"
  done
  hello=$(least_of "$BENCH_DIR/hello.times")
  printf '\nhello is a class that prints one line: the JDK as it comes, with its own CDS archive and no options.\n'
  printf 'list asks a registry on this machine for three sites and twenty hosts.\n\n'
  table_head 'next to hello, by the least times'
  table_row 'wm --help' 4 "$(ratio "$(least_of "$BENCH_DIR/help.times")" "$hello")" 'x'
  table_row 'wm list' 6 "$(ratio "$(least_of "$BENCH_DIR/list.times")" "$hello")" 'x'
}

cli_title() {
  case $1 in
    hello) printf 'hello: java -cp ... Hello' ;;
    help) printf 'wm --help' ;;
    list) printf 'wm list' ;;
  esac
}

in_milliseconds() { awk -v us="$1" 'BEGIN { printf "%.1f", us / 1000 }'; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }
