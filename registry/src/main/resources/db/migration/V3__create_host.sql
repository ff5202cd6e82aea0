create table host (
  id bigint generated always as identity constraint host_pk primary key,
  site text not null,
  site_subnet cidr not null,
  label text not null
    constraint host_label_is_label check (label ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')
    constraint host_name_not_reserved check (label <> 'gw'),
  local_address inet not null
    constraint host_local_address_is_address check (family(local_address) = 4 and masklen(local_address) = 32),
  overlay_address inet not null constraint host_overlay_address_unique unique
    constraint host_overlay_address_is_address check (family(overlay_address) = 4 and masklen(overlay_address) = 32),
  constraint host_site_exists foreign key (site, site_subnet) references site (domain, subnet),
  constraint host_name_unique unique (site, label),
  constraint host_local_address_unique unique (site, local_address),
  constraint host_overlay_address_in_subnet check (
    overlay_address << site_subnet::inet
    and overlay_address > set_masklen(site_subnet::inet, 32) + 1
    and overlay_address < set_masklen(broadcast(site_subnet::inet), 32))
);
comment on table host is 'The machines that take part in the mesh.';
comment on column host.id is 'Counts the hosts; means nothing else.';
comment on column host.site is 'The site it is at.';
comment on column host.site_subnet is 'The site''s subnet again, so that a check can compare with it.';
comment on column host.label is 'Its name at the site.';
comment on column host.local_address is 'Its address on the LAN. Another site may use the same.';
comment on column host.overlay_address is 'Its address in the mesh: never the network''s, the gateway''s or the broadcast one.';

create table released_address (
  id bigint generated always as identity constraint released_address_pk primary key,
  site text not null constraint released_address_site_exists references site (domain) on delete cascade,
  address inet not null constraint released_address_unique unique
);
comment on table released_address is 'Overlay addresses that hosts gave back. They are used again last.';
comment on column released_address.id is 'The order in which they were given back.';
comment on column released_address.site is 'The site whose subnet the address is in.';
comment on column released_address.address is 'The address.';
