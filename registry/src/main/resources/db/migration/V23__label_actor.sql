-- Credentials come and go, and the books have to name people who are no longer there.
alter table change add column actor_label text;
comment on column change.actor_label is 'What people called who wrote when it was written: a credential''s label, a gateway''s site, a device''s name; null if nothing.';
