-- 监察月报: one a region or body and month; a new edition only with a reason.
create schema reports;
grant usage on schema reports to yimen_app;

create table reports.report (
  report_id     uuid        not null,
  region_code   text        not null,
  department_id uuid,                 -- null: of the whole region
  month         text        not null, -- YYYY-MM
  edition       integer     not null, -- 1, 2, 3 …
  maker_id      uuid        not null, -- the body whose seal it bears
  year          integer     not null, -- with serial: its number, 〔year〕serial
  serial        integer     not null,
  asked_at      timestamptz not null,
  staff_id      uuid        not null,
  sealed        bytea,                -- of a later edition: why
  constraint report_pk primary key (report_id),
  constraint report_once unique nulls not distinct (region_code, department_id, month, edition),
  constraint report_number unique (maker_id, year, serial),
  constraint report_month_form check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  constraint report_later_has_reason check ((edition = 1) = (sealed is null))
);
comment on table reports.report is 'Append only: the application role has no UPDATE and no DELETE';
create index report_region on reports.report (region_code text_pattern_ops, report_id);
create index report_department on reports.report (department_id, report_id) where department_id is not null;
grant select, insert on reports.report to yimen_app;

create table reports.serial (
  maker_id uuid    not null,
  year     integer not null,
  last     integer not null,
  constraint serial_pk primary key (maker_id, year)
);
grant select, insert, update on reports.serial to yimen_app;

-- How far the job has come. A job that is tried again begins anew and finds its steps.
create table reports.report_step (
  report_id uuid        not null,
  step      text        not null, -- counted listed drawn sealed
  at        timestamptz not null,
  constraint report_step_pk primary key (report_id, step),
  constraint report_step_of foreign key (report_id) references reports.report (report_id),
  constraint report_step_known check (step in ('counted', 'listed', 'drawn', 'sealed'))
);
create table reports.report_file (
  report_id uuid        not null,
  pdf_hash  text        not null,
  pdf_bytes integer     not null,
  xlsx_hash text        not null,
  xlsx_bytes integer    not null,
  made_at   timestamptz not null,
  constraint report_file_pk primary key (report_id),
  constraint report_file_of foreign key (report_id) references reports.report (report_id)
);
comment on table reports.report_file is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on reports.report_step, reports.report_file to yimen_app;
