-- What every module stands on: intents (idempotency), news (outbox), timers.

-- One row per acknowledged write that carried an Idempotency-Key. Kept seven days.
create table platform.intent (
  scope        text        not null,
  key          text        not null,
  request_hash text        not null,
  answer       jsonb       not null,
  recorded_at  timestamptz not null,
  constraint intent_pk primary key (scope, key)
);
create index intent_recorded_at on platform.intent (recorded_at);
grant select, insert, delete on platform.intent to yimen_app;

-- News of modules for those above them. Readers go by transaction horizon: ordering by id alone would skip a row
-- whose transaction commits after a later id was read.
create table platform.news (
  id             bigint      generated always as identity,
  transaction_id xid8        not null default pg_current_xact_id(),
  topic          text        not null,
  payload        jsonb       not null,
  recorded_at    timestamptz not null,
  constraint news_pk primary key (transaction_id, id)
);
grant select, insert, delete on platform.news to yimen_app;

create table platform.news_consumer (
  name           text   not null,
  transaction_id xid8   not null,
  news_id        bigint not null,
  constraint news_consumer_pk primary key (name)
);
grant select, insert, update on platform.news_consumer to yimen_app;

-- Acts that happen at a moment. A timer is deleted in the transaction of its act.
create table platform.timer (
  topic         text        not null,
  subject_id    uuid        not null,
  due_at        timestamptz not null,
  leased_until  timestamptz,
  attempts      integer     not null default 0,
  constraint timer_pk primary key (topic, subject_id)
);
create index timer_due on platform.timer (due_at);
grant select, insert, update, delete on platform.timer to yimen_app;

-- Growing tables are range-partitioned by month on a UUIDv7 key. The application may not create tables; it calls this function,
-- which knows only the tables registered here by migrations.
create table platform.month_partitioned (
  table_name text not null constraint month_partitioned_pk primary key
);

create function platform.first_uuid_of(moment timestamptz) returns uuid
language sql immutable strict as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

-- Makes what is missing of the partitions from the month before `today` through `months_ahead` after it. Returns how many.
create function platform.ensure_partitions(today date, months_ahead integer) returns integer
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  parent text;
  month  date;
  part   text;
  made   integer := 0;
begin
  for parent in select table_name from platform.month_partitioned loop
    for month in
      select generate_series(date_trunc('month', today) - interval '1 month', today + make_interval(months => months_ahead), interval '1 month')::date
    loop
      part := parent || '_' || to_char(month, 'YYYYMM');
      if to_regclass(part) is null then
        execute format('create table %s partition of %s for values from (%L) to (%L)', part, parent,
          platform.first_uuid_of(month::timestamp at time zone 'UTC'),
          platform.first_uuid_of((month + interval '1 month')::timestamp at time zone 'UTC'));
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
grant execute on function platform.ensure_partitions(date, integer) to yimen_app;
