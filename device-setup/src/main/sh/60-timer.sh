# --- the timer: looks for changes every five minutes ---

unit=$root/etc/systemd/system
daemons=$root/Library/LaunchDaemons

timer_up() {
  if is_macos; then timer_up_launchd
  elif is_systemd; then timer_up_systemd
  elif cron_file >/dev/null; then timer_up_cron
  else
    warn "There is neither systemd nor cron here, so this machine follows changes only when wg-$net-update runs."
  fi
}

timer_up_systemd() {
  put "$unit/wg-$net-update.service" 644 <<UNIT
# Made by wm.
[Unit]
Description=Follow the changes of the mesh of wg-$net
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
ExecStart=$bin/wg-$net-update
SyslogIdentifier=wg-$net-update
UNIT
  put "$unit/wg-$net-update.timer" 644 <<UNIT
# Made by wm.
[Unit]
Description=Follow the changes of the mesh of wg-$net

[Timer]
OnBootSec=30
OnUnitActiveSec=5min
RandomizedDelaySec=20

[Install]
WantedBy=timers.target
UNIT
  # In another network there are other name servers.
  put "$unit/wg-$net-update.path" 644 <<UNIT
# Made by wm.
[Unit]
Description=Follow the machine of wg-$net into another network

[Path]
PathChanged=/etc/resolv.conf
PathChanged=/run/systemd/resolve/resolv.conf

[Install]
WantedBy=paths.target
UNIT
  systemctl daemon-reload && systemctl enable --now "wg-$net-update.timer" "wg-$net-update.path" >/dev/null 2>&1
}

# Where cron reads from: a folder of files, or root's table of BusyBox
cron_file() {
  if [ -d "$root/etc/cron.d" ]; then printf '%s/etc/cron.d/wg-%s\n' "$root" "$net"
  elif [ -d "$root/etc/crontabs" ]; then printf '%s/etc/crontabs/root\n' "$root"
  else return 1
  fi
}

timer_up_cron() {
  job="$bin/wg-$net-update 2>&1 | logger -t wg-$net-update"
  file=$(cron_file)
  case $file in
    */crontabs/root)
      timer_down_cron
      touch "$file"
      { cat "$file" && printf '*/5 * * * * %s\n' "$job"; } >"$work/cron" && put "$file" 600 <"$work/cron"
      ;;
    *) printf '# Made by wm.\n*/5 * * * * root %s\n' "$job" | put "$file" 644 ;;
  esac
  if has rc-update; then
    openrc_service
    rc-update -q add crond default 2>/dev/null || :
    rc-service -q crond start 2>/dev/null || :
  fi
}

# Brings the tunnel up at boot, where the timer's first run would be minutes away.
openrc_service() {
  put "$root/etc/init.d/wg-$net" 755 <<SERVICE
#!/sbin/openrc-run
# Made by wm.
description="Tunnel of the mesh of wg-$net"
depend() {
  need net
  after firewall
}
start() {
  wg show wg-$net >/dev/null 2>&1 || wg-quick up $etc/wg-$net.conf
}
stop() {
  wg-quick down $etc/wg-$net.conf
}
SERVICE
  rc-update -q add "wg-$net" default 2>/dev/null || :
}

timer_up_launchd() {
  put "$daemons/dev.wm.wg-$net-update.plist" 644 <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>dev.wm.wg-$net-update</string>
  <key>ProgramArguments</key><array><string>$bin/wg-$net-update</string></array>
  <key>RunAtLoad</key><true/>
  <key>StartInterval</key><integer>300</integer>
  <key>WatchPaths</key><array><string>/private/var/run/resolv.conf</string></array>
  <key>StandardOutPath</key><string>/var/log/wg-$net-update.log</string>
  <key>StandardErrorPath</key><string>/var/log/wg-$net-update.log</string>
</dict>
</plist>
PLIST
  launchctl bootout "system/dev.wm.wg-$net-update" 2>/dev/null || :
  launchctl bootstrap system "$daemons/dev.wm.wg-$net-update.plist" 2>/dev/null ||
    launchctl load -w "$daemons/dev.wm.wg-$net-update.plist" >/dev/null 2>&1
}

timer_down() {
  if is_systemd; then systemctl disable --now "wg-$net-update.timer" "wg-$net-update.path" >/dev/null 2>&1 || :; fi
  if [ -e "$daemons/dev.wm.wg-$net-update.plist" ]; then
    launchctl bootout "system/dev.wm.wg-$net-update" 2>/dev/null || :
    rm -f "$daemons/dev.wm.wg-$net-update.plist" "$root/var/log/wg-$net-update.log"
  fi
  rm -f "$unit/wg-$net-update.service" "$unit/wg-$net-update.timer" "$unit/wg-$net-update.path" "$root/etc/cron.d/wg-$net"
  timer_down_cron
  if [ -e "$root/etc/init.d/wg-$net" ]; then
    rc-update -q del "wg-$net" default 2>/dev/null || :
    rm -f "$root/etc/init.d/wg-$net"
  fi
  if is_systemd; then systemctl daemon-reload || :; fi
}

timer_down_cron() {
  table=$root/etc/crontabs/root
  grep -qs "/wg-$net-update " "$table" || return 0
  { grep -v "/wg-$net-update " "$table" || :; } >"$work/cron"
  put "$table" 600 <"$work/cron"
}

# What runs the update, as status says it; false if nothing does
timer_text() {
  if [ -e "$daemons/dev.wm.wg-$net-update.plist" ]; then
    launchctl print "system/dev.wm.wg-$net-update" >/dev/null 2>&1 && printf 'launchd\n'
  elif is_systemd; then
    systemctl is-active "wg-$net-update.timer" >/dev/null 2>&1 && printf 'a systemd timer\n'
  else
    grep -qs "/wg-$net-update " "$root/etc/cron.d/wg-$net" "$root/etc/crontabs/root" && printf 'cron\n'
  fi
}

