-- How many people were registered, by place and day: added up as they come, so that nobody counts people.
create table identity.registration (
  -- Beginning of the code of the window's region and of every region above it, down from the country (empty). Who registers online is counted for
  -- the country alone: nobody asks where she lives.
  place     text     not null,
  day       date     not null,
  assurance text     not null,
  -- People who register at the same moment are added to different rows.
  part      smallint not null,
  people    integer  not null,
  constraint registration_pk primary key (place, day, assurance, part),
  constraint registration_place_digits check (place ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})?$'),
  constraint registration_assurance_known check (assurance in ('declared', 'seen_at_window')),
  constraint registration_some check (people > 0)
);
grant select, insert, update on identity.registration to yimen_app;

-- Where those of before were registered is not known any more.
insert into identity.registration (place, day, assurance, part, people)
select '', (registered_at at time zone 'Asia/Shanghai')::date, assurance, 0, count(*)
from identity.person group by 2, 3;
