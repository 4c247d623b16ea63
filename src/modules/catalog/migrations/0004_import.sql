-- A file that an officer sent in: read in a job, looked at, committed or abandoned. It is kept only until then, and never longer than its day.
create table catalog.import (
  id              uuid        not null,
  region_code     text        not null,
  department_id   uuid        not null,
  file_name       text        not null,
  -- Hash of the bytes in the file store; null once they are gone.
  file_hash       text,
  -- The rows that were not taken, as a file to mend.
  bad_file_hash   text,
  bad_extension   text,
  bad_media_type  text,
  status          text        not null,
  -- Items read so far, and in all as soon as that is known.
  items_done      integer     not null default 0,
  items           integer,
  -- Counts, and the first problems and findings by sheet, row, column and rule; of a refused file the fault.
  report          jsonb,
  created_by      uuid        not null,
  post_id         uuid        not null,
  created_at      timestamptz not null,
  committed_at    timestamptz,
  expires_at      timestamptz not null,
  constraint import_pk primary key (id),
  constraint import_status_known check (status in ('reading', 'ready', 'refused', 'committing', 'committed', 'abandoned')),
  constraint import_read_reported check (status = 'reading' or status = 'abandoned' or report is not null),
  constraint import_committed_dated check ((status = 'committed') = (committed_at is not null))
);
create index import_of_office on catalog.import (department_id, id desc);
create index import_of_file on catalog.import (file_hash) where file_hash is not null;
grant select, insert, update, delete on catalog.import to yimen_app;
