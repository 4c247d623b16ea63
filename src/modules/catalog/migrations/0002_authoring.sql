-- 基本目录: what the defining level lays down. Items (实施清单) claim it; their versions keep only what they fill in.
create table catalog.standard (
  id                 uuid not null,
  -- The region whose body defines it.
  region_code        text not null,
  -- 基本编码, and the business item where there are several: the identity.
  code               text not null,
  name               text not null,
  -- The upper level's standard that this one localises; its own text must agree with it.
  follows_id         uuid,
  parent_code        text,
  department_id      uuid,
  current_version_id uuid not null,
  sort_key           text collate "C" not null,
  constraint standard_pk primary key (id),
  constraint standard_identity_unique unique (region_code, code),
  constraint standard_follows_fk foreign key (follows_id) references catalog.standard (id),
  constraint standard_not_itself check (follows_id <> id),
  constraint standard_region_form check (region_code ~ '^[0-9]{12}$')
);
create index standard_order on catalog.standard (region_code, sort_key, id);
create index standard_follows on catalog.standard (follows_id, id) where follows_id is not null;
create index standard_parent on catalog.standard (parent_code, id) where parent_code is not null;
create index standard_code on catalog.standard (code, id);
grant select, insert, update on catalog.standard to yimen_app;

create table catalog.standard_version (
  id            uuid        not null,
  standard_id   uuid        not null,
  number        integer     not null,
  content       jsonb       not null,
  content_hash  text        not null,
  published_at  timestamptz not null,
  superseded_at timestamptz,
  constraint standard_version_pk primary key (id),
  constraint standard_version_standard_fk foreign key (standard_id) references catalog.standard (id) deferrable initially deferred,
  constraint standard_version_number_unique unique (standard_id, number),
  constraint standard_version_order check (superseded_at is null or superseded_at >= published_at)
);
create unique index standard_version_one_current on catalog.standard_version (standard_id) where superseded_at is null;
alter table catalog.standard add constraint standard_current_version_fk
  foreign key (current_version_id) references catalog.standard_version (id) deferrable initially deferred;
-- As with items: the application can end a version and cannot change what it says.
grant select, insert, update (superseded_at) on catalog.standard_version to yimen_app;

-- The standard that an item claims; null: an item without one, whose versions hold everything themselves.
alter table catalog.item add column standard_id uuid;
alter table catalog.item add constraint item_standard_fk foreign key (standard_id) references catalog.standard (id);
create index item_standard on catalog.item (standard_id, region_code, id) where standard_id is not null;
-- suspended and abolished items stay readable; abolished ones are in no list.
alter table catalog.item add column status text not null default 'active';
alter table catalog.item add constraint item_status_known check (status in ('active', 'suspended', 'abolished'));
grant select, insert, update on catalog.item to yimen_app;

-- With a base the definition holds a claim: 1.5 kB in place of 15. Both parts never change, so neither does what they make together.
alter table catalog.item_version add column base_version_id uuid;
alter table catalog.item_version add constraint item_version_base_fk
  foreign key (base_version_id) references catalog.standard_version (id);
create index item_version_base on catalog.item_version (base_version_id, id) where base_version_id is not null and superseded_at is null;

-- A proposal (变更申请): what is written, reviewed and published. Every save is a revision; the revision number is the expected version.
create table catalog.proposal (
  id              uuid        not null,
  kind            text        not null,
  -- Standard or item that it changes; null while it would make a new one.
  subject_id      uuid,
  -- The version it was begun from; another one in force since then is shown before publishing.
  base_version_id uuid,
  region_code     text        not null,
  department_id   uuid        not null,
  title           text        not null,
  status          text        not null,
  revision        integer     not null,
  -- Nothing of a practice proposal is ever published.
  practice        boolean     not null,
  document_number text,
  effective_on    date,
  created_by      uuid        not null,
  created_at      timestamptz not null,
  changed_by      uuid        not null,
  changed_at      timestamptz not null,
  published_at    timestamptz,
  in_force_at     timestamptz,
  constraint proposal_pk primary key (id),
  constraint proposal_kind_known check (kind in ('standard', 'claim', 'item', 'suspend', 'resume', 'abolish', 'delegate', 'take_over', 'merge', 'split')),
  constraint proposal_status_known check (status in ('draft', 'in_review', 'returned', 'approved', 'published', 'in_force', 'withdrawn')),
  constraint proposal_published_whole check (status not in ('published', 'in_force') or (effective_on is not null and published_at is not null)),
  constraint proposal_practice_unpublished check (not practice or status not in ('published', 'in_force'))
);
create index proposal_of_office on catalog.proposal (department_id, status, id desc);
create index proposal_of_region on catalog.proposal (region_code, status, id desc);
create index proposal_of_subject on catalog.proposal (subject_id, id desc) where subject_id is not null;
grant select, insert, update on catalog.proposal to yimen_app;

create table catalog.proposal_revision (
  proposal_id uuid        not null,
  revision    integer     not null,
  content     jsonb       not null,
  saved_by    uuid        not null,
  saved_at    timestamptz not null,
  constraint proposal_revision_pk primary key (proposal_id, revision),
  constraint proposal_revision_proposal_fk foreign key (proposal_id) references catalog.proposal (id)
);
grant select, insert on catalog.proposal_revision to yimen_app;

-- 编制审核, 法制审核, 本单位审核: one opinion of each office on one revision. A later revision needs new ones.
create table catalog.proposal_review (
  proposal_id   uuid        not null,
  revision      integer     not null,
  office        text        not null,
  outcome       text        not null,
  opinion       text        not null,
  department_id uuid        not null,
  reviewed_by   uuid        not null,
  reviewed_at   timestamptz not null,
  constraint proposal_review_pk primary key (proposal_id, revision, office),
  constraint proposal_review_revision_fk foreign key (proposal_id, revision) references catalog.proposal_revision (proposal_id, revision),
  constraint proposal_review_office_known check (office in ('establishment', 'legal', 'own')),
  constraint proposal_review_outcome_known check (outcome in ('approve', 'return'))
);
grant select, insert on catalog.proposal_review to yimen_app;

-- What was done to an item, with its document: 发布, 暂停, 恢复, 取消, 委托, 承接, 合并, 拆分.
create table catalog.adjustment (
  id              uuid        not null,
  proposal_id     uuid        not null,
  kind            text        not null,
  subject_kind    text        not null,
  subject_id      uuid        not null,
  region_code     text        not null,
  document_number text        not null,
  effective_on    date        not null,
  recorded_at     timestamptz not null,
  constraint adjustment_pk primary key (id),
  constraint adjustment_proposal_fk foreign key (proposal_id) references catalog.proposal (id),
  constraint adjustment_subject_known check (subject_kind in ('standard', 'item'))
);
create index adjustment_of_subject on catalog.adjustment (subject_id, id desc);
create index adjustment_of_region on catalog.adjustment (region_code, id desc);
grant select, insert on catalog.adjustment to yimen_app;

-- What must hold at the moment of writing and is no constraint of one table: the last statements of a batch say it.
create function catalog.require(holds boolean, rule text) returns void language plpgsql as $$
begin
  if not coalesce(holds, false) then
    raise exception 'the rule % does not hold', rule using errcode = '23514', constraint = rule;
  end if;
end $$;
