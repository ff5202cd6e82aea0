# shellcheck shell=bash
# Builds the three programs if their folders are older than what they are made from.

REGISTRY_HOME=$repo/registry/target/wm-registry
AGENT_HOME=$repo/gateway-agent/target/wm-gateway
CLI_HOME=$repo/cli/target/wm

# Arguments: a program's folder, its module.
is_fresh() {
  [ -d "$1/lib" ] || return 1
  local newer
  newer=$(find "$repo/pom.xml" "$repo/contract/pom.xml" "$repo/contract/src/main" "$repo/deploy/launcher" "$repo/deploy/src/main" \
    "$repo/$2/pom.xml" "$repo/$2/src/main" -type f -newer "$1/lib" -print -quit)
  [ -z "$newer" ]
}

build_what_is_stale() {
  local stale=()
  is_fresh "$REGISTRY_HOME" registry || stale+=(registry)
  is_fresh "$AGENT_HOME" gateway-agent || stale+=(gateway-agent)
  is_fresh "$CLI_HOME" cli || stale+=(cli)
  [ ${#stale[@]} -eq 0 ] && return
  command -v mvn >/dev/null 2>&1 || install_missing_packages maven
  step "Building ${stale[*]} (the first time this downloads their libraries)"
  local modules
  modules=$(IFS=,; printf '%s' "${stale[*]}")
  (cd "$repo" && without_escapes mvn -q -am -pl "$modules" -Dmaven.test.skip=true -Dpackages.skip=true package) ||
    die 'The build failed: see above.'
  touch_programs
}

# The assembly keeps older time stamps where nothing changed.
touch_programs() {
  touch "$REGISTRY_HOME/lib" "$AGENT_HOME/lib" "$CLI_HOME/lib"
}
