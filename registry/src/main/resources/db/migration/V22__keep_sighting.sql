alter table gateway add column last_seen timestamptz;
comment on column gateway.last_seen is 'When it last asked for its configuration, to some seconds; null if not since it enrolled.';
