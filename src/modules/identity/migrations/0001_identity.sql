-- People, staff, machine clients: who they are, how they prove it, and for whom they may act.

create schema if not exists identity;
grant usage on schema identity to yimen_app;

-- ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A person belongs to no region. Personal values lie in `sealed_profile` alone, under the data key of this row.
create table identity.person (
  id              uuid        not null,
  -- Keyed hash: equal numbers meet here without being readable. Kept after erasure, so that history stays one person's.
  citizen_id_hash text        not null,
  -- Wrapped by the master key. Null after erasure: what was sealed with it is then gone everywhere.
  data_key        bytea,
  -- {name, citizenId, phone?, email?, address?}
  sealed_profile  bytea,
  -- declared: said so online. seen_at_window: a clerk compared the identity card.
  assurance       text        not null,
  demo            boolean     not null default false,
  registered_at   timestamptz not null,
  constraint person_pk primary key (id),
  constraint person_citizen_id_once unique (citizen_id_hash),
  constraint person_assurance_known check (assurance in ('declared', 'seen_at_window')),
  constraint person_key_with_profile check ((data_key is null) = (sealed_profile is null))
);
create index person_demo on identity.person (id) where demo;
grant select, insert on identity.person to yimen_app;
grant update (data_key, sealed_profile, assurance) on identity.person to yimen_app;

-- What a person may type to say who she is: phone or citizen ID, as keyed hashes.
create table identity.login_name (
  name_hash text not null,
  person_id uuid not null,
  kind      text not null,
  constraint login_name_pk primary key (name_hash),
  constraint login_name_one_of_a_kind unique (person_id, kind),
  constraint login_name_person_fk foreign key (person_id) references identity.person (id),
  constraint login_name_kind_known check (kind in ('phone', 'citizen_id'))
);
grant select, insert, delete on identity.login_name to yimen_app;

-- A person without a row here was registered at a window and has not yet claimed her account.
create table identity.password (
  person_id  uuid        not null,
  -- argon2id in PHC form, with its parameters.
  hash       text        not null,
  changed_at timestamptz not null,
  constraint password_pk primary key (person_id),
  constraint password_person_fk foreign key (person_id) references identity.person (id)
);
grant select, insert, delete on identity.password to yimen_app;
grant update (hash, changed_at) on identity.password to yimen_app;

-- One-time codes with which a person takes over the account that a window made or restored for her.
create table identity.activation_code (
  id         uuid        not null,
  person_id  uuid        not null,
  code_hash  text        not null,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  issued_by  uuid        not null,
  constraint activation_code_pk primary key (id),
  constraint activation_code_person_fk foreign key (person_id) references identity.person (id)
);
create index activation_code_person on identity.activation_code (person_id, issued_at desc);
grant select, insert on identity.activation_code to yimen_app;

-- The primary key is what makes a code work once.
create table identity.activation (
  code_id      uuid        not null,
  activated_at timestamptz not null,
  constraint activation_pk primary key (code_id),
  constraint activation_code_fk foreign key (code_id) references identity.activation_code (id)
);
grant select, insert on identity.activation to yimen_app;

-- ── Legal persons as applicants ─────────────────────────────────────────────────────────────────────────────────────

-- 法人和其他组织. Credit code and name are public by law.
create table identity.legal_person (
  id            uuid        not null,
  credit_code   text        not null,
  name          text        not null,
  demo          boolean     not null default false,
  registered_at timestamptz not null,
  constraint legal_person_pk primary key (id),
  constraint legal_person_credit_code_once unique (credit_code),
  constraint legal_person_credit_code_shape check (credit_code ~ '^[0-9A-Z]{18}$')
);
grant select, insert on identity.legal_person to yimen_app;

create table identity.representation (
  id              uuid        not null,
  person_id       uuid        not null,
  legal_person_id uuid        not null,
  -- legal_representative 法定代表人 may do everything; agent 经办人 may file and answer.
  scope           text        not null,
  -- Where it is known from.
  source          text        not null,
  granted_by      uuid,
  valid_from      timestamptz not null,
  valid_until     timestamptz,
  constraint representation_pk primary key (id),
  constraint representation_person_fk foreign key (person_id) references identity.person (id),
  constraint representation_legal_person_fk foreign key (legal_person_id) references identity.legal_person (id),
  constraint representation_scope_known check (scope in ('legal_representative', 'agent')),
  constraint representation_source_known check (source in ('window', 'registry', 'demo')),
  constraint representation_forward check (valid_until is null or valid_until > valid_from)
);
create index representation_person on identity.representation (person_id);
create index representation_legal_person on identity.representation (legal_person_id);
grant select, insert on identity.representation to yimen_app;

create table identity.representation_revocation (
  representation_id uuid        not null,
  revoked_at        timestamptz not null,
  revoked_by        text        not null,
  constraint representation_revocation_pk primary key (representation_id),
  constraint representation_revocation_fk foreign key (representation_id) references identity.representation (id)
);
grant select, insert on identity.representation_revocation to yimen_app;

