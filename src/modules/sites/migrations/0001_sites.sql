-- What a region's own site says: its name, what its home shows, its announcements (公告).
create schema sites;
grant usage on schema sites to yimen_app;

-- One row: goes up with every change, so that each process knows when what it remembers is stale.
create table sites.revision (
  id     integer not null default 1,
  number bigint  not null,
  constraint revision_pk primary key (id),
  constraint revision_one_row check (id = 1)
);
insert into sites.revision (number) values (0);
grant select, update (number) on sites.revision to yimen_app;

-- A region without a row has a site too: it is as the regions above have it.
create table sites.site (
  region_code     text    not null,
  -- Goes up with every change of the site or of one of its announcements: pages that were made before are not shown again.
  number          integer not null default 0,
  settings        jsonb   not null default '{"name": null, "welcome": null, "hotline": null, "elder": null, "blocks": {}}',
  -- The change that made the settings: what an officer has seen when she saves.
  settings_number integer not null default 0,
  constraint site_pk primary key (region_code),
  constraint site_region_form check (region_code ~ '^[0-9]{12}$')
);
grant select, insert, update on sites.site to yimen_app;

create table sites.announcement (
  id          uuid    not null,
  region_code text    not null,
  number      integer not null, -- the change that made it as it is
  title       text    not null,
  body        text    not null,
  from_day    date    not null,
  until_day   date,             -- null: no end
  pinned      boolean not null,
  removed     boolean not null default false,
  constraint announcement_pk primary key (id),
  constraint announcement_site_fk foreign key (region_code) references sites.site (region_code),
  constraint announcement_days check (until_day >= from_day)
);
create index announcement_of_region on sites.announcement (region_code, from_day desc, id desc) where not removed;
grant select, insert, update on sites.announcement to yimen_app;

-- Every change with its author; the application can neither alter nor remove one.
create table sites.change (
  region_code     text        not null,
  number          integer     not null,
  announcement_id uuid,                 -- null: of the settings
  content         jsonb,                -- as it was then; null: the announcement was taken away
  staff_id        uuid,                 -- null: shipped with the demo
  changed_at      timestamptz not null,
  constraint change_pk primary key (region_code, number),
  -- A change that met something newer has not moved the number on, and is refused here or by the key.
  constraint change_number_counts check (number > 0)
);
grant select, insert on sites.change to yimen_app;
