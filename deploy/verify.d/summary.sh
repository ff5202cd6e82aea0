# shellcheck shell=bash
# One summary of all reports that Surefire and Failsafe wrote.

# Lines of: test class, seconds, passed, failed, skipped. Arguments: the reports' folder.
classes_of() {
  find "$repo" -path "*/target/$1/TEST-*.xml" -exec sed -nE '/<testsuite /{
    s/.* name="([^"]*)".* time="([0-9.,]*)".* tests="([0-9]*)" errors="([0-9]*)" skipped="([0-9]*)" failures="([0-9]*)".*/\1 \2 \3 \4 \5 \6/p
  }' {} + | awk '{ gsub(",", "", $2); print $1, $2, $3 - $4 - $5 - $6, $4 + $6, $5 }'
}

# The tests that failed, each with the start of its message. A class whose set-up failed and
# that passed when it was run again keeps its error, and counts none. Arguments: the reports'
# folder; "finally", or "once" for those that passed when they were run again.
tests_that_failed() {
  find "$repo" -path "*/target/$1/TEST-*.xml" -exec awk -v when="$2" '
    /<testsuite / { counts_none = / errors="0"/ && / failures="0"/ }
    /<testcase / {
      name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name)
      class = $0; sub(/.* classname="/, "", class); sub(/".*/, "", class)
    }
    /^ *<flaky(Failure|Error)[ >]/ && when == "once" { tell() }
    /^ *<(failure|error)[ >]/ && (when == "once") == counts_none { tell() }
    function tell(  message) {
      if (match($0, / message="[^"]*"/)) message = substr($0, RSTART + 10, RLENGTH - 11)
      gsub(/(&#10;|&#13;|[ \t])+/, " ", message)
      print "  " class (name == "" ? "" : "." name) (message == "" ? "" : "\n     " substr(message, 1, 400))
    }
  ' {} + | sed "s/&quot;/\"/g; s/&apos;/'/g; s/&lt;/</g; s/&gt;/>/g; s/&#10;/ /g; s/&amp;/\\&/g"
}

# Arguments: the layer, the name of its files.
print_layer() {
  awk -v layer="$1" -v seconds="$(cat "$VERIFY_DIR/$2.seconds" 2>/dev/null || printf 0)" \
    '{ p += $3; f += $4; s += $5 } END { printf "%-26s %6d %6d %7d %5d s\n", layer, p, f, s, seconds }' \
    "$VERIFY_DIR/$2.classes"
}

print_failures() {
  if [ -s "$VERIFY_DIR/flaky-tests" ]; then
    printf '\nTests that failed, and passed when run again:\n'
    cat "$VERIFY_DIR/flaky-tests"
  fi
  if [ -s "$VERIFY_DIR/failed-tests" ]; then
    printf '\nTests that failed:\n'
    cat "$VERIFY_DIR/failed-tests"
  fi
  if [ -s "$VERIFY_DIR/failures" ]; then
    printf '\nFailed besides tests:\n'
    sed 's/^/  /' "$VERIFY_DIR/failures"
    print_errors
  fi
}

# The compiler's and the checks' own words; those of tests are in the reports.
print_errors() {
  local log
  for log in checks container build units lab; do
    if grep -q '^\[ERROR\]\|^In .* line [0-9]' "$VERIFY_DIR/$log.log" 2>/dev/null; then
      printf '\n%s:\n' "$VERIFY_DIR/$log.log"
      grep -A3 '^\[ERROR\]\|^In .* line [0-9]' "$VERIFY_DIR/$log.log" | grep -v '^--' | awk '!seen[$0]++ && ++lines <= 40'
    fi
  done
}

print_slowest() {
  printf '\nThe twenty slowest test classes:\n'
  # No head: what feeds it would end with SIGPIPE.
  sort -k 2 -rn "$VERIFY_DIR/units.classes" "$VERIFY_DIR/lab.classes" |
    awk 'NR <= 20 { printf "%8.1f s  %s\n", $2, $1 }'
}

# Ends the program with its exit code.
print_summary() {
  local passed failed skipped reports code=0
  classes_of surefire-reports >"$VERIFY_DIR/units.classes"
  classes_of failsafe-reports >"$VERIFY_DIR/lab.classes"
  for reports in surefire-reports failsafe-reports; do
    tests_that_failed "$reports" finally >>"$VERIFY_DIR/failed-tests"
    tests_that_failed "$reports" once >>"$VERIFY_DIR/flaky-tests"
  done
  read -r passed failed skipped < <(cat "$VERIFY_DIR"/*.classes |
    awk '{ p += $3; f += $4; s += $5 } END { print p + 0, f + 0, s + 0 }')
  print_slowest
  print_failures
  printf '\n%-26s %6s %6s %7s %7s\n' layer passed failed skipped time
  print_layer 'units and database' units
  [ -n "$quick" ] || print_layer 'end to end' lab
  printf '\n'
  [ "$failed" -eq 0 ] && [ ! -s "$VERIFY_DIR/failures" ] && [ "$passed" -gt 0 ] || code=1
  if [ "$EUID" -ne 0 ]; then
    say 'The lab makes network namespaces and needs root: run this with sudo to skip nothing.'
  elif [ "$skipped" -gt 0 ]; then
    say 'Tests were skipped although this is root: the reports say why.'
    code=1
  fi
  say "Took $((SECONDS / 60)) min $((SECONDS % 60)) s."
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  exit "$code"
}