-- ── Staff ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Staff act in an official capacity: the name is what a citizen reads on her case.
create table identity.staff (
  id            uuid        not null,
  login         text        not null,
  name          text        not null,
  password_hash text        not null,
  -- Sealed with the master-derived key of purpose `totp`.
  totp_secret   bytea       not null,
  -- 30-second step of the last code that was accepted. It only rises, so no code works twice.
  totp_step     bigint      not null default 0,
  demo          boolean     not null default false,
  created_at    timestamptz not null,
  constraint staff_pk primary key (id),
  constraint staff_login_once unique (login),
  constraint staff_login_shape check (login ~ '^[a-z][a-z0-9.-]{2,39}$')
);
create index staff_demo on identity.staff (id) where demo;
grant select, insert on identity.staff to yimen_app;
grant update (password_hash, totp_step) on identity.staff to yimen_app;

-- A row ends the account.
create table identity.staff_departure (
  staff_id    uuid        not null,
  departed_at timestamptz not null,
  constraint staff_departure_pk primary key (staff_id),
  constraint staff_departure_staff_fk foreign key (staff_id) references identity.staff (id)
);
grant select, insert on identity.staff_departure to yimen_app;

-- Who holds which post. Posts, with their duties, belong to organizations; both days are included.
create table identity.staff_post (
  staff_id    uuid not null,
  post_id     uuid not null,
  valid_from  date not null,
  valid_until date,
  constraint staff_post_pk primary key (staff_id, post_id, valid_from),
  constraint staff_post_staff_fk foreign key (staff_id) references identity.staff (id),
  constraint staff_post_forward check (valid_until is null or valid_until >= valid_from)
);
create index staff_post_post on identity.staff_post (post_id);
grant select, insert on identity.staff_post to yimen_app;
grant update (valid_until) on identity.staff_post to yimen_app;

-- For the day on which the telephone is lost. A used code is a row in recovery_code_use.
create table identity.recovery_code (
  staff_id  uuid not null,
  code_hash text not null,
  constraint recovery_code_pk primary key (staff_id, code_hash),
  constraint recovery_code_staff_fk foreign key (staff_id) references identity.staff (id)
);
grant select, insert on identity.recovery_code to yimen_app;

create table identity.recovery_code_use (
  staff_id  uuid        not null,
  code_hash text        not null,
  used_at   timestamptz not null,
  constraint recovery_code_use_pk primary key (staff_id, code_hash),
  constraint recovery_code_use_fk foreign key (staff_id, code_hash) references identity.recovery_code (staff_id, code_hash)
);
grant select, insert on identity.recovery_code_use to yimen_app;

-- ── Sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The token itself is only in the cookie; here is its SHA-256. Ended sessions are kept for the audit, then removed.
create table identity.session (
  token_hash bytea       not null,
  kind       text        not null,
  person_id  uuid,
  staff_id   uuid,
  -- The post chosen by a member of staff; null until she has chosen.
  post_id    uuid,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  constraint session_pk primary key (token_hash),
  constraint session_of_one check (
    (kind = 'person' and person_id is not null and staff_id is null and post_id is null) or
    (kind = 'staff' and staff_id is not null and person_id is null)
  ),
  constraint session_person_fk foreign key (person_id) references identity.person (id),
  constraint session_staff_fk foreign key (staff_id) references identity.staff (id)
) with (fillfactor = 80);
create index session_person on identity.session (person_id) where person_id is not null and ended_at is null;
create index session_staff on identity.session (staff_id) where staff_id is not null and ended_at is null;
create index session_created on identity.session (created_at);
grant select, insert, delete on identity.session to yimen_app;
grant update (seen_at, ended_at) on identity.session to yimen_app;

-- Failed attempts of one key (an account, an address, both) in a window of time. Keys are keyed hashes.
create table identity.failure (
  key        text        not null,
  count      integer     not null,
  expires_at timestamptz not null,
  constraint failure_pk primary key (key)
) with (fillfactor = 80);
create index failure_expires on identity.failure (expires_at);
grant select, insert, update, delete on identity.failure to yimen_app;

-- ── Machine clients ─────────────────────────────────────────────────────────────────────────────────────────────────

create table identity.client (
  id           text        not null,
  name         text        not null,
  -- SHA-256 of 256 random bits: nothing to guess, so no slow hash is needed.
  secret_hash  bytea       not null,
  scopes       text[]      not null,
  -- The department or legal person that answers for it, in words.
  organization text        not null,
  acting_for   text[]      not null,
  demo         boolean     not null default false,
  created_at   timestamptz not null,
  constraint client_pk primary key (id),
  constraint client_id_shape check (id ~ '^[a-z][a-z0-9-]{2,39}$'),
  constraint client_acting_for_known check (acting_for <@ array['person', 'post'])
);
create index client_demo on identity.client (id) where demo;
grant select, insert on identity.client to yimen_app;

-- The posts for which a client may act.
create table identity.client_post (
  client_id text not null,
  post_id   uuid not null,
  constraint client_post_pk primary key (client_id, post_id),
  constraint client_post_client_fk foreign key (client_id) references identity.client (id)
);
grant select, insert, delete on identity.client_post to yimen_app;

-- A row ends the client. Tokens already issued live at most ten minutes longer, but act for nobody.
create table identity.client_revocation (
  client_id  text        not null,
  revoked_at timestamptz not null,
  constraint client_revocation_pk primary key (client_id),
  constraint client_revocation_client_fk foreign key (client_id) references identity.client (id)
);
grant select, insert on identity.client_revocation to yimen_app;
