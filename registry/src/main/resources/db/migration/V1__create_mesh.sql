create table mesh (
  id smallint constraint mesh_pk primary key constraint mesh_only_one check (id = 1),
  name text not null,
  network text not null constraint mesh_network_fits check (length(network) between 1 and 12),
  supernet cidr not null constraint mesh_supernet_unique unique,
  revision bigint not null constraint mesh_revision_counts_up check (revision >= 0)
);
comment on table mesh is 'The one mesh of this registry. Every write locks its row first.';
comment on column mesh.id is 'Always 1.';
comment on column mesh.name is 'What people call the mesh.';
comment on column mesh.network is 'What a device names its interface and files after.';
comment on column mesh.supernet is 'The overlay network that every site''s subnet lies in.';
comment on column mesh.revision is 'How many writes there have been; the mesh''s only clock.';

create table change (
  revision bigint constraint change_pk primary key,
  changed_at timestamptz not null,
  actor_kind text not null,
  actor_id bigint,
  action text not null,
  object_kind text not null,
  object_name text not null,
  state_before jsonb,
  state_after jsonb
);
comment on table change is 'One row for each write, in the write''s own transaction. Rows are never altered.';
comment on column change.revision is 'The revision that the write made.';
comment on column change.changed_at is 'When.';
comment on column change.actor_kind is 'What kind of credential wrote: admin, gateway, enrolment, or the registry itself.';
comment on column change.actor_id is 'Which credential or enrolment token; null for the registry itself.';
comment on column change.action is 'What was done, a verb.';
comment on column change.object_kind is 'To what kind of object.';
comment on column change.object_name is 'To which one.';
comment on column change.state_before is 'Its state before as the API shows it, null if there was none. Never a secret.';
comment on column change.state_after is 'Its state since as the API shows it, null if it is gone. Never a secret.';
