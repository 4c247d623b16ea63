-- What happened how often, for the numbers of supervision. An act appends what it adds, in its own transaction; a job folds that into sums. No
-- act updates a row that another act updates too, so busy bodies do not wait for one another. Readers add both tables.
create table cases.tally_delta (
  id            bigint  generated always as identity,
  region_code   text    not null,
  department_id uuid    not null, -- the competent body
  item_id       uuid    not null,
  channel       text    not null,
  measure       text    not null, -- codes of rules/tally.ts
  day           date    not null, -- on which it took effect, in Asia/Shanghai
  amount        integer not null, -- a recount may take away
  constraint tally_delta_pk primary key (id)
);
comment on table cases.tally_delta is 'Appended by acts, taken away by the job that folds it into cases.tally';
grant select, insert, delete on cases.tally_delta to yimen_app;

create table cases.tally (
  region_code   text   not null,
  day           date   not null,
  department_id uuid   not null,
  item_id       uuid   not null,
  channel       text   not null,
  measure       text   not null,
  amount        bigint not null,
  -- A region's days lie together: numbers are asked for a region and a time.
  constraint tally_pk primary key (region_code, day, department_id, item_id, channel, measure)
);
grant select, insert, update on cases.tally to yimen_app;
