-- What people's words mean, what they searched for and did not find. Nothing here says who.
create schema search;
grant usage on schema search to yimen_app;

-- One row: goes up with every change of a synonym, so that each process reads them anew.
create table search.revision (
  id     integer not null default 1,
  number bigint  not null,
  constraint revision_pk primary key (id),
  constraint revision_one_row check (id = 1)
);
insert into search.revision (number) values (0);
grant select, update (number) on search.revision to yimen_app;

create table search.synonym (
  id          uuid        not null,
  -- same: the word takes the place of what is said. meaning: what is meant is looked for as well.
  kind        text        not null,
  said        text[]      not null,
  means       text[]      not null,
  -- Holds in this region and below; null: everywhere.
  region_code text,
  revision    integer     not null,
  removed     boolean     not null default false,
  -- The first filling by its first phrase: a newer one takes its place while no officer has changed it.
  shipped_key text,
  changed_by  uuid,
  changed_at  timestamptz not null,
  constraint synonym_pk primary key (id),
  constraint synonym_kind_known check (kind in ('same', 'meaning')),
  constraint synonym_filled check (cardinality(said) between 1 and 60 and cardinality(means) between 1 and 12),
  constraint synonym_region_form check (region_code ~ '^[0-9]{12}$'),
  constraint synonym_shipped_unique unique (shipped_key)
);
grant select, insert, update on search.synonym to yimen_app;

-- Every state of a synonym, with who made it. The application can add, and neither change nor remove.
create table search.synonym_change (
  synonym_id uuid        not null,
  revision   integer     not null,
  kind       text        not null,
  said       text[]      not null,
  means      text[]      not null,
  removed    boolean     not null,
  changed_by uuid,
  changed_at timestamptz not null,
  constraint synonym_change_pk primary key (synonym_id, revision),
  constraint synonym_change_synonym_fk foreign key (synonym_id) references search.synonym (id)
);
grant select, insert on search.synonym_change to yimen_app;

-- Questions of a day by region, as they are compared. At most 2,000 different ones a region and day; kept for 400 days.
create table search.query_day (
  day         date    not null,
  region_code text    not null,
  question    text    not null,
  found       integer not null,
  not_found   integer not null,
  clicked     integer not null,
  constraint query_day_pk primary key (day, region_code, question)
);
grant select, insert, update, delete on search.query_day to yimen_app;

-- The same summed up since officers last dealt with them: their lists read it in order and add nothing up.
create table search.open_question (
  region_code text    not null,
  question    text    not null,
  found       integer not null,
  not_found   integer not null,
  clicked     integer not null,
  last_on     date    not null,
  constraint open_question_pk primary key (region_code, question)
);
create index open_question_not_found on search.open_question (region_code, not_found, question) where not_found > 0;
create index open_question_not_clicked on search.open_question (region_code, found, question) where clicked = 0 and found > 0;
grant select, insert, update, delete on search.open_question to yimen_app;

-- What somebody wanted to know and did not find: the words alone.
create table search.left_question (
  id          uuid not null,
  region_code text not null,
  text        text not null,
  -- The day alone: an instant would point at a visit.
  left_on     date not null,
  constraint left_question_pk primary key (id),
  constraint left_question_length check (length(text) between 1 and 300)
);
create index left_question_of_region on search.left_question (region_code, id);
grant select, insert, delete on search.left_question to yimen_app;
