alter table host
  add column type text not null default 'standard' constraint host_type_known check (type in ('standard', 'isolated')),
  add column masquerade boolean not null default false;
comment on column host.type is 'What it may do: start connections and answer, or only answer.';
comment on column host.masquerade is 'Whether its gateway hides callers behind its own LAN address.';

alter table site
  add column rotate_key boolean not null default false,
  add constraint site_only_a_key_rotates check (public_key is not null or not rotate_key),
  add constraint site_domain_with_role unique (domain, subnet, hub);
comment on column site.rotate_key is 'Whether its gateway has been asked for a new key and has not made it yet.';

create table device (
  id bigint generated always as identity constraint device_pk primary key,
  site text not null,
  site_subnet cidr not null,
  site_hub boolean not null default true constraint device_site_is_hub check (site_hub),
  label text not null constraint device_name_unique unique
    constraint device_label_is_label check (label ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')
    constraint device_name_not_reserved check (label <> 'gw'),
  overlay_address inet not null constraint device_overlay_address_unique unique
    constraint device_overlay_address_is_address check (family(overlay_address) = 4 and masklen(overlay_address) = 32),
  type text not null constraint device_type_known check (type in ('roaming', 'isolated')),
  public_key text constraint device_public_key_unique unique
    constraint device_public_key_fits check (length(public_key) = 44),
  rotate_key boolean not null default false,
  constraint device_site_exists foreign key (site, site_subnet, site_hub) references site (domain, subnet, hub),
  constraint device_only_a_key_rotates check (public_key is not null or not rotate_key),
  constraint device_overlay_address_in_subnet check (
    overlay_address << site_subnet::inet
    and overlay_address > set_masklen(site_subnet::inet, 32) + 1
    and overlay_address < set_masklen(broadcast(site_subnet::inet), 32))
);
comment on table device is 'The machines that connect to the hub by themselves.';
comment on column device.id is 'Counts the devices; means nothing else.';
comment on column device.site is 'The hub.';
comment on column device.site_subnet is 'The hub''s subnet again, so that a check can compare with it.';
comment on column device.site_hub is 'Always true, so that the site it refers to stays the hub.';
comment on column device.label is 'Its name.';
comment on column device.overlay_address is 'Its address in the mesh, from the hub''s subnet.';
comment on column device.type is 'What it may do: start connections and answer, or only answer.';
comment on column device.public_key is 'Its WireGuard key; null until it has enrolled.';
comment on column device.rotate_key is 'Whether it has been asked for a new key and has not made it yet.';

-- Hosts and devices have tables of their own, but names at a site, overlay addresses and keys are one space each.
-- Triggers keep these two tables, so that no writer can forget them.
create table claimed_place (
  address inet constraint claimed_address_unique primary key,
  site text not null,
  label text not null,
  constraint claimed_name_unique unique (site, label)
);
comment on table claimed_place is 'Every overlay address and name that a host or device has. Triggers write it.';
comment on column claimed_place.address is 'The overlay address.';
comment on column claimed_place.site is 'The site; the hub for a device.';
comment on column claimed_place.label is 'The name there.';

create table claimed_key (
  public_key text constraint claimed_key_unique primary key
);
comment on table claimed_key is 'Every public key that a gateway or device has. Triggers write it.';
comment on column claimed_key.public_key is 'The key.';

insert into claimed_place (address, site, label) select overlay_address, site, label from host;
insert into claimed_key (public_key) select public_key from site where public_key is not null;

create function claim_place() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from claimed_place where address = old.overlay_address;
  end if;
  if tg_op <> 'DELETE' then
    insert into claimed_place (address, site, label) values (new.overlay_address, new.site, new.label);
  end if;
  return null;
end $$;

create function claim_key() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from claimed_key where public_key = old.public_key;
  end if;
  if tg_op <> 'DELETE' and new.public_key is not null then
    insert into claimed_key (public_key) values (new.public_key);
  end if;
  return null;
end $$;

create trigger host_claims_place after insert or update or delete on host
  for each row execute function claim_place();
create trigger device_claims_place after insert or update or delete on device
  for each row execute function claim_place();
create trigger site_claims_key after insert or update or delete on site
  for each row execute function claim_key();
create trigger device_claims_key after insert or update or delete on device
  for each row execute function claim_key();
