-- As platform/0003: partitions that are attached lock nobody out of the messages.
create or replace function notifications.ensure_partitions(instant timestamptz) returns void
language plpgsql security definer
set search_path = notifications, pg_temp
set timezone = 'UTC'
as $$
declare
  low    uuid := notifications.lowest_id(date_trunc('month', instant));
  high   uuid := notifications.lowest_id(date_trunc('month', instant) + interval '1 month');
  parent text;
  part   text;
  key    text;
  taken  boolean;
begin
  perform pg_advisory_xact_lock(hashtext('notifications.ensure_partitions'));
  foreach parent in array array['message', 'reading', 'mailing'] loop
    part := parent || '_' || to_char(date_trunc('month', instant), 'YYYY_MM');
    key := case parent when 'message' then 'id' else 'message_id' end;
    continue when to_regclass('notifications.' || part) is not null;
    execute format('select exists (select 1 from notifications.%I where %I >= %L and %I < %L)', parent || '_default', key, low, key, high)
      into taken;
    continue when taken;
    execute format('create table notifications.%I (like notifications.%I including defaults including generated including constraints including storage)', part, parent);
    execute format('alter table notifications.%I attach partition notifications.%I for values from (%L) to (%L)', parent, part, low, high);
  end loop;
end $$;
