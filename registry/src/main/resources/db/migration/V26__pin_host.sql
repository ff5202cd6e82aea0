alter table host
  add mac macaddr
    constraint host_mac_is_one_machine check (
      mac & '01:00:00:00:00:00' = '00:00:00:00:00:00' and mac <> '00:00:00:00:00:00'),
  add follow boolean not null default false,
  add constraint host_follow_needs_mac check (mac is not null or not follow);
comment on column host.mac is 'The Ethernet address that it is pinned to; null if it is not pinned. Two hosts may be one machine.';
comment on column host.follow is 'Whether its local address follows its Ethernet address when its gateway sees it elsewhere.';
