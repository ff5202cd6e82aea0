alter table gateway
  add column session bigint not null default 0,
  add column reported_at timestamptz not null default now(),
  add column report jsonb;
update gateway set
  session = coalesce((select c.id from credential c where c.site = gateway.site), 0),
  report = jsonb_strip_nulls(jsonb_build_object('version', version, 'applied_tag', applied_tag,
    'problems', to_jsonb(problems))) || '{"lans":[],"uplinks":[],"products":[],"peers":[],"repairs":[]}';
alter table gateway drop column version, drop column applied_tag, drop column problems;
comment on column gateway.session is 'The credential that reported. A larger one is of a later enrolment, and counts.';
comment on column gateway.reported_at is 'When the report came.';
comment on column gateway.report is 'What it said, as the API takes it; null if nothing yet. Handshakes and bytes may be some minutes old.';
