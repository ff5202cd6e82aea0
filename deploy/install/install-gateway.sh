#!/bin/sh
# Installs the gateway of a wm site on Debian, Ubuntu or Alpine, or updates it in place:
#
#   curl -fsSL https://REGISTRY/install/gateway | sudo sh -s -- --registry https://REGISTRY --token TOKEN --key FINGERPRINT
#
# Everything is in functions, so a download that was cut off runs nothing. WM_ROOT is in front
# of every path, for tests.
set -u
export LC_ALL=C
umask 022

WM_VERSION=@VERSION@

root=${WM_ROOT:-}
home=$root/opt/wm-gateway
etc=$root/etc/wm
lib=$root/var/lib/wm
run=$root/run/wm
link=$root/usr/local/bin/wm-gateway
draft=$home/.install
unit=$root/etc/systemd/system/wm-gateway.service
script=$root/etc/init.d/wm-gateway
longest_wait=${WM_INSTALL_WAIT:-180}
# What the agent writes to /etc/wm, where other programs of wm may have files too.
own='gateway.env release.pub private.key private.key.next private.key.old credential hosts dnsmasq.conf dnsmasq.servers'
changed=
was_there=
kept=
added=
reason=

usage() {
  cat <<'USAGE'
usage: install-gateway.sh --registry URL --key FINGERPRINT [--token TOKEN] [--from DIRECTORY]
       install-gateway.sh --undo [--purge]

Installs the gateway of a wm site on this machine, or updates it in place. "wm add-site"
prints the whole command.

  --registry URL      the registry
  --key FINGERPRINT   the SHA-256 of the key that releases are signed with
  --token TOKEN       the site's enrolment token; not needed once the gateway has enrolled
  --from DIRECTORY    a release's files, in place of those that the registry serves
  --undo              remove the gateway; its key and settings stay
  --purge             with --undo: remove its key, credential and settings too
USAGE
}

say() { printf 'wm: %s\n' "$*"; }

step() { printf 'wm: [%s] %s\n' "$1" "$2"; }

# Ends the script; the trap takes back what was done.
die() {
  printf 'wm: %s\n' "$*" >&2
  exit 1
}

# --- taking back

# Remembers files as they are now.
keep() {
  for file in "$@"; do
    [ ! -e "$file" ] && [ ! -L "$file" ] || cp -pP "$file" "$draft/kept/$(printf '%s' "$file" | tr / _)"
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

# --- checks

check_machine() {
  case $WM_VERSION in
    [0-9]*) ;;
    *) die 'this script is of no release: take the one that the registry serves at /install/gateway.' ;;
  esac
  [ "$(id -u)" = 0 ] || die 'this changes routes, firewall and services: run it as root, such as with sudo.'
  [ ! -e "$root/usr/lib/wm-gateway" ] || die 'wm-gateway is installed as a Debian package here: update it with apt-get install.'
  case $(uname -m) in
    x86_64) arch=amd64 ;;
    aarch64) arch=arm64 ;;
    *) die "there is no release for $(uname -m), only for x86_64 and aarch64: use another machine." ;;
  esac
  [ "$(uname -s)" = Linux ] || die "this is $(uname -s): a gateway runs on Linux."
  if [ -d "$root/run/systemd/system" ]; then
    init=systemd
  elif [ -d "$root/run/openrc" ] && command -v rc-update >/dev/null; then
    init=OpenRC
  else
    init=none
  fi
  if command -v apk >/dev/null; then
    packager=apk
  elif command -v apt-get >/dev/null; then
    packager=apt-get
  else
    packager=
  fi
  step 1/7 "checking this machine: $(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\).*/\1/p' "$root/etc/os-release" 2>/dev/null), $arch, services by $init"
}

