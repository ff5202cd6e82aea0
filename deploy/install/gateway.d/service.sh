# shellcheck shell=sh disable=SC2034,SC2154
# The service, and waiting for it.

service_on() {
  case $init in
    systemd)
      cp "$home/$WM_VERSION/share/systemd/wm-gateway.service" "$unit" && systemctl daemon-reload && systemctl -q enable wm-gateway &&
        service_restart
      ;;
    OpenRC)
      cp "$home/$WM_VERSION/share/openrc/wm-gateway" "$script" && chmod 755 "$script" && rc-update -q add wm-gateway default &&
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

# The end of the service's log: it goes with the service.
service_log() {
  case $init in
    systemd) journalctl --no-pager -q -n 10 -u wm-gateway 2>/dev/null ;;
    OpenRC) tail -n 10 "$root/var/log/wm-gateway.log" 2>/dev/null ;;
  esac
}

start() {
  step 6/7 "starting the service wm-gateway ($init)"
  [ "$init" != none ] || return 0
  service_on && return
  service_log
  die 'the service could not be started, see above.'
}

# Why the registry does not answer the agent or refuses it.
refusal() { "$link" status 2>/dev/null | sed -n 's/^registry *NOT reached since [^ ]* (\(.*\)).*/\1/p'; }

runs_release() { [ "$("$link" health 2>/dev/null | sed -n 's/^version=//p')" = "$WM_VERSION" ]; }

# Whether this release holds a configuration and its registry answers, whatever problem is left.
holds_view() {
  health=$("$link" health 2>/dev/null)
  [ "$(printf '%s\n' "$health" | sed -n 's/^version=//p')" = "$WM_VERSION" ] &&
    printf '%s\n' "$health" | grep -q '^registry=yes' && printf '%s\n' "$health" | grep -q '^applied=.'
}

await_sync() {
  step 7/7 'enrolling, and waiting until this gateway is in sync'
  waited=0
  same=0
  held=0
  while [ "$waited" -lt "$longest_wait" ]; do
    sleep 2
    waited=$((waited + 2))
    if "$link" status >/dev/null 2>&1 && runs_release; then return 0; fi
    if [ -s "$etc/credential" ]; then
      # What is still wrong then needs somebody who mends it.
      if holds_view; then held=$((held + 1)); else held=0; fi
      [ "$held" -lt "$most_looks" ] || break
      continue
    fi
    # The same refusal again and again: waiting longer does not help.
    last=$reason
    reason=$(refusal)
    if [ -n "$reason" ] && [ "$reason" = "$last" ]; then same=$((same + 1)); else same=0; fi
    [ "$same" -lt 3 ] || [ "$waited" -lt 16 ] || break
  done
  if [ ! -s "$etc/credential" ]; then
    [ -n "$reason" ] || service_log
    # A refusal says what helps, mostly another command.
    [ -z "$reason" ] || again=
    die "this gateway could not enrol: ${reason:-the agent has not asked the registry within $waited s, see above}"
  fi
  "$link" status
  if ! "$link" health >/dev/null 2>&1 || ! runs_release; then
    [ -z "$was_there" ] || [ "$was_there" = "$WM_VERSION" ] || die "release $WM_VERSION does not work here, see above."
    changed=
    die 'this gateway has enrolled and is installed, but is not in sync yet: see above. It keeps trying: wm-gateway status'
  fi
  say 'this gateway works, with what is listed above as PROBLEM, FAILED or BLOCKED: mend that, then see wm-gateway status'
}
