-- 统计. Coarser sums of what other modules count, so that a page reads some hundreds of rows whatever the region and the year.
create schema statistics;
grant usage on schema statistics to yimen_app;

-- A region with all below it: what a county adds stands in its own rows, its city's and its province's.
create table statistics.region_sum (
  region_code text   not null,
  grain       text   not null, -- year, month, day
  period      date   not null, -- its first day
  channel     text   not null,
  item_type   text   not null,
  tier        text   not null,
  measure     text   not null, -- as cases.tally
  amount      bigint not null,
  -- One region and time is one range.
  constraint region_sum_pk primary key (region_code, grain, period, channel, item_type, tier, measure),
  constraint region_sum_grain_known check (grain in ('year', 'month', 'day'))
);
-- Only what is a region's own, by body and item. Days are asked of the module that counts.
create table statistics.item_sum (
  region_code   text   not null,
  grain         text   not null,
  period        date   not null,
  department_id uuid   not null,
  item_id       uuid   not null,
  channel       text   not null,
  item_type     text   not null,
  tier          text   not null,
  measure       text   not null,
  amount        bigint not null,
  constraint item_sum_pk
    primary key (region_code, grain, period, department_id, item_id, channel, item_type, tier, measure),
  constraint item_sum_grain_known check (grain in ('year', 'month'))
);
grant select, insert, update, delete on statistics.region_sum, statistics.item_sum to yimen_app;

-- What the sums began from when they were last built anew: news of what that snapshot saw is in them already.
create table statistics.basis (
  single   boolean     not null default true,
  snapshot pg_snapshot not null,
  built_at timestamptz not null,
  constraint basis_pk primary key (single),
  constraint basis_is_one check (single)
);
grant select, insert, update on statistics.basis to yimen_app;
