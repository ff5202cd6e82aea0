# --- programs that are needed here ---

# install PACKAGE...: by the system's package manager; false if it cannot
install() {
  say "Installing $*."
  if has apt-get; then
    DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@" ||
      { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$@"; }
  elif has dnf; then dnf -q -y install "$@"
  elif has yum; then yum -q -y install "$@"
  elif has apk; then apk -q add "$@"
  elif has pacman; then pacman -Sy --noconfirm --needed "$@"
  elif has zypper; then zypper -n -q install "$@"
  elif has brew; then brew_as_user install "$@"
  else return 1
  fi </dev/null >"$work/install" 2>&1
}

# Homebrew refuses root.
brew_as_user() {
  owner=${SUDO_USER:-}
  if [ -n "$owner" ] && [ "$owner" != root ]; then sudo -u "$owner" brew "$@"; else brew "$@"; fi
}

# package PROGRAM: the package that has it, by the system's own names
package() {
  case $1 in
    ip) if has apk || has apt-get || has pacman || has zypper; then printf 'iproute2\n'; else printf 'iproute\n'; fi ;;
    wg | wg-quick) printf 'wireguard-tools\n' ;;
    dnsmasq) if has apt-get; then printf 'dnsmasq-base\n'; else printf 'dnsmasq\n'; fi ;;
    *) printf '%s\n' "$1" ;;
  esac
}

need() {
  for program in "$@"; do
    has "$program" && continue
    install "$(package "$program")" && has "$program" && continue
    tail -n 3 "$work/install" >&2 2>/dev/null || :
    die "There is no $program here, and it could not be installed: install $(package "$program"), then run this command again."
  done
}

check_machine() {
  case $system in
    Linux | Darwin) ;;
    *) die "This joins Linux and macOS machines. For others, wm add-device NAME --conf FILE makes a file for the official app." ;;
  esac
  case $hardware in
    x86_64 | amd64 | aarch64 | arm64 | armv7l) ;;
    *) warn "This machine is a $hardware, which nobody has tried." ;;
  esac
  need curl
  need wg wg-quick
  if is_macos; then need wireguard-go; else need ip && need_wireguard; fi
}

# wg-quick takes wireguard-go where the kernel has no WireGuard.
need_wireguard() {
  if has modprobe; then modprobe wireguard 2>/dev/null || :; fi
  if ip link add dev wm-try type wireguard 2>/dev/null; then
    ip link del dev wm-try
  else
    need wireguard-go
  fi
}

