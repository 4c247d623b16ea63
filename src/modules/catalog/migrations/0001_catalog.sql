-- Service items and their versions. A version is what people read, file and decide by; it never changes.
create schema catalog;
grant usage on schema catalog to yimen_app;

-- One row: goes up with every import, so that each process knows when what it remembers is stale.
create table catalog.revision (
  id     integer not null default 1,
  number bigint  not null,
  constraint revision_pk primary key (id),
  constraint revision_one_row check (id = 1)
);
insert into catalog.revision (number) values (0);
grant select, update (number) on catalog.revision to yimen_app;

-- The identity of an item, and a copy of what lists and search need of its current version.
create table catalog.item (
  id                 uuid     not null,
  region_code        text     not null,
  -- The code under which the source keeps it; unique in the region.
  local_code         text     not null,
  catalog_code       text,
  department_id      uuid,
  current_version_id uuid     not null,
  name               text     not null,
  parent_name        text,
  department_name    text     not null,
  type               text,
  audiences          text[]   not null,
  -- As audience/code, e.g. person/005.
  themes             text[]   not null,
  apply_online       boolean  not null,
  promised_days      integer,
  promised_unit      text,
  visits             integer,
  -- The name in pinyin: lists without a search are in the order of a dictionary.
  sort_key           text     collate "C" not null,
  -- Words (jieba), pinyin and initials from each word on, codes, and the region as @code. Built by the
  -- application: PostgreSQL's parsers do not split Chinese.
  search             tsvector not null,
  -- Place among the items that the region's front page shows; null: not there. Set by hand, not by use.
  featured_position  integer,
  constraint item_pk primary key (id),
  constraint item_identity_unique unique (region_code, local_code),
  constraint item_region_form check (region_code ~ '^[0-9]{12}$')
);
create index item_search on catalog.item using gin (search);
create index item_order on catalog.item (region_code, sort_key, id);
create index item_featured on catalog.item (region_code, featured_position) where featured_position is not null;
grant select, insert, update on catalog.item to yimen_app;

create table catalog.item_version (
  id            uuid        not null,
  item_id       uuid        not null,
  number        integer     not null,
  definition    jsonb       not null,
  -- SHA-256 of the definition in canonical JSON: the same content makes no new version.
  content_hash  text        not null,
  published_at  timestamptz not null,
  superseded_at timestamptz,
  constraint item_version_pk primary key (id),
  constraint item_version_item_fk foreign key (item_id) references catalog.item (id) deferrable initially deferred,
  constraint item_version_number_unique unique (item_id, number),
  constraint item_version_order check (superseded_at is null or superseded_at >= published_at)
);
create unique index item_version_one_current on catalog.item_version (item_id) where superseded_at is null;
alter table catalog.item add constraint item_current_version_fk
  foreign key (current_version_id) references catalog.item_version (id) deferrable initially deferred;
-- The application can end a version and cannot change what it says.
grant select, insert, update (superseded_at) on catalog.item_version to yimen_app;

-- What is wrong or unusual in a version as it came in: kept and shown, never a reason to refuse the row.
create table catalog.item_finding (
  version_id uuid    not null,
  position   integer not null,
  -- RFC 6901 pointer into the definition.
  pointer    text    not null,
  rule       text    not null,
  -- What stood there, shortened.
  found      text    not null,
  constraint item_finding_pk primary key (version_id, position),
  constraint item_finding_version_fk foreign key (version_id) references catalog.item_version (id)
);
create index item_finding_rule on catalog.item_finding (rule, version_id);
grant select, insert on catalog.item_finding to yimen_app;

-- Items per region and facet, so that no page counts. Rewritten for the region by each import.
create table catalog.facet_count (
  region_code text    not null,
  facet       text    not null,
  value       text    not null,
  items       integer not null,
  constraint facet_count_pk primary key (region_code, facet, value),
  constraint facet_count_facet_known check (facet in ('all', 'department', 'theme', 'audience', 'type', 'online'))
);
grant select, insert, delete on catalog.facet_count to yimen_app;
