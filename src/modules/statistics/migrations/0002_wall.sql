-- What the wall shows beside the sums.

-- The latest acts, for its ticker: item and region, nobody. A job keeps the last ten thousand.
create table statistics.act (
  id           bigint      not null generated always as identity,
  region_code  text        not null,
  item_id      uuid        not null,
  type         text        not null,
  effective_at timestamptz not null,
  constraint act_pk primary key (id)
);
-- Hours of the last days, a region with all below it. A job removes what is older.
create table statistics.hour_sum (
  region_code text     not null,
  day         date     not null,
  hour        smallint not null, -- 0 to 23, Asia/Shanghai
  measure     text     not null, -- submitted, settled
  amount      integer  not null,
  constraint hour_sum_pk primary key (region_code, day, hour, measure)
);
-- How many cases wait, and how many of them too long, as a job counted them; a region with all below it.
create table statistics.standing (
  region_code text        not null,
  open        integer     not null,
  overdue     integer     not null,
  counted_at  timestamptz not null,
  constraint standing_pk primary key (region_code)
);
grant select, insert, delete on statistics.act to yimen_app;
grant select, insert, update, delete on statistics.hour_sum, statistics.standing to yimen_app;
