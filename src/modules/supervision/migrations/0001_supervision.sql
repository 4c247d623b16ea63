-- 监察: what rises from the course of a case, what is answered to it, and what is put right. Nothing here changes a case.
create schema supervision;
grant usage on schema supervision to yimen_app;

-- Rules are data. An edition never changes; the nearest region upwards that has one in force counts.
create table supervision.rule_set (
  region_prefix text        not null, -- the first digits of the regions that it is for; '' for all
  version       integer     not null, -- 1, 2, 3 … within the prefix
  rules         jsonb       not null,
  in_force_from timestamptz not null,
  published_by  text        not null, -- member of staff; 'product' for what is shipped
  published_at  timestamptz not null,
  constraint rule_set_pk primary key (region_prefix, version),
  constraint rule_set_prefix_form check (region_prefix ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$')
);
comment on table supervision.rule_set is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on supervision.rule_set to yimen_app;

-- Its id follows from case, rule and occasion and has the time of the case in front: whoever comes to the same card writes the same row, and all cards
-- of a case lie in the month of the case.
create table supervision.card (
  card_id       uuid             not null,
  case_id       uuid             not null,
  rule_number   text             not null,
  occasion      text             not null,
  level         text             not null,
  raised_at     timestamptz      not null, -- by rule
  recorded_at   timestamptz      not null, -- when somebody came to look
  rule_region   text             not null, -- with rule_version: the edition by which it rose
  rule_version  integer          not null,
  sequence      integer          not null, -- the event before it, or the act that it is for
  region_code   text             not null,
  department_id uuid             not null, -- the competent body
  office_id     uuid             not null, -- the body whose card it is
  post_id       uuid,                      -- whose in it, where one is known
  item_id       uuid             not null,
  channel       text             not null,
  points        double precision not null,
  details       jsonb            not null,
  -- From here on it changes; everything above never does.
  status        text             not null, -- noted raised answered accepted returned escalated
  answer_by     date,                      -- last day to answer; null: none is asked
  unanswered    boolean          not null default false, -- once not answered in its time
  superior_id   uuid,                      -- body that was told when it was not answered
  steps         integer          not null default 0,
  phase         smallint         not null generated always as -- 0 waits for its answer, 1 for the supervisor, 2 for nobody
    (case when status in ('raised', 'returned', 'escalated') then 0 when status = 'answered' then 1 else 2 end) stored,
  constraint card_pk primary key (card_id),
  constraint card_level_known check (level in ('warning', 'yellow', 'red')),
  constraint card_status_known check (status in ('noted', 'raised', 'answered', 'accepted', 'returned', 'escalated'))
) partition by range (card_id);
create index card_case on supervision.card (case_id);
-- What waits for an answer of a post, or of anybody in its body, nearest date first; and what the superior was told of.
create index card_waiting on supervision.card (office_id, post_id, answer_by, card_id) where phase = 0;
create index card_superior on supervision.card (superior_id, answer_by, card_id) where phase = 0 and superior_id is not null;
-- A supervisor's lists, newest first: of the country, a province, a city, a county, a street.
create index card_nation on supervision.card (phase, level, raised_at, card_id);
create index card_province on supervision.card (left(region_code, 2), phase, level, raised_at, card_id);
create index card_city on supervision.card (left(region_code, 4), phase, level, raised_at, card_id);
create index card_county on supervision.card (left(region_code, 6), phase, level, raised_at, card_id);
create index card_street on supervision.card (left(region_code, 9), phase, level, raised_at, card_id);
grant select, insert, update (status, answer_by, unanswered, superior_id, steps) on supervision.card to yimen_app;

-- What happened to a card. Words of people are sealed.
create table supervision.card_step (
  card_id       uuid        not null,
  sequence      integer     not null, -- 1, 2, 3 …: two people acting at once meet in the primary key
  kind          text        not null, -- answered accepted returned escalated
  at            timestamptz not null,
  actor_kind    text        not null,
  actor_id      text        not null,
  post_id       uuid,
  department_id uuid,
  answer_by     date,                 -- returned: the new last day
  sealed        bytea,
  constraint card_step_pk primary key (card_id, sequence)
) partition by range (card_id);
comment on table supervision.card_step is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on supervision.card_step to yimen_app;

-- 整改通知 and 督办单: what is to be put right by when. Of a red card by itself; or written by a supervisor.
create table supervision.correction_order (
  order_id      uuid        not null,
  number        text        not null, -- 督办编号
  card_id       uuid,
  case_id       uuid,
  region_code   text        not null,
  office_id     uuid        not null,
  post_id       uuid,
  opened_at     timestamptz not null,
  actor_kind    text        not null, -- who opened it; a system's for that of a red card
  actor_id      text        not null,
  sealed        bytea,                -- what is asked, in the supervisor's words; of a card its sentence says it
  -- From here on it changes.
  due_on        date        not null,
  status        text        not null, -- open answered accepted returned escalated
  superior_id   uuid,
  steps         integer     not null default 0,
  phase         smallint    not null generated always as
    (case when status in ('open', 'returned', 'escalated') then 0 when status = 'answered' then 1 else 2 end) stored,
  constraint correction_order_pk primary key (order_id),
  constraint correction_order_status_known check (status in ('open', 'answered', 'accepted', 'returned', 'escalated'))
) partition by range (order_id);
create index correction_order_card on supervision.correction_order (card_id) where card_id is not null;
create index correction_order_waiting on supervision.correction_order (office_id, due_on, order_id) where phase = 0;
create index correction_order_superior on supervision.correction_order (superior_id, due_on, order_id) where phase = 0 and superior_id is not null;
create index correction_order_nation on supervision.correction_order (phase, order_id);
create index correction_order_province on supervision.correction_order (left(region_code, 2), phase, order_id);
create index correction_order_city on supervision.correction_order (left(region_code, 4), phase, order_id);
create index correction_order_county on supervision.correction_order (left(region_code, 6), phase, order_id);
create index correction_order_street on supervision.correction_order (left(region_code, 9), phase, order_id);
grant select, insert, update (due_on, status, superior_id, steps) on supervision.correction_order to yimen_app;

create table supervision.order_step (
  order_id      uuid        not null,
  sequence      integer     not null,
  kind          text        not null, -- answered accepted returned escalated
  at            timestamptz not null,
  actor_kind    text        not null,
  actor_id      text        not null,
  post_id       uuid,
  department_id uuid,
  due_on        date,                 -- returned: the new last day
  proofs        uuid[]      not null, -- papers, kept by the module materials under the order's id
  sealed        bytea,
  constraint order_step_pk primary key (order_id, sequence)
) partition by range (order_id);
comment on table supervision.order_step is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on supervision.order_step to yimen_app;

-- 抽查: decisions on the spot that a supervisor looks at afterwards. Which, follows from a keyed hash: nobody can know beforehand.
create table supervision.sample (
  sample_id     uuid        not null,
  case_id       uuid        not null,
  sequence      integer     not null, -- the decision
  region_code   text        not null,
  department_id uuid        not null,
  office_id     uuid        not null,
  post_id       uuid,
  item_id       uuid        not null,
  channel       text        not null,
  decided_at    timestamptz not null,
  look_by       date        not null,
  -- From here on it changes.
  finding       text,                 -- fine fault; null: not looked at
  looked_at     timestamptz,
  staff_id      uuid,
  sealed        bytea,
  constraint sample_pk primary key (sample_id),
  constraint sample_finding_known check (finding in ('fine', 'fault'))
) partition by range (sample_id);
create index sample_nation on supervision.sample (look_by, sample_id) where finding is null;
create index sample_province on supervision.sample (left(region_code, 2), look_by, sample_id) where finding is null;
create index sample_city on supervision.sample (left(region_code, 4), look_by, sample_id) where finding is null;
create index sample_county on supervision.sample (left(region_code, 6), look_by, sample_id) where finding is null;
create index sample_street on supervision.sample (left(region_code, 9), look_by, sample_id) where finding is null;
grant select, insert, update (finding, looked_at, staff_id, sealed) on supervision.sample to yimen_app;

-- Decisions seconds after acceptance, by post and clock hour: at the end of the hour they are counted. A cache of the events.
create table supervision.quick_decision (
  post_id       uuid        not null,
  hour          timestamptz not null, -- its beginning
  case_id       uuid        not null,
  sequence      integer     not null,
  decided_at    timestamptz not null,
  seconds       integer     not null, -- between acceptance and decision, rounded up
  office_id     uuid        not null,
  region_code   text        not null,
  department_id uuid        not null,
  item_id       uuid        not null,
  channel       text        not null,
  constraint quick_decision_pk primary key (hour, post_id, case_id, sequence)
);
grant select, insert, delete on supervision.quick_decision to yimen_app;

-- What rose how often: appended with the cards, folded by a job, readers add both (as cases.tally).
create table supervision.tally_delta (
  id            bigint  generated always as identity,
  region_code   text    not null,
  department_id uuid    not null, -- the competent body
  item_id       uuid    not null,
  channel       text    not null,
  measure       text    not null, -- warning yellow red, and rule:<number>
  day           date    not null, -- on which it rose, in Asia/Shanghai
  amount        integer not null,
  constraint tally_delta_pk primary key (id)
);
grant select, insert, delete on supervision.tally_delta to yimen_app;

create table supervision.tally (
  region_code   text   not null,
  day           date   not null,
  department_id uuid   not null,
  item_id       uuid   not null,
  channel       text   not null,
  measure       text   not null,
  amount        bigint not null,
  constraint tally_pk primary key (region_code, day, department_id, item_id, channel, measure)
);
grant select, insert, update on supervision.tally to yimen_app;

insert into platform.month_partitioned (table_name) values
  ('supervision.card'), ('supervision.card_step'), ('supervision.correction_order'), ('supervision.order_step'), ('supervision.sample');
