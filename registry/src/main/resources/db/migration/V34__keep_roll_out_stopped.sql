alter table gateway_update
  add column stopped text,
  add constraint gateway_update_versions_are_some check (
    concat_ws(' ', running, wanted, failed, stopped)
      ~ '^[0-9]+[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?( [0-9]+[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?)*$'),
  add constraint gateway_update_reason_is_of_failure check (
    reason is null or (length(reason) <= 500 and (failed is not null or state in ('rolled_back', 'failed'))));
comment on column gateway_update.stopped is 'The version whose roll-out to all stopped since it failed there, until it runs there or a roll-out to all begins; null if none.';
alter table roll_out
  add constraint roll_out_version_is_one check (version ~ '^[0-9]+[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?$'),
  add constraint roll_out_start_is_of_version check (started_at is null or version is not null);
alter table site_roll_out
  add constraint site_roll_out_version_is_one check (version ~ '^[0-9]+[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?$');
