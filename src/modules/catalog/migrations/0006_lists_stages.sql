-- In which of the four lists (马上办, 网上办, 就近办, 一次办) an item stands, for which of them its source says too little to tell, and to which
-- stages of a life it belongs. Found by rules over the version, and written with it: lists are filtered and counted by them.
alter table catalog.item add column lists text[] not null default '{}';
alter table catalog.item add column lists_unknown text[] not null default '{}';
alter table catalog.item add column stages text[] not null default '{}';
alter table catalog.item add constraint item_lists_known
  check ((lists || lists_unknown) <@ array['at_once', 'online', 'nearby', 'one_visit'] and not (lists && lists_unknown));

alter table catalog.facet_count drop constraint facet_count_facet_known;
alter table catalog.facet_count add constraint facet_count_facet_known
  check (facet in ('all', 'department', 'theme', 'audience', 'type', 'online', 'list', 'list_unknown', 'stage', 'unpublished'));

-- By which rules and which data the items here were sorted: another start with others sorts them again. One row.
create table catalog.classification (
  id   integer not null default 1,
  hash text    not null,
  constraint classification_pk primary key (id),
  constraint classification_one_row check (id = 1)
);
insert into catalog.classification (hash) values ('');
grant select, update (hash) on catalog.classification to yimen_app;

-- What comes next (后续事项) names items by their 基本编码 or by their name, in the regions from the reader's upwards.
create index item_catalog_code on catalog.item (catalog_code, region_code, id) where catalog_code is not null;
create index item_name on catalog.item (name, region_code, id);

-- How often an item was applied for: 常办 is in this order. Kept by a reader of the news of cases, and never a person or a moment.
create table catalog.item_use (
  item_id     uuid    not null,
  region_code text    not null,
  submitted   integer not null,
  constraint item_use_pk primary key (item_id),
  constraint item_use_item_fk foreign key (item_id) references catalog.item (id),
  constraint item_use_range check (submitted > 0)
);
create index item_use_order on catalog.item_use (region_code, submitted desc, item_id);
grant select, insert, update on catalog.item_use to yimen_app;
