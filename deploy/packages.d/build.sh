# shellcheck shell=bash
# Builds a release and lays it out.

MODULES=(registry:wm-registry gateway-agent:wm-gateway cli:wm)

# Goals in MB, compressed; the registry's without PostgreSQL.
declare -A GOALS=([wm-registry]=110 [wm-gateway]=40 [wm]=40)

make_release() {
  local version architectures architecture folder
  need_key
  architectures=$(wanted_architectures) || exit
  version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$repo/pom.xml")
  folder=$repo/deploy/target/release/$version
  rm -rf "${folder:?}"
  mkdir -p "$folder/dist"
  openssl pkey -in "$(release_key)" -pubout -out "$folder/dist/release.pub"
  for architecture in $architectures; do
    [ -n "$1" ] || build_packages "$architecture" "$folder/dist/release.pub"
    collect "$architecture"
  done
  printf '%s\n' "$version" >"$folder/dist/VERSION"
  add_installer
  sign "$folder/dist"
  build_release_package
  run_lintian
  sign "$folder"
  print_sizes
  verify_release "$folder"
}

this_architecture() {
  case $(uname -m) in
    aarch64) say arm64 ;;
    *) say amd64 ;;
  esac
}

foreign_jdk() {
  case $1 in
    arm64) printf '%s\n' "${JAVA_HOME_AARCH64:-}" ;;
    *) printf '%s\n' "${JAVA_HOME_AMD64:-}" ;;
  esac
}

# This machine's architecture, and the other one if a JDK of it is there.
wanted_architectures() {
  local other variable jdk
  this_architecture
  case $(this_architecture) in
    amd64) other=arm64 variable=JAVA_HOME_AARCH64 ;;
    *) other=amd64 variable=JAVA_HOME_AMD64 ;;
  esac
  jdk=$(foreign_jdk "$other")
  if [ -z "$jdk" ]; then
    say "Leaving out $other: $variable names no JDK with its modules (jmods)." >&2
  elif [ ! -e "$jdk/jmods/java.base.jmod" ]; then
    die "$variable=$jdk has no jmods/java.base.jmod: fetch a JDK for $other with its jmods, of the same version as the one that builds."
  else
    say "$other"
  fi
}

# Arguments: the architecture, the public key.
build_packages() {
  local jdk=none
  [ "$1" = "$(this_architecture)" ] || jdk=$(foreign_jdk "$1")
  say "Building archives and packages for $1"
  (cd "$repo" && mvn --batch-mode -q -pl registry,gateway-agent,cli -am -Dmaven.test.skip=true \
    "-Dpackages.architecture=$1" "-Dpackages.jdk=$jdk" "-Dpackages.key=$2" package) || die 'The build failed: see above.'
}

# Argument: the architecture.
collect() {
  local entry program target built
  for entry in "${MODULES[@]}"; do
    program=${entry#*:}
    built=$repo/${entry%:*}/target/packages
    target=$folder/dist
    [ "$program" != wm-registry ] || target=$folder
    cp "$built/$program-$version-linux-$1.tar.gz" "$built/${program}_${version}_$1.deb" "$target/" ||
      die "$program is not built for $1: deploy/release without --built."
  done
}

add_installer() {
  "$here/install/assemble" "$version" >"$folder/dist/install-gateway.sh" || die 'The installer could not be put together.'
  chmod 755 "$folder/dist/install-gateway.sh"
}

# wm-release puts what the registry serves where it looks for it.
build_release_package() {
  local stage=$repo/deploy/target/release-package root control stamp package=wm-release architecture=all
  stamp=$(date -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$repo/pom.xml")" +%s)
  root=$stage/root
  control=$stage/control
  rm -rf "${stage:?}"
  mkdir -p "$root/usr/share/wm/releases" "$control"
  cp -r "$folder/dist" "$root/usr/share/wm/releases/$version"
  add_documents "$PACKAGES_D/wm-release"
  write_control "$PACKAGES_D/wm-release"
  fix_modes "$root"
  tar_of --directory="$root" . >"$stage/root.tar"
  (cd "$repo" && mvn --batch-mode -q -pl deploy -Dwm.programs=built "-Dpackages.stage=$stage" \
    "-Dpackages.deb=$folder/wm-release_${version}_all.deb" jdeb:jdeb@release) ||
    die 'The package wm-release could not be built: see above.'
}

# Whatever Debian's policy checker calls an error.
run_lintian() {
  if ! command -v lintian >/dev/null 2>&1; then
    say 'The packages are not checked against the policy of Debian: apt install lintian'
    return 0
  fi
  say 'Checking the packages with lintian'
  find "$folder" -name '*.deb' -exec lintian --fail-on error --allow-root --tag-display-limit 0 --display-level error {} + ||
    die 'lintian found errors, see above.'
}

print_sizes() {
  local file name program bytes goal verdict
  printf '\n%-44s %9s %9s\n' file MB 'goal, MB'
  while IFS= read -r file; do
    name=${file##*/}
    program=${name%%[-_][0-9]*}
    bytes=$(stat -c %s "$file")
    goal=${GOALS[$program]:-}
    if [ "$program" = wm-registry ]; then
      bytes=$((bytes - $(postgres_bytes)))
      name="$name, less PostgreSQL"
    fi
    verdict=
    [ -z "$goal" ] || [ "$bytes" -le $((goal * 1000 * 1000)) ] || verdict='  MISSED'
    awk -v name="$name" -v bytes="$bytes" -v goal="$goal" -v verdict="$verdict" \
      'BEGIN { printf "%-44s %9.1f %9s%s\n", name, bytes / 1e6, goal, verdict }'
  done < <(find "$folder" -name '*.tar.gz' -o -name '*.deb' | sort)
  printf '\n'
}

postgres_bytes() {
  stat -c %s "$repo"/registry/target/packages/stage-*/wm-registry-*/lib/embedded-postgres-binaries-*.jar | head -n 1
}
