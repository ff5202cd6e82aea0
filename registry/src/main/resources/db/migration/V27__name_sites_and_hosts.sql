alter table site
  add allow_public_domain boolean not null default false;
comment on column site.allow_public_domain is 'Whether its domain may be a top-level domain of the Internet.';

create function are_aliases(text[]) returns boolean language sql immutable as $$
  select coalesce(bool_and(alias is not null and alias ~ '^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'), true)
  from unnest($1) alias
$$;
alter table host
  add aliases text[] not null default '{}'
    constraint host_aliases_are_aliases check (are_aliases(aliases) and cardinality(aliases) <= 64)
    constraint host_aliases_not_reserved check (not aliases && array['gw', '*.gw']);
comment on column host.aliases is 'Its further names at the site: git, or *.apps for apps and all names below it.';

-- A host claims its name and those of its aliases. A wildcard covers the name that it is below of, too.
alter table claimed_place
  drop constraint claimed_address_unique,
  add constraint claimed_address_unique unique (address),
  alter column address drop not null,
  add alias_of inet,
  add constraint claimed_place_has_owner check ((address is null) <> (alias_of is null));
create index claimed_place_alias_of on claimed_place (alias_of) where alias_of is not null;
comment on table claimed_place is 'Every overlay address and name that a host or device has, and every alias. Triggers write it.';
comment on column claimed_place.address is 'The overlay address; null for an alias.';
comment on column claimed_place.label is 'The name there, without a wildcard.';
comment on column claimed_place.alias_of is 'The overlay address of the host whose alias it is; null for a host''s or device''s own name.';

create function claim_host_place() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from claimed_place where address = old.overlay_address or alias_of = old.overlay_address;
  end if;
  if tg_op <> 'DELETE' then
    insert into claimed_place (address, site, label) values (new.overlay_address, new.site, new.label);
    insert into claimed_place (alias_of, site, label)
      select distinct new.overlay_address, new.site, regexp_replace(alias, '^\*\.', '') from unnest(new.aliases) alias
      where regexp_replace(alias, '^\*\.', '') <> new.label;
  end if;
  return null;
end $$;
drop trigger host_claims_place on host;
create trigger host_claims_place after insert or update or delete on host
  for each row execute function claim_host_place();
