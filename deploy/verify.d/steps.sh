# shellcheck shell=bash
# What deploy/verify runs. Each step has its log, and a line in $VERIFY_DIR/failures when it
# failed; how many tests failed is read from their reports.

# From the project's folder.
VERIFY_DIR=deploy/target/verify
VERIFY_PIDS=()

# A module that fails must not keep the others from being tested, and the format is a check of its own.
# A test that failed is run once more and named in the summary all the same.
MAVEN=(mvn --batch-mode --fail-never -Dstyle.color=never -Dspring-javaformat.validate.skip=true -Dmaven.test.failure.ignore=true
  -Dsurefire.rerunFailingTestsCount=1 -Dfailsafe.rerunFailingTestsCount=1)

begin() {
  cd "$repo"
  rm -rf "${VERIFY_DIR:?}"
  mkdir -p "$VERIFY_DIR"
  : >"$VERIFY_DIR/failures"
  find . -path '*/target/*-reports/*' -name '*.xml' -delete
  trap stop_all EXIT
  trap 'exit 130' INT TERM
}

# Ends what still runs when this is interrupted. A lab that stays is removed by the next run.
stop_all() {
  local pid
  for pid in "${VERIFY_PIDS[@]}"; do
    pkill -TERM -P "$pid" 2>/dev/null || :
    kill "$pid" 2>/dev/null || :
  done
  wait || :
}

failed() { printf '%s\n' "$*" >>"$VERIFY_DIR/failures"; }

# Arguments: the log's name, the step.
in_background() {
  "$2" >"$VERIFY_DIR/$1.log" 2>&1 &
  VERIFY_PIDS+=($!)
}

wait_for_all() {
  local pid
  for pid in "${VERIFY_PIDS[@]}"; do
    wait "$pid" || failed "a step of deploy/verify ended unexpectedly: see $VERIFY_DIR"
  done
  VERIFY_PIDS=()
}

install_packages() {
  local packages=(shellcheck git maven busybox groff-base)
  [ "$EUID" -eq 0 ] || return 0
  [ -n "$quick" ] || packages+=("${LAB_PACKAGES[@]}" lxc debootstrap postgresql)
  docker compose version >/dev/null 2>&1 || packages+=(docker-compose)
  # The tests' databases are their own: Debian need not make and start one.
  if ! is_installed postgresql-common; then
    mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' >/etc/postgresql-common/createcluster.conf
  fi
  install_missing_packages "${packages[@]}"
}

shell_scripts() {
  local file
  git -C "$repo" ls-files -co --exclude-standard |
    while read -r file; do
      if [ -f "$repo/$file" ] && sed -n 1p "$repo/$file" | grep -aE '^#!.*sh$' >/dev/null; then
        printf '%s\n' "$repo/$file"
      fi
    done
}

run_checks() {
  if command -v shellcheck >/dev/null 2>&1; then
    shell_scripts | xargs -r shellcheck -x || failed 'shell scripts: shellcheck'
  else
    failed 'shell scripts: shellcheck is not installed, and only root can install it'
  fi
  mvn --batch-mode -q --fail-at-end -Dstyle.color=never spring-javaformat:validate ||
    failed 'format: run mvn spring-javaformat:apply'
}

# The containers' Debian is kept for the next time.
fetch_container_system() {
  [ "$EUID" -ne 0 ] || { "$here/lab.d/container-system.sh" && "$here/lab.d/gateway-system.sh"; } || failed 'end to end: the containers have no system'
}

# Built once, and kept for the next time.
build_previous_release() {
  [ "$EUID" -ne 0 ] || "$here/lab.d/previous-release.sh" || failed 'end to end: the release before was not built'
}

# Without the tests, so that the lab can start before those are compiled.
build_programs() {
  step 'Building the programs'
  "${MAVEN[@]}" -pl registry,gateway-agent,cli -am -Dmaven.test.skip=true package >"$VERIFY_DIR/build.log" 2>&1 || :
  modules_failed build "$VERIFY_DIR/build.log"
}

run_lab_tests() {
  local started=$SECONDS
  if grep -q '^build:' "$VERIFY_DIR/failures"; then
    failed 'end to end: not run, for the programs were not built'
    return
  fi
  touch "$repo"/*/target/*/lib
  step "Testing end to end, in the lab: $VERIFY_DIR/lab.log"
  in_background lab lab_tests
}

lab_tests() {
  local started=$SECONDS
  "${MAVEN[@]}" -pl deploy -Dwm.programs=built verify || :
  modules_failed 'end to end' "$VERIFY_DIR/lab.log"
  printf '%s\n' $((SECONDS - started)) >"$VERIFY_DIR/lab.seconds"
}

run_unit_tests() {
  local modules=() started=$SECONDS
  [ -n "$quick" ] || modules=(-pl '!deploy' -Dwm.programs=built)
  step "Testing units and database: $VERIFY_DIR/units.log"
  "${MAVEN[@]}" "${modules[@]}" test >"$VERIFY_DIR/units.log" 2>&1 || :
  modules_failed 'units and database' "$VERIFY_DIR/units.log"
  printf '%s\n' $((SECONDS - started)) >"$VERIFY_DIR/units.seconds"
}

# Maven ends with 0 whatever fails, see MAVEN; its log tells. A module in which only tests
# failed has not failed: their reports tell. Arguments: the layer, the log.
modules_failed() {
  local module
  grep -q '^\[INFO\] BUILD SUCCESS' "$2" || failed "$1: Maven: see $2"
  sed -nE 's/^\[INFO\] (.*[^ .]) \.+ (FAILURE|SKIPPED).*/\1/p' "$2" |
    while read -r module; do
      failed "$1: module $module: see $2"
    done
  # One whose process was ended leaves no report.
  ! grep -qE 'The forked VM terminated|There was an error in the forked process' "$2" ||
    failed "$1: a test process ended early: see $2"
}
