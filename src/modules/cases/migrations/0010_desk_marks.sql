-- What the lists of a desk mark and filter: 绿色通道, who in the office works on it, whether the clock stands. A cache of the events, like the rest.
alter table cases.case_head
  add column green_channel     boolean not null default false,
  add column assigned_staff_id uuid,
  add column stopped           boolean not null default false;

-- What somebody works on, nearest date first.
create index case_head_assigned on cases.case_head (assigned_staff_id, awaiting_department_id, due_on, case_id)
  where assigned_staff_id is not null;
