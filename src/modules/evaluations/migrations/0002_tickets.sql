-- Where and by which device it was said, invitations without sign-in, the two bad grades as tickets, praise in bulk from one device, sums.
alter table evaluations.evaluation add column node text not null default 'concluded';
alter table evaluations.evaluation alter column node drop default;
-- Earlier rows said only how the case was filed, which is not where it was evaluated.
update evaluations.evaluation set channel = 'other';
alter table evaluations.evaluation
  add constraint evaluation_node_known check (node in ('visit', 'concluded')),
  add constraint evaluation_channel_known check (channel in ('pc', 'mobile', 'qr', 'tablet', 'terminal', 'phone', 'other'));

-- A code on paper or on the second screen. Used once: it is deleted in the transaction of the evaluation, so no moment of use is kept.
create table evaluations.invitation (
  token_hash    text        not null, -- keyed hash: whoever reads the table cannot evaluate
  case_hash     text        not null, -- what is evaluated, as in evaluation
  region_code   text        not null,
  department_id uuid        not null,
  item_id       uuid        not null,
  node          text        not null,
  channel       text        not null,
  terminal      text,                 -- the window whose second screen it is, for the finding of praise in bulk
  sealed        bytea       not null, -- case, item and contact; opened only for a ticket and for the heading of the page
  expires_at    timestamptz not null,
  constraint invitation_pk primary key (token_hash)
);
create index invitation_expiry on evaluations.invitation (expires_at);
grant select, insert, delete on evaluations.invitation to yimen_app;

-- Bad grades. The row is what offices may know; the way to the person is sealed. Ids carry the day and no moment.
create table evaluations.ticket (
  ticket_id     uuid     not null,
  evaluation_id uuid     not null,
  owner_hash    text     not null, -- keyed hash of the case: by it the applicant's own page finds her tickets
  region_code   text     not null,
  department_id uuid     not null,
  item_id       uuid     not null,
  channel       text     not null,
  node          text     not null,
  grade         smallint not null,
  reasons       text[]   not null,
  evaluated_on  date     not null,
  sealed_link   bytea    not null, -- case and contact; for the service bureau alone, each look a line in the access log
  -- A cache of the steps, for lists.
  state         text     not null,
  sequence      integer  not null,
  due_on        date,
  is_overdue    boolean  not null,
  is_told       boolean  not null, -- the office was told
  constraint ticket_pk primary key (ticket_id),
  constraint ticket_once_an_evaluation unique (evaluation_id),
  constraint ticket_evaluation foreign key (evaluation_id) references evaluations.evaluation (evaluation_id),
  constraint ticket_grade_bad check (grade in (4, 5)),
  constraint ticket_state_known check (state in ('calling', 'reviewing', 'rectifying', 'invited', 'closed', 'withdrawn'))
);
create index ticket_owner on evaluations.ticket (owner_hash);
create index ticket_bureau on evaluations.ticket (region_code, due_on, ticket_id) where state in ('calling', 'reviewing');
create index ticket_office on evaluations.ticket (department_id, ticket_id) where is_told;
create index ticket_overdue on evaluations.ticket (region_code, due_on, ticket_id) where is_overdue and state in ('calling', 'reviewing', 'rectifying');
grant select, insert on evaluations.ticket to yimen_app;
grant update (state, sequence, due_on, is_overdue, is_told) on evaluations.ticket to yimen_app;

create table evaluations.ticket_step (
  ticket_id   uuid        not null,
  sequence    integer     not null,
  type        text        not null,
  data        jsonb       not null, -- codes, days and references
  sealed_text bytea,                -- what was written at this step
  actor_kind  text        not null,
  actor_id    text        not null,
  at          timestamptz not null, -- of the first step: the beginning of the day
  constraint ticket_step_pk primary key (ticket_id, sequence),
  constraint ticket_step_ticket foreign key (ticket_id) references evaluations.ticket (ticket_id)
);
grant select, insert on evaluations.ticket_step to yimen_app;

-- Very satisfied from one device: kept for the hour that is counted, then deleted.
create table evaluations.device_mark (
  device_hash   text        not null, -- keyed hash of day, region and device
  evaluation_id uuid        not null,
  marked_at     timestamptz not null,
  constraint device_mark_pk primary key (device_hash, evaluation_id)
);
create index device_mark_time on evaluations.device_mark (marked_at);
grant select, insert, delete on evaluations.device_mark to yimen_app;

-- Praise in bulk, for a supervisor to look at. Its members are left out of the rates until one has said that they count.
create table evaluations.finding (
  finding_id  uuid not null,
  region_code text not null,
  found_on    date not null,
  constraint finding_pk primary key (finding_id)
);
create index finding_region on evaluations.finding (region_code, finding_id);
create table evaluations.finding_member (
  evaluation_id uuid not null,
  finding_id    uuid not null,
  constraint finding_member_pk primary key (evaluation_id),
  constraint finding_member_finding foreign key (finding_id) references evaluations.finding (finding_id)
);
create index finding_member_of on evaluations.finding_member (finding_id);
create table evaluations.finding_decision (
  finding_id uuid        not null,
  outcome    text        not null,
  reason     text        not null,
  staff_id   uuid        not null,
  decided_at timestamptz not null,
  constraint finding_decision_pk primary key (finding_id),
  constraint finding_decision_finding foreign key (finding_id) references evaluations.finding (finding_id),
  constraint finding_decision_known check (outcome in ('counted', 'left_out'))
);
grant select, insert on evaluations.finding, evaluations.finding_member, evaluations.finding_decision to yimen_app;

-- Sums in the pattern of cases.tally. All of them are dated to the day of the evaluation, so that a rate never passes 100 %.
create table evaluations.tally (
  region_code   text    not null,
  day           date    not null,
  department_id uuid    not null,
  item_id       uuid    not null,
  channel       text    not null,
  node          text    not null,
  measure       text    not null,
  amount        bigint  not null,
  constraint tally_pk primary key (region_code, day, department_id, item_id, channel, node, measure)
);
create index tally_department on evaluations.tally (department_id, day);
create table evaluations.tally_delta (
  id            bigint  not null generated always as identity,
  region_code   text    not null,
  day           date    not null,
  department_id uuid    not null,
  item_id       uuid    not null,
  channel       text    not null,
  node          text    not null,
  measure       text    not null,
  amount        integer not null,
  constraint tally_delta_pk primary key (id)
);
grant select, insert, update on evaluations.tally to yimen_app;
grant select, insert, delete on evaluations.tally_delta to yimen_app;

-- What was said before there were sums.
insert into evaluations.tally_delta (region_code, day, department_id, item_id, channel, node, measure, amount)
select region_code, evaluated_on, department_id, item_id, channel, node, 'grade_' || grade, count(*)::integer
from evaluations.evaluation group by 1, 2, 3, 4, 5, 6, 7;
