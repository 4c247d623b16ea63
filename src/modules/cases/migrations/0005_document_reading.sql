-- Proof of reading: when somebody of the applicant's side first opened a document. One row a reader; nobody takes it back.
-- Looks of staff are lines of the access log.
create table cases.document_reading (
  case_id       uuid        not null,
  sequence      integer     not null, -- with kind: which document
  kind          text        not null,
  person_id     uuid        not null,
  first_read_at timestamptz not null,
  constraint document_reading_pk primary key (case_id, sequence, kind, person_id)
) partition by range (case_id);
comment on table cases.document_reading is 'Append only: the application role has no UPDATE and no DELETE';
grant select, insert on cases.document_reading to yimen_app;

insert into platform.month_partitioned (table_name) values ('cases.document_reading');
