-- As platform/0003: a partition that is attached locks nobody out of the log.
create or replace function access_log.ensure_partition(instant timestamptz) returns boolean
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
  execute format('create table access_log.%I (like access_log.entry including defaults including generated including constraints including storage)', part);
  execute format('alter table access_log.entry attach partition access_log.%I for values from (%L) to (%L)', part, low, high);
  return true;
end $$;
