# shellcheck shell=sh disable=SC2034,SC2154
# Takes back what a failed installation did.

# Remembers files as they are now.
keep() {
  for file in "$@"; do
    if [ -e "$file" ] || [ -L "$file" ]; then cp -pP "$file" "$draft/kept/$(printf '%s' "$file" | tr / _)"; fi
    kept="$kept $file"
  done
}

put_back() {
  for file in $kept; do
    saved=$draft/kept/$(printf '%s' "$file" | tr / _)
    rm -f "$file"
    if [ -e "$saved" ] || [ -L "$saved" ]; then cp -pP "$saved" "$file"; fi
  done
}

# What is done before something is changed needs no word.
finish() {
  code=$?
  trap '' TERM INT HUP
  if [ "$code" != 0 ] && [ -n "$changed" ]; then
    take_back
    say "everything is as it was before. ${added:+Packages that were installed for it stay:$added. }Run the same command again once that is mended."
  fi
  rm -rf "$draft"
  [ -n "$was_there" ] || rmdir "$home" "$etc" "$run" 2>/dev/null
  exit "$code"
}

take_back() {
  if [ -z "$was_there" ]; then
    service_off
    "$home/$WM_VERSION/bin/wm-gateway" down >/dev/null 2>&1
  fi
  put_back
  [ "$WM_VERSION" = "$was_there" ] || rm -rf "${home:?}/$WM_VERSION"
  if [ -n "$was_there" ]; then
    service_restart
  else
    rm -rf "$run" "${home:?}/.current" "$home/.staging"
    [ -n "$had_state" ] || rm -rf "$lib"
  fi
}
