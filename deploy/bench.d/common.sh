# shellcheck shell=bash
# What the benches share: a folder that goes away, processes that are ended by number, and
# the table. Needs $here and $repo, see deploy/bench.

BENCH_DIR=
BENCH_PIDS=()

bench_begin() {
  BENCH_DIR=$(mktemp -d)
  trap bench_end EXIT
  trap 'exit 1' INT TERM
}

bench_end() {
  local pid
  for pid in "${BENCH_PIDS[@]}"; do
    kill "$pid" 2>/dev/null || :
  done
  for pid in "${BENCH_PIDS[@]}"; do
    wait "$pid" 2>/dev/null || :
  done
  rm -rf "${BENCH_DIR:?}"
}

# The JDK that the build finds, for programs that have no runtime of their own.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
    if [ ! -x "$home/bin/javac" ] || [ ! -r "$home/release" ]; then
      continue
    fi
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      printf '%s\n' "$home"
      return
    fi
  done
  die 'There is no JDK 25: install one, or set JAVA_HOME.'
}

# Microseconds that a command takes from start to end. What it prints goes to a file.
time_of() {
  local from=${EPOCHREALTIME/./}
  "$@" >"$BENCH_DIR/out" 2>"$BENCH_DIR/err" </dev/null ||
    die "Could not measure \"$*\": $(cat "$BENCH_DIR/err")"
  printf '%s\n' $((${EPOCHREALTIME/./} - from))
}

# A TCP port of the loopback interface that nothing listens on.
free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    if [ -z "$(ss -Htln "sport = :$port")" ]; then
      printf '%s\n' "$port"
      return
    fi
  done
  die 'There is no free port.'
}

least_of() { sort -n "$1" | head -n 1; }

median_of() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

table_head() { printf '%-44s %12s %12s %8s\n' "$1" goal measured ''; }

# Arguments: what, goal, measured (numbers), unit. Less is better.
table_row() {
  awk -v what="$1" -v goal="$2" -v measured="$3" -v unit="$4" 'BEGIN {
    printf "%-44s %12s %12s %8s\n", what, "<= " goal " " unit, measured " " unit, (measured + 0 <= goal + 0) ? "pass" : "FAIL"
  }'
}

# Arguments: what, measured, unit. There is no goal.
table_fact() { printf '%-44s %12s %12s\n' "$1" '' "$2 $3"; }
