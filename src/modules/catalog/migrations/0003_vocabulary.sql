-- The vocabularies themselves (data elements, evidence types) are shipped data; here is what they are linked with.

-- One row per name of a material or a form field, however many items use it: a decision counts for all of them.
create table catalog.vocabulary_link (
  kind            text        not null,
  -- As compared: without spaces, marks and width.
  name            text        collate "C" not null,
  -- As first met.
  shown           text        not null,
  standard_code   text,
  element         text,
  -- What holds; null: none. The guess until an officer decides.
  key             text,
  guessed_key     text,
  confidence      integer     not null,
  reason          text        not null,
  -- The vocabulary by which it was guessed; another one guesses again what nobody decided.
  vocabulary_hash text        not null,
  status          text        not null default 'guessed',
  -- Places in items and standards in force. Kept in the write that changes them, so that no list counts.
  uses            integer     not null default 0,
  revision        integer     not null default 1,
  decided_by      uuid,
  decided_at      timestamptz,
  constraint vocabulary_link_pk primary key (kind, name),
  constraint vocabulary_link_kind_known check (kind in ('material', 'field')),
  constraint vocabulary_link_status_known check (status in ('guessed', 'confirmed', 'corrected', 'rejected')),
  constraint vocabulary_link_decided_whole check ((status = 'guessed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint vocabulary_link_rejected_empty check (status <> 'rejected' or key is null),
  constraint vocabulary_link_confirmed_full check (status not in ('confirmed', 'corrected') or key is not null),
  constraint vocabulary_link_confidence_range check (confidence between 0 and 100),
  constraint vocabulary_link_uses_range check (uses >= 0)
);
-- The officers' list, read backwards: the surest first, among them what most places use.
create index vocabulary_link_order on catalog.vocabulary_link (status, confidence, uses, name, kind);
create index vocabulary_link_order_of_kind on catalog.vocabulary_link (kind, status, confidence, uses, name);
create index vocabulary_link_key on catalog.vocabulary_link (kind, key, name) where key is not null;
create index vocabulary_link_stale on catalog.vocabulary_link (vocabulary_hash, kind, name) where status = 'guessed';
grant select, insert, update on catalog.vocabulary_link to yimen_app;

-- Which items and standards in force use a name, and how often. Claims have no names of their own: their standard has them.
create table catalog.vocabulary_use (
  subject_kind text    not null,
  subject_id   uuid    not null,
  kind         text    not null,
  name         text    collate "C" not null,
  -- What the content itself says it is: wins over the link. Empty: it says nothing.
  explicit_key text    not null,
  places       integer not null,
  constraint vocabulary_use_pk primary key (subject_id, kind, name, explicit_key),
  constraint vocabulary_use_link_fk foreign key (kind, name) references catalog.vocabulary_link (kind, name),
  constraint vocabulary_use_subject_known check (subject_kind in ('item', 'standard'))
);
create index vocabulary_use_name on catalog.vocabulary_use (kind, name, subject_id) where explicit_key = '';
create index vocabulary_use_explicit on catalog.vocabulary_use (kind, explicit_key, subject_id) where explicit_key <> '';
grant select, insert, delete on catalog.vocabulary_use to yimen_app;

-- Why something is asked for although a supplier gives it, of the versions in force: to find those whose end has passed.
create table catalog.asked_despite_supply (
  subject_kind  text not null,
  subject_id    uuid not null,
  region_code   text not null,
  subject_name  text not null,
  material_id   text not null,
  material_name text not null,
  reason        text not null,
  until         date not null,
  constraint asked_despite_supply_pk primary key (subject_id, material_id),
  constraint asked_despite_supply_subject_known check (subject_kind in ('item', 'standard'))
);
create index asked_despite_supply_until on catalog.asked_despite_supply (region_code, until, subject_id, material_id);
grant select, insert, delete on catalog.asked_despite_supply to yimen_app;

-- Who supplies an evidence type, and from when to when. Kept after it ends: past versions were judged by it.
create table catalog.evidence_supplier (
  evidence_type text        not null,
  key           text        not null,
  name_zh       text        not null,
  name_en       text        not null,
  registered_by text        not null,
  live_since    date        not null,
  live_until    date,
  registered_at timestamptz not null,
  constraint evidence_supplier_pk primary key (evidence_type, key, live_since),
  constraint evidence_supplier_order check (live_until is null or live_until >= live_since)
);
create unique index evidence_supplier_one_live on catalog.evidence_supplier (evidence_type, key) where live_until is null;
grant select, insert, update (name_zh, name_en, live_until) on catalog.evidence_supplier to yimen_app;