check_options() {
  case $registry in
    https://?* | http://?*) registry=${registry%/} ;;
    *) die '--registry takes the address of the registry, such as https://registry.example.net' ;;
  esac
  case $registry in *[!A-Za-z0-9:/._~%@\[\]-]*) die '--registry has a character that no address has.' ;; esac
  printf '%s\n' "$key" | grep -Eqx '[0-9a-f]{64}' || die '--key takes the 64 hexadecimal digits that "wm add-site" printed.'
  case $token in *[!A-Za-z0-9_-]*) die '--token has a character that no token has: copy the whole command again.' ;; esac
  [ ! -s "$lib/update/journal" ] || die 'an update is tried out here right now: run this again in three minutes.'
  before=$(sed -n 's/^[[:space:]]*WM_REGISTRY_URL[[:space:]]*=[[:space:]]*"\{0,1\}\([^"[:space:]#]*\).*/\1/p' "$etc/gateway.env" 2>/dev/null | tail -n 1)
  [ -z "$before" ] || [ ! -s "$etc/credential" ] || [ "${before%/}" = "$registry" ] ||
    die "this machine is a gateway of $before: to make it one of $registry, take it off there first, with --undo --purge."
}

# Arguments: program, Debian's package, Alpine's.
need() {
  command -v "$1" >/dev/null && return
  if [ "$packager" = apk ]; then missing="$missing $3"; else missing="$missing $2"; fi
}

has_wireguard() {
  modprobe wireguard 2>/dev/null
  ip link add wm-try type wireguard 2>/dev/null && ip link del wm-try
}

install_missing() {
  [ -n "$missing" ] || return 0
  say "installing$missing"
  case $packager in
    apk) apk add --quiet $missing ;;
    apt-get)
      export DEBIAN_FRONTEND=noninteractive
      apt-get update -qq && apt-get install -qq -y --no-install-recommends $missing >/dev/null
      ;;
    *) die "this system has neither apt-get nor apk: install by hand:$missing" ;;
  esac || die "$packager could not install$missing: see above, or install them by hand."
  added="$added$missing"
  missing=
}

check_tools() {
  step 2/7 'checking for the programs that a gateway needs'
  missing=
  need curl curl curl
  need openssl openssl openssl
  need wg wireguard-tools wireguard-tools-wg
  need nft nftables nftables
  need conntrack conntrack conntrack-tools
  need dnsmasq dnsmasq-base dnsmasq
  need ip iproute2 iproute2
  need ping iputils-ping iputils
  [ -e "$root/etc/ssl/certs/ca-certificates.crt" ] || missing="$missing ca-certificates"
  # The release's own Java is for glibc.
  [ ! -e "$root/etc/alpine-release" ] || need java - openjdk25-jre-headless
  install_missing
  case $(openssl version) in
    'OpenSSL 0'* | 'OpenSSL 1'*) die "$(openssl version) cannot check the signature: OpenSSL 3 is needed, as in Debian 12, Ubuntu 22.04 or Alpine 3.17." ;;
  esac
  has_wireguard || command -v wireguard-go >/dev/null || command -v boringtun-cli >/dev/null || {
    missing=' wireguard-go'
    install_missing
  }
}

# --- the release

fetch() {
  curl -q -fsS --proto "=${source%%://*}" --connect-timeout 15 --max-time 3600 -o "$draft/$1" "$source/$1" 2>"$draft/error" ||
    die "$source/$1 cannot be fetched: $(tail -n 1 "$draft/error" | sed 's/^curl: //')"
}

# The file's checksum is that of the signed list.
verify() {
  listed=$(awk -v name="$1" '$2 == name || $2 == "*" name { print $1 }' "$draft/SHA256SUMS")
  [ "${#listed}" = 64 ] || die "the release has no $1."
  [ "$(sha256sum "$draft/$1" | cut -d ' ' -f 1)" = "$listed" ] || die "$1 is not the file that was signed: fetch it again later."
}

