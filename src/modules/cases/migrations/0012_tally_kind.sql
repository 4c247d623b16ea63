-- Numbers are told apart by the kind of item too. What was counted before has none; `recountTally` gives it its own.
alter table cases.tally_delta add column item_type text not null default '';
alter table cases.tally_delta add column tier text not null default '';
alter table cases.tally add column item_type text not null default ''; -- 事项类型, of the version that the case is on
alter table cases.tally add column tier text not null default '';      -- 办理层次
alter table cases.tally drop constraint tally_pk;
alter table cases.tally add constraint tally_pk
  primary key (region_code, day, department_id, item_id, channel, item_type, tier, measure);
