-- Regions of the five levels, and the bodies that handle items in them.
create schema organizations;
grant usage on schema organizations to yimen_app;

-- One row: goes up with every load, so that each process knows when what it remembers is stale.
create table organizations.revision (
  id     integer not null default 1,
  number bigint  not null,
  constraint revision_pk primary key (id),
  constraint revision_one_row check (id = 1)
);
insert into organizations.revision (number) values (0);
grant select, update (number) on organizations.revision to yimen_app;

create table organizations.region (
  code        text     not null,
  name        text     not null,
  level       smallint not null,
  parent_code text,
  path_name   text     not null,
  constraint region_pk primary key (code),
  constraint region_code_form check (code ~ '^[0-9]{12}$'),
  constraint region_level_range check (level between 1 and 5),
  constraint region_parent_fk foreign key (parent_code) references organizations.region (code),
  constraint region_root check ((level = 1) = (parent_code is null))
);
create index region_children on organizations.region (parent_code, code);
grant select, insert, update on organizations.region to yimen_app;

-- A published calendar never changes; a correction or a new year is a new version of the same calendar.
create table organizations.calendar (
  id            text    not null,
  version       text    not null,
  -- 2026-1 is 2026001: the highest is taken when no version is named.
  edition       integer not null,
  -- Where it applies: a region and everything below it. The longest match wins; '' is the whole country.
  region_prefix text    not null default '',
  calendar      jsonb   not null,
  constraint calendar_pk primary key (id, version),
  constraint calendar_edition_unique unique (region_prefix, edition)
);
grant select, insert on organizations.calendar to yimen_app;

create table organizations.department (
  id          uuid    not null,
  region_code text    not null,
  name        text    not null,
  credit_code text,
  kind        text    not null,
  legal_form  text,
  demo        boolean not null,
  appeal      jsonb,
  constraint department_pk primary key (id),
  constraint department_region_fk foreign key (region_code) references organizations.region (code),
  constraint department_name_unique unique (region_code, name),
  constraint department_kind_known check (kind in ('department', 'service_center', 'street_office')),
  constraint department_legal_form_known check (legal_form in ('statutory', 'empowered', 'entrusted'))
);
grant select, insert, update on organizations.department to yimen_app;

create table organizations.post (
  id            uuid   not null,
  department_id uuid   not null,
  name          text   not null,
  duties        text[] not null,
  window_number text,
  constraint post_pk primary key (id),
  constraint post_department_fk foreign key (department_id) references organizations.department (id),
  constraint post_name_unique unique (department_id, name),
  constraint post_duties_known check (
    cardinality(duties) > 0 and duties <@ array['accept', 'review', 'decide', 'deliver', 'supervise', 'catalogue']
  )
);
grant select, insert, update on organizations.post to yimen_app;

create table organizations.service_point (
  id            uuid not null,
  department_id uuid not null,
  region_code   text not null,
  name          text not null,
  address       text not null,
  hours         text not null,
  phone         text not null,
  constraint service_point_pk primary key (id),
  constraint service_point_department_fk foreign key (department_id) references organizations.department (id),
  constraint service_point_region_fk foreign key (region_code) references organizations.region (code)
);
create index service_point_region on organizations.service_point (region_code, id);
grant select, insert, update on organizations.service_point to yimen_app;
