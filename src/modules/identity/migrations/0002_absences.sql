-- Who is away, and who holds her posts until she is back. Both days of every term are included.

-- The extension lets an exclusion constraint compare an id beside a range of days.
create extension if not exists btree_gist;

create table identity.absence (
  id          uuid        not null,
  staff_id    uuid        not null,
  first_day   date        not null,
  last_day    date        not null,
  -- leave 休假 · sick 病假 · training 培训 · mission 出差 · other 其他. Nothing more is asked: why is nobody's business here.
  reason      text        not null,
  recorded_at timestamptz not null,
  recorded_by uuid        not null,
  revoked_at  timestamptz,
  revoked_by  uuid,
  constraint absence_pk primary key (id),
  constraint absence_staff_fk foreign key (staff_id) references identity.staff (id),
  constraint absence_forward check (last_day between first_day and first_day + 366),
  constraint absence_reason_known check (reason in ('leave', 'sick', 'training', 'mission', 'other')),
  constraint absence_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
  constraint absence_apart exclude using gist (staff_id with =, daterange(first_day, last_day, '[]') with &&)
    where (revoked_at is null)
);
grant select, insert on identity.absence to yimen_app;
grant update (revoked_at, revoked_by) on identity.absence to yimen_app;

-- The cover holds the post for this term and by this row alone. `own_post_id` is the post by which she belongs to the office: when
-- that ends, or the absent one's own, the cover ends with it.
create table identity.cover (
  id              uuid        not null,
  absence_id      uuid        not null,
  post_id         uuid        not null,
  absent_staff_id uuid        not null,
  staff_id        uuid        not null,
  own_post_id     uuid        not null,
  first_day       date        not null,
  last_day        date        not null,
  recorded_at     timestamptz not null,
  recorded_by     uuid        not null,
  revoked_at      timestamptz,
  revoked_by      uuid,
  constraint cover_pk primary key (id),
  constraint cover_absence_fk foreign key (absence_id) references identity.absence (id),
  constraint cover_staff_fk foreign key (staff_id) references identity.staff (id),
  constraint cover_by_another check (staff_id <> absent_staff_id),
  constraint cover_forward check (last_day >= first_day),
  constraint cover_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
  constraint cover_apart exclude using gist (absent_staff_id with =, post_id with =, daterange(first_day, last_day, '[]') with &&)
    where (revoked_at is null)
);
create index cover_staff on identity.cover (staff_id, last_day) where revoked_at is null;
create index cover_post on identity.cover (post_id, last_day) where revoked_at is null;
create index cover_absence on identity.cover (absence_id);
grant select, insert on identity.cover to yimen_app;
grant update (revoked_at, revoked_by) on identity.cover to yimen_app;

-- Who holds which post, on which days and in what way: every question about posts reads this, so that a cover ends everywhere at
-- once. Nobody who left holds anything.
create view identity.holding with (security_invoker = true) as
select h.staff_id, h.post_id, h.valid_from, h.valid_until, null::uuid as cover_id
from identity.staff_post h
where not exists (select from identity.staff_departure d where d.staff_id = h.staff_id)
union all
select c.staff_id, c.post_id,
  greatest(c.first_day, held.valid_from, own.valid_from),
  least(c.last_day, held.valid_until, own.valid_until),
  c.id
from identity.cover c
join identity.absence a on a.id = c.absence_id and a.revoked_at is null
join identity.staff_post held on held.staff_id = c.absent_staff_id and held.post_id = c.post_id
join identity.staff_post own on own.staff_id = c.staff_id and own.post_id = c.own_post_id
where c.revoked_at is null
  and not exists (select from identity.staff_departure d where d.staff_id in (c.staff_id, c.absent_staff_id));
grant select on identity.holding to yimen_app;
