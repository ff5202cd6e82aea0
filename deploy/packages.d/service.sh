# What deb-systemd-helper(1p) and deb-systemd-invoke(1p) are for.
unit=@package@.service

runs_systemd() { [ -d /run/systemd/system ]; }

enable_unit() {
  deb-systemd-helper unmask "$unit" >/dev/null || true
  if deb-systemd-helper --quiet was-enabled "$unit"; then
    deb-systemd-helper enable "$unit" >/dev/null || true
  else
    deb-systemd-helper update-state "$unit" >/dev/null || true
  fi
}

# Argument: start or restart.
begin_unit() {
  if runs_systemd; then
    systemctl --system daemon-reload >/dev/null || true
    deb-systemd-invoke "$1" "$unit" >/dev/null || true
  fi
}

stop_unit() {
  if runs_systemd; then
    deb-systemd-invoke stop "$unit" >/dev/null || true
  fi
}

forget_unit() {
  if [ "$1" = purge ] && [ -x /usr/bin/deb-systemd-helper ]; then
    deb-systemd-helper purge "$unit" >/dev/null || true
    deb-systemd-helper unmask "$unit" >/dev/null || true
  fi
  if runs_systemd; then
    systemctl --system daemon-reload >/dev/null || true
    systemctl --system reset-failed "$unit" >/dev/null 2>&1 || true
  fi
}
