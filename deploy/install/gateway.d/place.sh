# shellcheck shell=sh disable=SC2034,SC2154
# Puts the release in place.

unpack() {
  step 5/7 "installing in /opt/wm-gateway/$WM_VERSION"
  fresh=$draft/wm-gateway-$WM_VERSION
  tar -xzof "$draft/$archive" -C "$draft" "wm-gateway-$WM_VERSION" 2>/dev/null || die 'the archive cannot be unpacked: look at the disk with df.'
  rm -f "$draft/$archive"
  said=$("$fresh/bin/wm-gateway" version 2>&1 | tail -n 1)
  [ "$said" = "wm-gateway $WM_VERSION" ] || die "the program does not start here: $said"
  # The cache is for the release's own Java.
  if [ -x "$fresh/bin/make-cache" ] && [ ! -e "$root/etc/alpine-release" ]; then
    say 'making the cache with which it starts fast'
    "$fresh/bin/make-cache" >/dev/null 2>&1 || say 'the cache could not be made: it starts slower'
  fi
}

# Arguments: link, target. In one step, where mv can.
point() {
  rm -f "$1.new"
  ln -s "$2" "$1.new" && { mv -fT "$1.new" "$1" 2>/dev/null || { rm -f "$1" && mv "$1.new" "$1"; }; }
}

put_in_place() {
  mkdir -p "$draft/kept" "$etc" "$root/usr/local/bin"
  keep "$home/current" "$home/previous" "$link" "$unit" "$script"
  for name in $own; do keep "$etc/$name"; done
  for name in wm-agent wm-agent-update wm-agent-fetch wm-agent-releases; do keep "$home/$name"; done
  changed=1
  if [ "$was_there" != "$WM_VERSION" ]; then
    rm -rf "${home:?}/$WM_VERSION"
    { mv "$fresh" "$home/$WM_VERSION" && sync; } || die "$home cannot be written: look at the disk with df."
  fi
  for name in "$home/$WM_VERSION"/bin/wm-agent*; do
    { cp -p "$name" "$draft/launcher" && mv -f "$draft/launcher" "$home/${name##*/}"; } || die "$home cannot be written."
  done
  [ -z "$was_there" ] || [ "$was_there" = "$WM_VERSION" ] || point "$home/previous" "$was_there"
  { point "$home/current" "$WM_VERSION" && point "$link" "$home/current/bin/wm-gateway"; } || die "$home cannot be written."
  cp "$draft/release.pub" "$etc/release.pub" || die "$etc cannot be written: look at the disk with df."
  write_env
}

# 200 or 204 if the registry knows this gateway's credential; it is in no list of processes.
credential_status() {
  printf 'header = "Authorization: Bearer %s"\n' "$(tr -cd 'A-Za-z0-9_-' <"$etc/credential")" |
    curl -q -sS -K - --proto "=${registry%%://*}" --max-time 30 -o /dev/null -w '%{http_code}' "$registry/gateway/release" 2>/dev/null
}

write_env() {
  if [ -s "$etc/credential" ]; then
    case $(credential_status) in
      401 | 403) say 'the registry knows this gateway no more: it enrols again' ;;
      *)
        say "this gateway has enrolled before and keeps its credential${token:+; the token is not used}"
        token=
        ;;
    esac
  fi
  (
    umask 077
    {
      grep -vE "^[[:space:]]*(WM_REGISTRY_URL${token:+|WM_REGISTRY_TOKEN})[[:space:]]*=" "$etc/gateway.env" 2>/dev/null
      printf 'WM_REGISTRY_URL=%s\n' "$registry"
      [ -z "$token" ] || printf 'WM_REGISTRY_TOKEN=%s\n' "$token"
    } >"$etc/gateway.env.new" && mv -f "$etc/gateway.env.new" "$etc/gateway.env"
  ) || die "$etc/gateway.env cannot be written: look at the disk with df."
  [ -s "$etc/credential" ] || grep -q '^[[:space:]]*WM_REGISTRY_TOKEN' "$etc/gateway.env" ||
    die 'this gateway has not enrolled yet: add --token, as "wm add-site" prints it.'
}
