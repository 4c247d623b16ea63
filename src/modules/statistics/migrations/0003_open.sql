-- 行政许可公示. What everybody may read of results: written when a result is issued or ends, so that no page opens anything sealed.
create table statistics.public_result (
  result_id          bigint not null generated always as identity,
  case_hash          text   not null, -- keyed: the same result is one row, and nothing leads back to the case
  region_code        text   not null,
  item_id            uuid   not null,
  item_name          text   not null,
  department_id      uuid   not null,
  decided_on         date   not null,
  outcome            text   not null, -- granted, partly; later recalled, annulled, forfeited, cancelled
  holder_kind        text   not null,
  holder_name        text   not null, -- of a person masked before it came here
  certificate_number text,
  constraint public_result_pk primary key (result_id),
  constraint public_result_once unique (case_hash),
  constraint public_result_holder_known check (holder_kind in ('person', 'organization'))
);
create index public_result_region on statistics.public_result (region_code, decided_on desc, result_id desc);
grant select, insert, update, delete on statistics.public_result to yimen_app;
