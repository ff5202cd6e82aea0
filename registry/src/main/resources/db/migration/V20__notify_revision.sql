create function notify_mesh() returns trigger language plpgsql as $$
begin
  perform pg_notify('wm_revision', new.revision::text);
  return null;
end $$;
create trigger mesh_notify after update on mesh for each row
  when (old.* is distinct from new.*) execute function notify_mesh();
comment on function notify_mesh() is 'Tells every registry on this database, once the write is committed.';
comment on trigger mesh_notify on mesh is 'Every write changes this row, whoever makes it.';
