alter table gateway add column address inet
  constraint gateway_address_is_host check (family(address) = 4 and masklen(address) = 32);
alter table mesh add column observation bigint not null default 0
  constraint mesh_observation_counts_up check (observation >= 0);
comment on column gateway.address is 'Where it asks from, as the others could reach it; null if that says nothing.';
comment on column mesh.observation is 'How often something that is no write, but in what gateways get, became another.';