# Nothing of the release runs before this is done.
fetch_release() {
  archive=wm-gateway-$WM_VERSION-linux-$arch.tar.gz
  step 3/7 "fetching release $WM_VERSION from $source"
  for name in VERSION release.pub SHA256SUMS SHA256SUMS.sig "$archive"; do fetch "$name"; done
  step 4/7 'verifying the key, the signature and the checksums'
  found=$(openssl pkey -pubin -in "$draft/release.pub" -outform DER 2>/dev/null | sha256sum | cut -d ' ' -f 1)
  grep -q 'BEGIN PUBLIC KEY' "$draft/release.pub" ||
    die "$source/release.pub is no key: does a portal or proxy answer in the registry's place?"
  [ "$found" = "$key" ] || die "the release's key has the fingerprint $found, not the one in the command: nothing was installed. Ask whoever gave you the command."
  openssl base64 -d -A -in "$draft/SHA256SUMS.sig" -out "$draft/signature" 2>/dev/null
  openssl pkeyutl -verify -pubin -inkey "$draft/release.pub" -rawin -in "$draft/SHA256SUMS" -sigfile "$draft/signature" >/dev/null 2>&1 ||
    die 'the signature of the release is wrong: nothing was installed. Tell whoever runs the registry.'
  verify VERSION
  verify "$archive"
  [ "$(cat "$draft/VERSION")" = "$WM_VERSION" ] || die "the registry serves release $(head -c 40 "$draft/VERSION") as $WM_VERSION: nothing was installed."
  [ ! -e "$etc/release.pub" ] || cmp -s "$etc/release.pub" "$draft/release.pub" ||
    say 'the releases are signed with another key than before: the one in the command is trusted from now on'
}

# --- the installation

unpack() {
  step 5/7 "installing in /opt/wm-gateway/$WM_VERSION"
  fresh=$draft/wm-gateway-$WM_VERSION
  tar -xzof "$draft/$archive" -C "$draft" "wm-gateway-$WM_VERSION" || die 'the archive cannot be unpacked: look at the disk with df.'
  rm -f "$draft/$archive"
  said=$("$fresh/bin/wm-gateway" version 2>&1 | tail -n 1)
  [ "$said" = "wm-gateway $WM_VERSION" ] || die "the program does not start here: $said"
  if [ -x "$fresh/bin/make-cache" ]; then
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
  { point "$home/current" "$WM_VERSION" && point "$link" /opt/wm-gateway/current/bin/wm-gateway; } || die "$home cannot be written."
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
        say 'this gateway has enrolled before and keeps its credential'
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

# --- the service

service_on() {
  case $init in
    systemd)
      cp "$home/$WM_VERSION/share/wm-gateway.service" "$unit" && systemctl daemon-reload && systemctl -q enable wm-gateway &&
        service_restart
      ;;
    OpenRC)
      cp "$home/$WM_VERSION/share/wm-gateway.openrc" "$script" && chmod 755 "$script" && rc-update -q add wm-gateway default &&
        service_restart
      ;;
  esac
}

# What the agent opened in other firewalls stays open meanwhile, and so does the tunnel.
service_restart() {
  mkdir -p "$run" && : >"$run/restart"
  case $init in
    systemd) systemctl daemon-reload && systemctl restart wm-gateway ;;
    OpenRC) rc-service -q wm-gateway restart ;;
  esac
}

service_off() {
  case $init in
    systemd)
      systemctl -q disable --now wm-gateway 2>/dev/null
      rm -f "$unit"
      systemctl daemon-reload
      ;;
    OpenRC)
      rc-service -q wm-gateway stop 2>/dev/null
      rc-update -q del wm-gateway default 2>/dev/null
      rm -f "$script"
      ;;
  esac
  return 0
}

start() {
  step 6/7 "starting the service wm-gateway ($init)"
  [ "$init" != none ] || return 0
  service_on || die "the service could not be started: ${init} says why."
}

# Why the registry does not answer the agent or refuses it.
refusal() { "$link" status 2>/dev/null | sed -n 's/^registry *NOT reached since [^ ]* (\(.*\)).*/\1/p'; }

