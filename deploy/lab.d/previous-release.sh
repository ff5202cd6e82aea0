#!/usr/bin/env bash
# Prints the folder of the release before this one, with its gateway agent in gateway-agent/. It
# is built at the first time, which takes about a minute, and kept.
set -euo pipefail
export LC_ALL=C

# What stands in for it until there is a tag: the last commit before releases.
before_the_first=f492e47d5070b44bab5cd2c4313a86b76e58c7ae

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=/var/cache/wm-test

git() { command git -C "$repo" -c safe.directory='*' "$@"; }

tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*' HEAD^ 2>/dev/null || :)
wanted=${tag:-$before_the_first}

commit_of_wanted() { git rev-parse --verify --quiet "$wanted^{commit}"; }

# A shallow clone has no history, but knows who has.
commit=$(commit_of_wanted) || { git fetch --quiet --depth=1 origin "$wanted" >&2 && commit=$(commit_of_wanted); } || {
  printf 'deploy: this clone lacks the commit %s, and its origin gave none. Fetch all: git fetch --unshallow\n' "$wanted" >&2
  exit 1
}
ready=$home/previous-${commit:0:12}

mkdir -p "$home"
exec 9>"$home/release.lock"
flock 9
if [ ! -d "$ready" ]; then
  draft=$(mktemp -d "$home/draft.XXXXXX")
  trap 'rm -rf "$draft"' EXIT
  git archive "$commit" | tar -x -C "$draft"
  # That release was checked when it was made. It runs on this machine's Java: linking one and
  # recording caches takes longer than its start, and a cache does not outlive a move.
  sed -i '/-Xplugin:ErrorProne/d' "$draft/pom.xml"
  (cd "$draft" && mvn --batch-mode -q -pl gateway-agent -am -Dmaven.test.skip=true -Dexec.skip=true \
    -Dspring-javaformat.validate.skip=true package) >&2
  mkdir "$draft/kept"
  mv "$draft/gateway-agent/target/wm-gateway" "$draft/kept/gateway-agent"
  chmod 755 "$draft/kept"
  mv -T "$draft/kept" "$ready"
fi
printf '%s\n' "$ready"
