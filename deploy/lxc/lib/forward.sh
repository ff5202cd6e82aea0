# shellcheck shell=bash
# The host's part of a gateway behind lxc-net's bridge: its UDP port comes in by a table of its
# own, ip wm-gateway, which nobody else's nft or iptables touches.

FORWARD_FILE=$ROOT/etc/nftables.d/wm-gateway.nft
FORWARD_PROGRAM=$ROOT/usr/local/sbin/wm-gw-forward
FORWARD_UNITS=$ROOT/etc/systemd/system
FORWARDS=$ROOT/var/lib/wm-gw/forwards

# The table's text. Pure. Standard input: lines of BRIDGE ADDRESS PORT NETWORK.
# The file is one transaction: the table before is gone only when this one is there.
render_forwards() {
  local bridge address port network ports='' sources=''
  while read -r bridge address port network; do
    ports+=$'\t\t'"fib daddr type local udp dport $port dnat to $address:$port"$'\n'
    sources+=$'\t\t'"ip saddr $address oifname != \"$bridge\" masquerade"$'\n'
    # A container beside it that was told this host's address: its answers have to come back here.
    sources+=$'\t\t'"ip saddr $network ip daddr $address ct status dnat masquerade"$'\n'
  done
  cat <<NFT
#!/usr/sbin/nft -f
# Written by wm-gw: the UDP ports of the gateways in this host's containers. Changes are lost.
table ip wm-gateway
delete table ip wm-gateway
table ip wm-gateway {
	chain prerouting {
		type nat hook prerouting priority dstnat; policy accept;
${ports%$'\n'}
	}

	chain postrouting {
		type nat hook postrouting priority srcnat; policy accept;
${sources%$'\n'}
	}
}
NFT
}

forward_lines() {
  local file bridge address port network
  for file in "$FORWARDS"/*; do
    [ -f "$file" ] || continue
    read -r bridge address port network <"$file"
    printf '%s %s %s %s\n' "$bridge" "$address" "$port" "$network"
  done
}

# Another gateway's port cannot be had twice. Arguments: name, port.
check_port_is_free() {
  local file
  for file in "$FORWARDS"/*; do
    [ -f "$file" ] || continue
    [ "${file##*/}" = "$1" ] || [ "$(cut -d ' ' -f 3 "$file")" != "$2" ] ||
      die "UDP $2 of this host goes to ${file##*/} already." 'Give this gateway another: WM_LISTEN_PORT=51821'
  done
}

# Arguments: the gateway's name, its BRIDGE ADDRESS PORT NETWORK.
add_forward() {
  local address port
  lock host "this host's forwards"
  read -r _ address port _ <<<"$2"
  check_port_is_free "$1" "$port"
  printf '%s\n' "$2" | write_file 644 "$FORWARDS/$1"
  apply_forwards
  unlock
  step "UDP $port of this host goes to $address"
}

remove_forward() {
  lock host "this host's forwards"
  if [ -e "$FORWARDS/$1" ]; then
    rm -f "$FORWARDS/$1"
    step "UDP is no longer forwarded to $1"
  fi
  apply_forwards
  unlock
}

apply_forwards() {
  if [ -n "$(forward_lines)" ]; then
    forward_lines | render_forwards | write_file 644 "$FORWARD_FILE"
  else
    rm -f "$FORWARD_FILE"
  fi
  if [ -n "$(forward_lines)" ] || has_bridges; then install_forward; else uninstall_forward; fi
}

has_bridges() { compgen -G "$ROOT/var/lib/wm-gw/*/bridges" >/dev/null; }

forward_service() {
  cat <<'UNIT'
# Written by wm-gw.
[Unit]
Description=UDP ports of wm's gateways in containers
After=network-pre.target nftables.service lxc-net.service docker.service
PartOf=nftables.service docker.service

[Service]
Type=oneshot
ExecStart=/usr/local/sbin/wm-gw-forward apply

[Install]
WantedBy=multi-user.target nftables.service docker.service
UNIT
}

forward_timer() {
  cat <<'UNIT'
# Written by wm-gw.
[Unit]
Description=Looks every minute whether wm's gateways are reached from outside

[Timer]
OnBootSec=1min
OnUnitInactiveSec=1min

[Install]
WantedBy=timers.target
UNIT
}

has_systemd() { [ -d "$ROOT/run/systemd/system" ]; }

install_forward() {
  write_file 755 "$FORWARD_PROGRAM" <"$HERE/wm-gw-forward"
  forward_service | write_file 644 "$FORWARD_UNITS/wm-gw-forward.service"
  forward_timer | write_file 644 "$FORWARD_UNITS/wm-gw-forward.timer"
  if has_systemd; then
    systemctl daemon-reload
    systemctl enable --quiet wm-gw-forward.service wm-gw-forward.timer
    systemctl start wm-gw-forward.timer
  else
    warn "This host has no systemd. Run $FORWARD_PROGRAM apply at each boot."
  fi
  "$FORWARD_PROGRAM" apply >"$WORK/forward.log" 2>&1 || {
    cat "$WORK/forward.log" >&2
    die "The forwards of $FORWARD_FILE are not loaded." 'See above.'
  }
}

uninstall_forward() {
  [ -e "$FORWARD_PROGRAM" ] || return 0
  "$FORWARD_PROGRAM" apply >/dev/null || :
  if has_systemd; then
    systemctl disable --quiet --now wm-gw-forward.timer wm-gw-forward.service || :
  fi
  rm -f "$FORWARD_PROGRAM" "$FORWARD_UNITS"/wm-gw-forward.{service,timer}
  rmdir "$FORWARDS" 2>/dev/null || :
  ! has_systemd || systemctl daemon-reload
}

# What hinders packets for the container on this host, in lines.
forward_findings() {
  [ -e "$FORWARD_PROGRAM" ] || return 0
  "$FORWARD_PROGRAM" check
}