await_sync() {
  step 7/7 'enrolling, and waiting until this gateway is in sync'
  waited=0
  same=0
  while [ "$waited" -lt "$longest_wait" ]; do
    sleep 2
    waited=$((waited + 2))
    if "$link" status >/dev/null 2>&1; then return 0; fi
    [ ! -s "$etc/credential" ] || continue
    # The same refusal three times: waiting longer does not help.
    last=$reason
    reason=$(refusal)
    if [ -n "$reason" ] && [ "$reason" = "$last" ]; then same=$((same + 1)); else same=0; fi
    [ "$same" -lt 3 ] || break
  done
  [ -s "$etc/credential" ] ||
    die "this gateway could not enrol: ${reason:-the agent has not asked the registry within $waited s}"
  "$link" status
  "$link" health >/dev/null 2>&1 || {
    changed=
    die 'this gateway has enrolled and is installed, but is not in sync yet; the line above says what is missing. It keeps trying: wm-gateway status'
  }
  say 'this gateway works, with the problems that are listed above: wm-gateway status'
}

install() {
  check_machine
  check_options
  check_tools
  source=${from:+file://$from}
  source=${source:-$registry/dist/$WM_VERSION}
  was_there=$(readlink "$home/current" 2>/dev/null)
  had_state=
  [ ! -d "$lib" ] || had_state=1
  trap finish EXIT
  trap 'exit 130' TERM INT HUP
  rm -rf "$draft"
  { mkdir -p "$draft" && chmod 755 "$home" "$draft"; } || die "$home cannot be made: look at the disk with df."
  fetch_release
  unpack
  put_in_place
  start
  if [ "$init" = none ]; then
    changed=
    say 'there is neither systemd nor OpenRC here: have /opt/wm-gateway/wm-agent run as root, such as as the program of this container. It enrols at its first start.'
    return
  fi
  await_sync
  changed=
  say "done: this gateway is in sync and runs release $WM_VERSION. What it does: wm-gateway status"
}

# --- taking the gateway off

undo() {
  check_machine >/dev/null
  [ -d "$home" ] || [ -e "$unit" ] || [ -e "$script" ] || [ -n "$purge" ] || die 'there is no gateway here that this script has installed.'
  step 1/3 'stopping the service'
  service_off
  step 2/3 'removing tunnel, firewall, names and routes'
  if [ -x "$home/current/bin/wm-gateway" ]; then
    "$home/current/bin/wm-gateway" down || die 'not everything could be removed, see above; the program is still there: run this again.'
  fi
  step 3/3 "removing the program${purge:+, its key and its settings}"
  case $(readlink "$link" 2>/dev/null) in */opt/wm-gateway/*) rm -f "$link" ;; esac
  rm -rf "$home" "$run"
  if [ -n "$purge" ]; then
    for name in $own; do rm -f "$etc/$name"; done
    rmdir "$etc" 2>/dev/null
    rm -rf "$lib"
    say 'done: nothing of the gateway is left here. Its site is still known to the registry: wm remove SITE'
  else
    say 'done. Its key and settings are still in /etc/wm and /var/lib/wm, for the next installation; --purge removes them.'
  fi
}

main() {
  registry='' key='' token='' from='' purge='' verb=install
  while [ $# -gt 0 ]; do
    case $1 in
      --registry | --key | --token | --from)
        [ $# -ge 2 ] || die "$1 takes a value: --help"
        case $1 in --registry) registry=$2 ;; --key) key=$2 ;; --token) token=$2 ;; --from) from=$2 ;; esac
        shift
        ;;
      --undo) verb=undo ;;
      --purge) purge=1 ;;
      -h | --help)
        usage
        return
        ;;
      *) die "\"$1\" is no option: --help" ;;
    esac
    shift
  done
  [ -n "$registry$from" ] || [ "$verb" = undo ] || {
    usage >&2
    exit 2
  }
  "$verb"
}

main "$@" </dev/null
# The end of install-gateway.sh.
