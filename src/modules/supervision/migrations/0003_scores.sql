-- 考核得分: what each card or late rectification costs, and what a body or post comes to in a month. All of it follows from cards, tickets and contests.

-- The formula is data; an edition never changes. The newest that began by a month counts for it.
create table supervision.score_formula (
  edition      integer     not null,
  formula      jsonb       not null,
  from_month   text        not null, -- YYYY-MM
  published_at timestamptz not null,
  constraint score_formula_pk primary key (edition),
  constraint score_formula_month_form check (from_month ~ '^[0-9]{4}-[0-9]{2}$')
);
comment on table supervision.score_formula is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on supervision.score_formula to yimen_app;

-- One line a card that costs something, or a rectification that came too late. Its id is that of the card or ticket.
create table supervision.score_point (
  point_id      uuid             not null,
  month         text             not null, -- YYYY-MM, in which it rose
  day           date             not null,
  kind          text             not null, -- card rectification
  region_code   text             not null,
  department_id uuid             not null, -- the competent body
  office_id     uuid             not null, -- the body whose card it is
  post_id       uuid,
  item_id       uuid             not null,
  case_id       uuid,                      -- of a card: the case and its event; of a rectification neither
  sequence      integer,
  rule_number   text,                      -- of a card: the rule, and the edition by which it rose
  rule_region   text,
  rule_version  integer,
  cost          double precision not null,
  recorded_at   timestamptz      not null, -- when it was found; from its day on it can be contested
  constraint score_point_pk primary key (point_id),
  constraint score_point_kind_known check (kind in ('card', 'rectification')),
  constraint score_point_names_events check ((kind = 'card') = (case_id is not null and sequence is not null and rule_number is not null))
) partition by range (point_id);
comment on table supervision.score_point is 'Append only: the application role has no UPDATE and no DELETE';
create index score_point_department on supervision.score_point (month, department_id, point_id);
create index score_point_office on supervision.score_point (month, office_id, point_id);
create index score_point_post on supervision.score_point (month, post_id, point_id) where post_id is not null;
grant select, insert on supervision.score_point to yimen_app;

-- What a body or post comes to. A number that changed is a new edition; the highest counts.
create table supervision.score (
  kind        text             not null, -- department office post
  subject_id  uuid             not null,
  month       text             not null,
  edition     integer          not null,
  region_code text             not null,
  formula     integer          not null,
  score       double precision not null,
  lost        double precision not null, -- the points that stand, before the floor
  points      integer          not null, -- how many stand
  computed_at timestamptz      not null,
  constraint score_pk primary key (kind, subject_id, month, edition),
  constraint score_kind_known check (kind in ('department', 'office', 'post'))
);
comment on table supervision.score is 'Append only: the application role has no UPDATE and no DELETE';
create index score_region on supervision.score (region_code, month, kind);
grant select, insert on supervision.score to yimen_app;

-- Each time that a month was computed. One after its end makes it public.
create table supervision.score_run (
  month       text        not null,
  computed_at timestamptz not null,
  constraint score_run_pk primary key (month, computed_at)
);
grant select, insert on supervision.score_run to yimen_app;

-- 申诉: once a point, by the body whose card it is.
create table supervision.score_contest (
  point_id  uuid        not null,
  at        timestamptz not null,
  staff_id  uuid        not null,
  post_id   uuid        not null,
  sealed    bytea       not null, -- why
  constraint score_contest_pk primary key (point_id)
);
create table supervision.score_contest_decision (
  point_id   uuid        not null,
  outcome    text        not null,
  at         timestamptz not null,
  staff_id   uuid        not null,
  sealed     bytea       not null, -- why
  constraint score_contest_decision_pk primary key (point_id),
  constraint score_contest_decision_of foreign key (point_id) references supervision.score_contest (point_id),
  constraint score_contest_decision_known check (outcome in ('accepted', 'refused'))
);
comment on table supervision.score_contest is 'Append only: the application role has no UPDATE and no DELETE';
comment on table supervision.score_contest_decision is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on supervision.score_contest, supervision.score_contest_decision to yimen_app;

-- What waits for a supervisor: a list that ends with its decision.
create table supervision.score_contest_waiting (
  point_id    uuid        not null,
  region_code text        not null,
  at          timestamptz not null,
  constraint score_contest_waiting_pk primary key (point_id)
);
create index score_contest_waiting_region on supervision.score_contest_waiting (region_code text_pattern_ops, at, point_id);
grant select, insert, delete on supervision.score_contest_waiting to yimen_app;

insert into platform.month_partitioned (table_name) values ('supervision.score_point');
