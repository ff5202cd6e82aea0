alter table change add column position integer not null default 0
  constraint change_position_counts_up check (position >= 0);
alter table change alter column position drop default;
alter table change drop constraint change_pk, add constraint change_pk primary key (revision, position);
create index change_object on change (object_kind, object_name);
comment on table change is 'One row for each object that a write changed, in the write''s own transaction. Rows are never altered.';
comment on column change.position is 'Counts the rows of one write from 0.';
