-- Papers handed in with a draft or case. Bytes lie in the file store, sealed with a key of each paper.
create schema materials;
grant usage on schema materials to yimen_app;

create table materials.upload (
  upload_id   uuid        not null,
  subject_id  uuid        not null, -- the draft, which becomes the case under the same id
  material_id text        not null, -- inside the item version
  wrapped_key bytea       not null,
  sealed_name bytea       not null,
  media_type  text        not null, -- sniffed from the content
  bytes       integer     not null, -- of the paper itself
  file_hash   text        not null, -- of the sealed bytes
  uploaded_at timestamptz not null,
  constraint upload_pk primary key (upload_id)
);
create index upload_subject on materials.upload (subject_id);
grant select, insert, delete on materials.upload to yimen_app;
