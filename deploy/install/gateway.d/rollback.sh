# shellcheck shell=sh disable=SC2034,SC2154
# Takes back what a failed installation did.

# Where a file is remembered.
copy_of() { printf '%s/kept/%s\n' "$draft" "$(printf '%s' "$1" | tr / _)"; }

# Remembers files as they are now.
keep() {
  for file in "$@"; do
    if [ -e "$file" ] || [ -L "$file" ]; then cp -pP "$file" "$(copy_of "$file")"; fi
    kept="$kept $file"
  done
}

# A token works once: whoever has enrolled with it meanwhile stays enrolled, for the next run.
has_enrolled() { [ -s "$etc/credential" ] && [ ! -e "$(copy_of "$etc/credential")" ]; }

put_back() {
  enrolled=
  ! has_enrolled || enrolled=1
  for file in $kept; do
    case $enrolled$file in 1*/credential | 1*/private.key) continue ;; esac
    saved=$(copy_of "$file")
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
    [ "$code" != 130 ] || again='Run the same command again.'
    say "everything is as it was before${enrolled:+, but that this gateway has enrolled: its key and credential stay for the next run}. ${added:+Packages that were installed for it stay:$added. }$again"
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
