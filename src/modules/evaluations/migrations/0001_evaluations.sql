-- 好差评: five grades after a case. Kept apart from the case; the body that was judged sees no person.
create schema evaluations;
grant usage on schema evaluations to yimen_app;

create table evaluations.evaluation (
  evaluation_id uuid        not null,
  case_hash     text        not null, -- keyed hash: one evaluation a case, and no way back from the row to the person
  region_code   text        not null,
  department_id uuid        not null,
  item_id       uuid        not null,
  grade         smallint    not null, -- 1 非常满意 … 5 非常不满意 (GB/T 39046-2020 A.8)
  reasons       text[]      not null,
  sealed_text   bytea,
  channel       text        not null,
  evaluated_on  date        not null, -- the day alone: an instant would point at the case
  constraint evaluation_pk primary key (evaluation_id),
  constraint evaluation_once_a_case unique (case_hash),
  constraint evaluation_grade_range check (grade between 1 and 5)
);
create index evaluation_department on evaluations.evaluation (department_id, evaluated_on);
grant select, insert on evaluations.evaluation to yimen_app;
