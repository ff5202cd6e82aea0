create table release_key (
  only_row boolean not null default true constraint release_key_pk primary key constraint release_key_is_one_row check (only_row),
  fingerprint text not null constraint release_key_is_sha256 check (fingerprint ~ '^[0-9a-f]{64}$'),
  trusted_at timestamptz not null default now()
);
comment on table release_key is 'The key that releases have to be signed with, none until there is a release.';
comment on column release_key.only_row is 'Makes a second row impossible.';
comment on column release_key.fingerprint is 'SHA-256 of the public key in DER, in hexadecimal.';
comment on column release_key.trusted_at is 'When it was first seen, or an administrator trusted it.';
create table roll_out (
  only_row boolean not null default true constraint roll_out_pk primary key constraint roll_out_is_one_row check (only_row),
  version text,
  percent integer not null constraint roll_out_percent_is_one check (percent between 1 and 100),
  held boolean not null,
  downgrade boolean not null,
  started_at timestamptz
);
comment on table roll_out is 'The release that the gateways are to run, none until an administrator wants one.';
comment on column roll_out.only_row is 'Makes a second row impossible.';
comment on column roll_out.version is 'The version; null if none is wanted.';
comment on column roll_out.percent is 'How many of the gateways are to run it.';
comment on column roll_out.held is 'Whether no gateway begins an update.';
comment on column roll_out.downgrade is 'Whether gateways that run a newer version take it too.';
comment on column roll_out.started_at is 'When it began; null if none did.';
create table site_roll_out (
  site text not null constraint site_roll_out_pk primary key
    constraint site_roll_out_site_exists references site (domain) on update cascade on delete cascade,
  version text,
  held boolean not null,
  downgrade boolean not null
);
comment on table site_roll_out is 'What an administrator wants for one site, besides what is wanted for all.';
comment on column site_roll_out.site is 'The site.';
comment on column site_roll_out.version is 'The version that its gateway is to run; null for that of all.';
comment on column site_roll_out.held is 'Whether its gateway begins no update.';
comment on column site_roll_out.downgrade is 'Whether it takes an older version too.';
create table gateway_update (
  site text not null constraint gateway_update_pk primary key
    constraint gateway_update_site_exists references site (domain) on update cascade on delete cascade,
  session bigint not null,
  running text not null,
  wanted text,
  state text not null
    constraint gateway_update_state_is_one check (state in ('current', 'updating', 'updated', 'rolled_back', 'failed')),
  reason text,
  reported_at timestamptz not null,
  failed text
);
comment on table gateway_update is 'What each gateway''s launcher last reported. It is an observation but for a failure, which is a change.';
comment on column gateway_update.site is 'Whose gateway.';
comment on column gateway_update.session is 'The credential that it reported with.';
comment on column gateway_update.running is 'The version that runs there.';
comment on column gateway_update.wanted is 'The version that it was to run; null if none.';
comment on column gateway_update.state is 'How far it is.';
comment on column gateway_update.reason is 'Why it failed; null if it did not.';
comment on column gateway_update.reported_at is 'When it reported another state.';
comment on column gateway_update.failed is 'The version that failed there since the roll-out began; null if none.';
