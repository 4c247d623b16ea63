-- Electronic certificates (电子证照): kinds, serials, certificates and what became of them.
create schema if not exists certificates;
grant usage on schema certificates to yimen_app;

create table certificates.type (
  -- Credit code of the defining authority (18) and three digits (GB/T 36902 as practised).
  code           text     not null,
  name           text     not null,
  -- How the number on the certificate is built; see rules/number.ts.
  number_rule    text     not null,
  number_prefix  text     not null,
  -- Null: valid without end.
  validity_years smallint,
  constraint type_pk primary key (code),
  constraint type_code_form check (code ~ '^[0-9A-Z]{18}[0-9]{3}$'),
  constraint type_number_rule_known check (number_rule in ('food_business', 'plain')),
  constraint type_validity_range check (validity_years between 1 and 100)
);

-- Serials are leased to processes in blocks: a process that ends leaves a gap, and nobody waits for a counter.
create table certificates.serial_lease (
  type_code   text   not null,
  -- First six digits of the region: the district.
  district    text   not null,
  -- The first serial that no process has leased.
  next_serial bigint not null,
  constraint serial_lease_pk primary key (type_code, district),
  constraint serial_lease_type_fk foreign key (type_code) references certificates.type (code)
);

create table certificates.certificate (
  id               uuid  not null,
  -- 1.2.156.3005.2.…
  identifier       text  not null,
  type_code        text  not null,
  -- The number printed on it, such as 许可证编号.
  number           text  not null,
  -- The case that it results from; one certificate for each.
  case_id          uuid  not null,
  region_code      text  not null,
  organization_id  uuid  not null,
  issuer_name      text  not null,
  issuer_code      text  not null,
  issued_day       date  not null,
  valid_from       date  not null,
  -- Last day; null: without end.
  valid_until      date,
  holder_kind      text  not null,
  -- Keyed hash of the holder's code, for the list of one holder.
  holder_code_hash text  not null,
  -- Keyed hash of identifier and the code's last four characters: the second thing of a public look-up.
  second_hash      text  not null,
  -- Keyed hash of the token in the QR code: the other second thing.
  token_hash       text  not null,
  -- Data key of the payload, wrapped. Null: destroyed, and the personal values with it.
  data_key         bytea,
  -- Holder, printed fields and token, sealed with the data key.
  payload          bytea not null,
  status           text  not null,
  pdf_hash         text,                    -- SHA-256 of the PDF itself, for comparing
  file_hash        text,                    -- where it lies in the file store, sealed with data_key
  constraint certificate_pk primary key (id),
  constraint certificate_identifier_unique unique (identifier),
  constraint certificate_number_unique unique (number),
  constraint certificate_case_unique unique (case_id),
  constraint certificate_type_fk foreign key (type_code) references certificates.type (code),
  constraint certificate_holder_kind_known check (holder_kind in ('person', 'organization')),
  constraint certificate_status_known check (status in ('valid', 'suspended', 'revoked')),
  constraint certificate_validity_range check (valid_from <= valid_until)
);

create index certificate_holder on certificates.certificate (holder_code_hash, id desc);

-- Who changed the status, when and why. The first line is the issue. Append-only.
create table certificates.status_change (
  certificate_id uuid        not null,
  sequence       smallint    not null,
  status         text        not null,
  changed_at     timestamptz not null,
  actor_kind     text        not null,
  -- Person, staff member or job. Never a name.
  actor_id       text        not null,
  reason         text        not null,
  constraint status_change_pk primary key (certificate_id, sequence),
  constraint status_change_certificate_fk foreign key (certificate_id) references certificates.certificate (id),
  constraint status_change_status_known check (status in ('valid', 'suspended', 'revoked'))
);

grant select, insert on certificates.type, certificates.certificate, certificates.status_change to yimen_app;
grant select, insert, update on certificates.serial_lease to yimen_app;
grant update (name, number_rule, number_prefix, validity_years) on certificates.type to yimen_app;
-- What was issued stays as it is; status, file and the life of the key may change.
grant update (status, pdf_hash, file_hash, data_key) on certificates.certificate to yimen_app;
