create table credential (
  id bigint generated always as identity constraint credential_pk primary key,
  kind text not null constraint credential_kind_known check (kind in ('admin', 'gateway')),
  origin text not null constraint credential_origin_known check (origin in ('operator', 'generated', 'enrolment')),
  site text constraint credential_site_exists references site (domain) on delete cascade,
  token_hash text not null constraint credential_token_hash_unique unique
    constraint credential_token_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  constraint credential_site_for_gateways check ((kind = 'gateway') = (site is not null))
);
create unique index credential_one_operator on credential (origin) where origin = 'operator';
create unique index credential_one_per_gateway on credential (site);
comment on table credential is 'What callers show to be let in. A revoked credential is gone.';
comment on column credential.id is 'What the change table calls it.';
comment on column credential.kind is 'What it is good for.';
comment on column credential.origin is 'Given by the operator, made at first start, or made when a gateway enrolled.';
comment on column credential.site is 'The site whose gateway has it; null for administrators.';
comment on column credential.token_hash is 'SHA-256 of the token, in hexadecimal. The token itself is nowhere.';
comment on column credential.created_at is 'When it was made.';

create table enrolment_token (
  id bigint generated always as identity constraint enrolment_token_pk primary key,
  site text not null constraint enrolment_token_site_exists references site (domain) on delete cascade,
  token_hash text not null constraint enrolment_token_hash_unique unique
    constraint enrolment_token_hash_is_sha256 check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table enrolment_token is 'Tokens with which a gateway may enrol once.';
comment on column enrolment_token.id is 'What the change table calls it.';
comment on column enrolment_token.site is 'The site that a gateway may enrol at with it.';
comment on column enrolment_token.token_hash is 'SHA-256 of the token, in hexadecimal. The token itself is nowhere.';
comment on column enrolment_token.created_at is 'When it was made.';
comment on column enrolment_token.expires_at is 'When it stops working.';
comment on column enrolment_token.used_at is 'When a gateway enrolled with it; null while nobody has.';
