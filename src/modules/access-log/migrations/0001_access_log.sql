-- Who looked at whose personal data, and for what. Append-only: the application may add and read, nothing else.

create schema if not exists access_log;
grant usage on schema access_log to yimen_app;

-- Range-partitioned by month on the UUIDv7 id, so that a month past its term is dropped as one table. Rows of a month
-- without a partition of its own fall into the default one: a line is never lost for want of a table.
create table access_log.entry (
  id            uuid        not null,
  looked_at     timestamptz not null,
  region_code   text        not null,
  actor_kind    text        not null,
  -- Person, staff member or job. Never a name.
  actor_id      text        not null,
  post_id       uuid,
  department_id uuid,
  -- The machine client that acted for the actor.
  via           text,
  -- Keyed hash of the citizen ID of the person looked at: known before the person is found, kept after erasure.
  subject_hash  text,
  case_id       uuid,
  -- Codes of looks.texts.json.
  purpose       text        not null,
  what          text        not null,
  constraint entry_pk primary key (id),
  constraint entry_actor_kind_known check (actor_kind in ('person', 'staff', 'system')),
  constraint entry_has_subject check (subject_hash is not null or case_id is not null)
) partition by range (id);

create table access_log.entry_default partition of access_log.entry default;

create index entry_subject on access_log.entry (subject_hash, id desc) where subject_hash is not null;
create index entry_case on access_log.entry (case_id, id desc) where case_id is not null;

grant select, insert on access_log.entry to yimen_app;

-- Makes the partition of the month (UTC) in which an instant lies. The application owns no tables, so it asks here. False:
-- it is there already, or rows of that month lie in the default partition and have to stay there.
create function access_log.ensure_partition(instant timestamptz) returns boolean
language plpgsql security definer
set search_path = access_log, pg_temp
set timezone = 'UTC'
as $$
declare
  month_start timestamptz := date_trunc('month', instant);
  month_end   timestamptz := date_trunc('month', instant) + interval '1 month';
  low         uuid := access_log.lowest_id(month_start);
  high        uuid := access_log.lowest_id(month_end);
  part        text := 'entry_' || to_char(month_start, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(hashtext('access_log.ensure_partition'));
  if to_regclass('access_log.' || part) is not null then return false; end if;
  if exists (select 1 from access_log.entry_default where id >= low and id < high) then return false; end if;
  execute format('create table access_log.%I partition of access_log.entry for values from (%L) to (%L)', part, low, high);
  return true;
end $$;

-- The lowest UUIDv7 of a millisecond: 48 bits of time, then zeros (below the version nibble, so that no id is smaller).
create function access_log.lowest_id(instant timestamptz) returns uuid
language sql immutable
set search_path = pg_catalog
as $$
  select (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

revoke execute on function access_log.ensure_partition(timestamptz) from public;
grant execute on function access_log.ensure_partition(timestamptz) to yimen_app;
