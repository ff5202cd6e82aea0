create table deep_check (
  id bigint generated always as identity constraint deep_check_pk primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  checks jsonb
);
create unique index deep_check_one_runs on deep_check ((ended_at is null)) where ended_at is null;
comment on table deep_check is 'A look at the mesh that gateways carry out for the registry. It is an observation: no revision counts it, and only the last few are kept.';
comment on column deep_check.id is 'Counts them; gateways compare it with the newest that they have begun with.';
comment on column deep_check.started_at is 'When it was asked for. After its time it is over, whatever the next column says.';
comment on column deep_check.ended_at is 'When it was found to be over; null until somebody asks.';
comment on column deep_check.checks is 'What came of it, as the API gives it; null until somebody asks after its end.';
create table probe (
  deep_check bigint not null constraint probe_deep_check_exists references deep_check (id) on delete cascade,
  site text not null constraint probe_site_exists references site (domain) on delete cascade,
  able boolean not null default true,
  answered_at timestamptz,
  report jsonb,
  constraint probe_pk primary key (deep_check, site),
  constraint probe_answer_is_whole check ((answered_at is null) = (report is null))
);
comment on table probe is 'One row for each gateway that a deep check asks.';
comment on column probe.deep_check is 'Which deep check.';
comment on column probe.site is 'Whose gateway is asked.';
comment on column probe.able is 'False if the gateway is of a version that cannot look.';
comment on column probe.answered_at is 'When its answer came; null if none did.';
comment on column probe.report is 'What it said, as the API takes it; null if nothing.';
create function notify_deep_check() returns trigger language plpgsql as $$
begin
  perform pg_notify('wm_deep_check', new.id::text);
  return null;
end $$;
create trigger deep_check_notify after insert on deep_check for each row execute function notify_deep_check();
comment on function notify_deep_check() is 'Tells every registry on this database, once the deep check is committed.';
comment on trigger deep_check_notify on deep_check is 'Each tells the gateways that poll it.';
