-- `create table … partition of` locks out everybody from the parent, and from one parent after the other while acts hold them in another order: a
-- deadlock, found by killing the server among acts. A table that is made beside its parent and attached locks nobody out.
create or replace function platform.ensure_partitions(today date, months_ahead integer) returns integer
language plpgsql security definer set search_path = pg_catalog, platform as $$
declare
  parent text;
  month  date;
  part   text;
  made   integer := 0;
begin
  -- Of two processes the second finds everything made.
  perform pg_advisory_xact_lock(hashtext('platform.ensure_partitions'));
  for parent in select table_name from platform.month_partitioned order by table_name loop
    for month in
      select generate_series(date_trunc('month', today) - interval '1 month', today + make_interval(months => months_ahead), interval '1 month')::date
    loop
      part := parent || '_' || to_char(month, 'YYYYMM');
      if to_regclass(part) is null then
        execute format('create table %s (like %s including defaults including generated including constraints including storage)', part, parent);
        execute format('alter table %s attach partition %s for values from (%L) to (%L)', parent, part,
          platform.first_uuid_of(month::timestamp at time zone 'UTC'),
          platform.first_uuid_of((month + interval '1 month')::timestamp at time zone 'UTC'));
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
