-- 征求意见: what bodies were asked and by when they answer, for their lists. A cache of the events, like the head.
create table cases.case_opinion (
  case_id       uuid        not null,
  opinion_id    text        not null,
  department_id uuid        not null, -- the body that was asked
  requested_at  timestamptz not null,
  due_on        date        not null,
  open          boolean     not null, -- neither answered nor overtaken by the decision
  constraint case_opinion_pk primary key (case_id, opinion_id)
) partition by range (case_id);
-- The inbox of a body that was asked, nearest date first.
create index case_opinion_inbox on cases.case_opinion (department_id, due_on, case_id) where open;
grant select, insert, update on cases.case_opinion to yimen_app;

insert into platform.month_partitioned (table_name) values ('cases.case_opinion');
