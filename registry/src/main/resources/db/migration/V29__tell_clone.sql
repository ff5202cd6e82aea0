create table gateway_lineage (
  site text not null constraint gateway_lineage_pk primary key
    constraint gateway_lineage_site_exists references site (domain) on update cascade on delete cascade,
  session bigint not null,
  holder text not null,
  holder_address text not null,
  holder_at timestamptz not null,
  former text,
  clone text,
  clone_address text,
  clone_at timestamptz
);
comment on table gateway_lineage is 'Which machine is a site''s gateway, and which one is a clone of it. It is an observation: no revision counts it.';
comment on column gateway_lineage.site is 'The site.';
comment on column gateway_lineage.session is 'The credential that it reports with; another one begins anew.';
comment on column gateway_lineage.holder is 'The start of the machine that is the gateway, by its random id.';
comment on column gateway_lineage.holder_address is 'Where it reports from, for people.';
comment on column gateway_lineage.holder_at is 'When it was last heard of, to a minute.';
comment on column gateway_lineage.former is 'The start that was the gateway before; null if none.';
comment on column gateway_lineage.clone is 'The start of a clone; null if none.';
comment on column gateway_lineage.clone_address is 'Where the clone reports from, for people; null if none.';
comment on column gateway_lineage.clone_at is 'When the clone was last refused; null if it was not.';
