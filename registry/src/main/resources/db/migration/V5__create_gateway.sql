create table gateway (
  id bigint generated always as identity constraint gateway_pk primary key,
  site text not null constraint gateway_site_unique unique
    constraint gateway_site_exists references site (domain) on delete cascade,
  version text not null,
  applied_tag text,
  problems text[] not null default '{}'
);
comment on table gateway is 'What enrolled gateways say of themselves. It is an observation: no revision counts it.';
comment on column gateway.id is 'Counts the gateways; means nothing else.';
comment on column gateway.site is 'The site it is the gateway of.';
comment on column gateway.version is 'The agent''s version.';
comment on column gateway.applied_tag is 'The entity tag of the configuration in force there; null if none is known.';
comment on column gateway.problems is 'One sentence for each thing that is wrong there.';
