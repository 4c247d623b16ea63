-- What a person is told about her cases: an inbox, and e-mail beside it. Templates and references only, no personal values.

create schema if not exists notifications;
grant usage on schema notifications to yimen_app;

-- Range-partitioned by month on the UUIDv7 id. A month without a partition of its own falls into the default one.
create table notifications.message (
  id          uuid        not null,
  region_code text        not null,
  person_id   uuid        not null,
  case_id     uuid        not null,
  -- A key of messages.texts.json.
  template    text        not null,
  -- Receipt number, item name, days. Never a name, number or address.
  parameters  jsonb       not null,
  sent_at     timestamptz not null,
  constraint message_pk primary key (id),
  constraint message_parameters_small check (pg_column_size(parameters) < 2000)
) partition by range (id);
create table notifications.message_default partition of notifications.message default;
create index message_person on notifications.message (person_id, id desc);
grant select, insert on notifications.message to yimen_app;

-- That and when a message was first opened. Partitioned like the message, so that both go together.
create table notifications.reading (
  message_id uuid        not null,
  read_at    timestamptz not null,
  constraint reading_pk primary key (message_id)
) partition by range (message_id);
create table notifications.reading_default partition of notifications.reading default;
grant select, insert on notifications.reading to yimen_app;

-- That and when its e-mail was handed to the mail server: a job tried again sends no second one.
create table notifications.mailing (
  message_id uuid        not null,
  mailed_at  timestamptz not null,
  constraint mailing_pk primary key (message_id)
) partition by range (message_id);
create table notifications.mailing_default partition of notifications.mailing default;
grant select, insert on notifications.mailing to yimen_app;

-- The lowest UUIDv7 of a millisecond: 48 bits of time, then zeros (below the version nibble, so that no id is smaller).
create function notifications.lowest_id(instant timestamptz) returns uuid
language sql immutable
set search_path = pg_catalog
as $$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partitions of the month (UTC) in which an instant lies, where the default partition holds no row of it. The application owns no
-- tables, so it asks here.
create function notifications.ensure_partitions(instant timestamptz) returns void
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
    execute format('create table notifications.%I partition of notifications.%I for values from (%L) to (%L)', part, parent, low, high);
  end loop;
end $$;

revoke execute on function notifications.ensure_partitions(timestamptz) from public;
grant execute on function notifications.ensure_partitions(timestamptz) to yimen_app;
