create table site (
  id bigint generated always as identity constraint site_pk primary key,
  domain text not null constraint site_domain_unique unique
    constraint site_domain_is_label check (domain ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  supernet cidr not null constraint site_mesh_exists references mesh (supernet),
  subnet cidr not null,
  hub boolean not null,
  public_key text constraint site_public_key_unique unique
    constraint site_public_key_fits check (length(public_key) = 44),
  endpoint text,
  listen_port integer not null constraint site_listen_port_is_port check (listen_port between 1 and 65535),
  lans cidr[] not null default '{}',
  constraint site_subnet_in_supernet check (subnet << supernet and family(subnet) = 4 and masklen(subnet) <= 30),
  constraint site_subnet_no_overlap exclude using gist (subnet inet_ops with &&),
  constraint site_domain_with_subnet unique (domain, subnet)
);
create unique index site_one_hub on site (hub) where hub;
comment on table site is 'The sites of the mesh.';
comment on column site.id is 'Counts the sites; means nothing else.';
comment on column site.domain is 'The site''s DNS domain, which is also its name.';
comment on column site.supernet is 'The mesh''s supernet again, so that a check can compare with it.';
comment on column site.subnet is 'The site''s part of the supernet. Its gateway has the first address.';
comment on column site.hub is 'Whether devices connect here. At most one site has it.';
comment on column site.public_key is 'Its gateway''s WireGuard key; null until a gateway has enrolled.';
comment on column site.endpoint is 'Where other gateways reach it, address:port; null if they cannot.';
comment on column site.listen_port is 'The UDP port that its gateway listens on.';
comment on column site.lans is 'The networks that its gateway found on its LAN interfaces.';
