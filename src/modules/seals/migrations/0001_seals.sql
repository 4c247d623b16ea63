-- Seals of bodies and the authority that certifies them.
create schema if not exists seals;
grant usage on schema seals to yimen_app;

-- The installation's own certification authority: one row, made at first start.
create table seals.authority (
  id                 smallint    not null default 1,
  -- Common name in its certificate; says "Demo" in demo mode.
  name               text        not null,
  certificate_pem    text        not null,
  -- PKCS 8 PEM, AES-256-GCM under the purpose key "seal".
  private_key_sealed bytea       not null,
  valid_from         timestamptz not null,
  valid_until        timestamptz not null,
  constraint authority_pk primary key (id),
  constraint authority_single check (id = 1)
);

create table seals.seal (
  id                 uuid        not null,
  -- Id of the organisation (module organizations, which lies above: no foreign key).
  organization_id    uuid        not null,
  -- As it stands in the certificate and on the ring.
  name               text        not null,
  -- 统一社会信用代码
  credit_code        text        not null,
  certificate_pem    text        not null,
  private_key_sealed bytea       not null,
  -- The drawing, with letters as outlines.
  svg                text        not null,
  valid_from         timestamptz not null,
  valid_until        timestamptz not null,
  -- active: signs. retired: renamed or run out; what it signed stays valid.
  status             text        not null default 'active',
  constraint seal_pk primary key (id),
  constraint seal_status_known check (status in ('active', 'retired')),
  constraint seal_valid_range check (valid_from < valid_until)
);

-- A body has one seal at a time.
create unique index seal_active_of_organization on seals.seal (organization_id) where status = 'active';

grant select, insert on seals.authority to yimen_app;
grant select, insert on seals.seal to yimen_app;
-- A seal can be retired, never altered.
grant update (status) on seals.seal to yimen_app;
