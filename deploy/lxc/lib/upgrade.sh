# shellcheck shell=bash
# The packages of the container's system, which nobody else looks after: they are upgraded
# once a day (W79), and no service restarts for it (W80).

UPGRADE_PROGRAM=/usr/local/sbin/wm-gw-upgrade

# What invoke-rc.d(8) and deb-systemd-invoke(1p) ask before they touch a service.
upgrade_policy() {
  cat <<'POLICY'
#!/bin/sh
# Written by wm-gw: what wm-gw-upgrade installs restarts no service.
[ -z "${WM_GW_UPGRADE:-}" ] || exit 101
exit 0
POLICY
}

upgrade_service() {
  cat <<UNIT
# Written by wm-gw.
[Unit]
Description=Upgrade of the packages beside wm's gateway

[Service]
Type=oneshot
ExecStart=$UPGRADE_PROGRAM
Nice=19
IOSchedulingClass=idle
UNIT
}

upgrade_timer() {
  cat <<'UNIT'
# Written by wm-gw.
[Unit]
Description=Upgrades the packages beside wm's gateway once a day

[Timer]
OnCalendar=daily
RandomizedDelaySec=6h
Persistent=true

[Install]
WantedBy=timers.target
UNIT
}

has_apk() { ct_exec sh -c 'command -v apk >/dev/null' </dev/null; }

keep_upgraded() {
  if has_apk; then
    # Alpine's crond runs what is in this folder.
    put_file 755 /etc/periodic/daily/wm-gw-upgrade <"$HERE/wm-gw-upgrade"
    ct_exec sh -c 'rc-update -q add crond default && { rc-service -q crond status || rc-service -q crond start; }' </dev/null >/dev/null
    return
  fi
  put_file 755 "$UPGRADE_PROGRAM" <"$HERE/wm-gw-upgrade"
  ! ct_exec sh -c '[ ! -e /usr/sbin/policy-rc.d ] || grep -q "Written by wm-gw" /usr/sbin/policy-rc.d' </dev/null ||
    upgrade_policy | put_file 755 /usr/sbin/policy-rc.d
  upgrade_service | put_file 644 /etc/systemd/system/wm-gw-upgrade.service
  upgrade_timer | put_file 644 /etc/systemd/system/wm-gw-upgrade.timer
  ct_exec sh -c 'systemctl daemon-reload && systemctl enable --quiet --now wm-gw-upgrade.timer' </dev/null
}

# What keep_upgraded left there.
leave_as_is() {
  # shellcheck disable=SC2016 # the container's shell expands it
  ct_exec sh -c '
    [ ! -e /etc/systemd/system/wm-gw-upgrade.timer ] || systemctl disable --quiet --now wm-gw-upgrade.timer
    rm -f /etc/periodic/daily/wm-gw-upgrade /etc/systemd/system/wm-gw-upgrade.timer /etc/systemd/system/wm-gw-upgrade.service "$1"
    ! grep -qs "Written by wm-gw" /usr/sbin/policy-rc.d || rm -f /usr/sbin/policy-rc.d' sh "$UPGRADE_PROGRAM" </dev/null
}
