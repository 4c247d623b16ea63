-- 办件. The list of events is the truth; everything else here is a cache that can be rebuilt from it, or a payload.
create schema cases;
grant usage on schema cases to yimen_app;

-- Personal values of a case are sealed with its key. Deleting the row destroys them and leaves the events.
create table cases.case_key (
  case_id     uuid  not null,
  wrapped_key bytea not null,
  constraint case_key_pk primary key (case_id)
) partition by range (case_id);
grant select, insert, delete on cases.case_key to yimen_app;

create table cases.case_event (
  case_id        uuid        not null,
  sequence       integer     not null, -- 1, 2, 3 …: two people acting at once meet in the primary key
  type           text        not null,
  schema_version smallint    not null,
  effective_at   timestamptz not null, -- may precede recorded_at only by a named rule
  recorded_at    timestamptz not null, -- never decreases within a case
  actor          jsonb       not null, -- references only
  data           jsonb       not null, -- references only
  payload_id     uuid,
  constraint case_event_pk primary key (case_id, sequence),
  constraint case_event_sequence_positive check (sequence > 0)
) partition by range (case_id);
comment on table cases.case_event is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on cases.case_event to yimen_app;

create table cases.case_payload (
  case_id    uuid  not null,
  payload_id uuid  not null,
  kind       text  not null, -- application, demands, opinion, reason
  sealed     bytea not null,
  constraint case_payload_pk primary key (case_id, payload_id)
) partition by range (case_id);
grant select, insert on cases.case_payload to yimen_app;

-- One row a case, for lists. Rebuilt from events by `rebuildHeads`; the same bytes come out.
create table cases.case_head (
  case_id                uuid        not null,
  region_code            text        not null,
  department_id          uuid        not null, -- the competent body
  window_department_id   uuid        not null, -- the service centre that accepts and hands out
  item_id                uuid        not null,
  version_id             uuid        not null,
  receipt_number         text        not null,
  case_number            text        not null, -- 办件编码
  channel                text        not null,
  person_id              uuid        not null, -- who filed
  organization_id        uuid,                 -- for whom, if a legal person
  holder_second          text        not null, -- keyed hash of the last four characters of the holder's number
  subject_hash           text        not null, -- keyed hash of the person's ID number: the subject of lines in the access log
  status                 text        not null,
  awaiting               text,                 -- pre_review accept correct review decide issue deliver; null when nothing is due
  awaiting_department_id uuid,
  due_kind               text,                 -- acceptance correction promised delivery
  due_on                 date        not null default '9999-12-31', -- that day: no limit runs
  due_provisional        boolean     not null default false,
  promised_on            date,
  outcome                text,
  submitted_at           timestamptz not null,
  accepted_at            timestamptz,
  decided_at             timestamptz,
  ended_at               timestamptz,
  awaiting_since         timestamptz,
  sequence               integer     not null,
  label                  bytea       not null, -- sealed: what lists show of the applicant
  constraint case_head_pk primary key (case_id)
) partition by range (case_id);
-- The inbox of a post: what waits for its department and duty, nearest date first.
create index case_head_inbox on cases.case_head (awaiting_department_id, awaiting, due_on, case_id) where awaiting is not null;
create index case_head_person on cases.case_head (person_id, case_id);
create index case_head_organization on cases.case_head (organization_id, case_id) where organization_id is not null;
-- The supervisor's list: open cases of a region by date; all cases of a region, newest first.
create index case_head_region_open on cases.case_head (region_code, due_on, case_id) where awaiting is not null;
create index case_head_region on cases.case_head (region_code, case_id);
grant select, insert, update on cases.case_head to yimen_app;

-- Short numbers are unique over all months, so they have their own small index table.
create table cases.case_number (
  receipt_number text not null,
  case_id        uuid not null,
  constraint case_number_pk primary key (receipt_number)
);
grant select, insert on cases.case_number to yimen_app;

-- Serials of 办件编码 are leased to processes in blocks, by body, item and day; gaps are allowed.
create table cases.serial_lease (
  task_code text    not null,
  day       date    not null,
  next      integer not null,
  constraint serial_lease_pk primary key (task_code, day)
);
grant select, insert, update on cases.serial_lease to yimen_app;

-- Document numbers (文号) by body, kind and year.
create table cases.document_serial (
  department_id uuid    not null,
  kind          text    not null,
  year          integer not null,
  last          integer not null,
  constraint document_serial_pk primary key (department_id, kind, year)
);
grant select, insert, update on cases.document_serial to yimen_app;

-- Documents made of a case: sealed notices, slips. The bytes lie in the file store, sealed with the case key.
create table cases.case_document (
  case_id     uuid        not null,
  sequence    integer     not null, -- the event that it documents
  kind        text        not null,
  number      text        not null,
  file_hash   text        not null,
  bytes       integer     not null,
  made_at     timestamptz not null,
  constraint case_document_pk primary key (case_id, sequence, kind)
) partition by range (case_id);
grant select, insert on cases.case_document to yimen_app;

-- An application that is being filled in. Its id becomes the case id: sending it twice meets itself in the primary key.
create table cases.draft (
  draft_id        uuid        not null,
  person_id       uuid        not null, -- for whom it is filed, or who files for the organisation
  organization_id uuid,
  staff_id        uuid,                 -- the clerk, when filed at a window
  post_id         uuid,
  region_code     text        not null,
  item_id         uuid        not null,
  version_id      uuid        not null,
  wrapped_key     bytea       not null,
  sealed          bytea       not null,
  revision        integer     not null,
  updated_at      timestamptz not null,
  constraint draft_pk primary key (draft_id)
);
create index draft_person on cases.draft (person_id, updated_at);
create index draft_staff on cases.draft (staff_id, updated_at) where staff_id is not null;
create index draft_updated_at on cases.draft (updated_at);
grant select, insert, update, delete on cases.draft to yimen_app;

insert into platform.month_partitioned (table_name) values
  ('cases.case_key'), ('cases.case_event'), ('cases.case_payload'), ('cases.case_head'), ('cases.case_document');
