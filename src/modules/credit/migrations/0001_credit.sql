-- What a promise or a pending paper left behind (信用记录), and its forgiveness (信用修复). Both tables are append-only.
create schema credit;
grant usage on schema credit to yimen_app;

create table credit.note (
  note_id      uuid        not null,
  -- Keyed hash of the person's or organisation's code, as identity makes it.
  subject_hash text        not null,
  -- The case whose act caused it.
  case_id      uuid        not null,
  kind         text        not null,
  noted_at     timestamptz not null,
  -- Last day on which the subject may not promise again; null: no bar.
  barred_until date,
  constraint note_pk primary key (note_id),
  constraint note_once_a_case unique (case_id, kind),
  constraint note_kind_known check (kind in ('promise_broken', 'pending_lapsed'))
);
create index note_subject on credit.note (subject_hash, note_id desc);

-- A row, not a flag: who forgave, when and why.
create table credit.forgiveness (
  note_id     uuid        not null,
  forgiven_at timestamptz not null,
  actor_kind  text        not null,
  -- Person, staff member or job. Never a name.
  actor_id    text        not null,
  reason_code text        not null,
  constraint forgiveness_pk primary key (note_id),
  constraint forgiveness_note_fk foreign key (note_id) references credit.note (note_id)
);

grant select, insert on credit.note, credit.forgiveness to yimen_app;
