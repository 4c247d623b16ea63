-- When a version came in: null for those of before this column. A place has one calendar; its versions follow one another.
alter table organizations.calendar add column published_at timestamptz;

-- 领导体制: who stands above a body, and so who reconsiders what it decides (行政复议法 art. 24, 27, 28).
alter table organizations.department add column leadership text not null default 'local';
alter table organizations.department add constraint department_leadership_known
  check (leadership in ('local', 'vertical', 'justice'));

-- 首席代表: sits at the window for its department and decides there.
alter table organizations.post add column chief_representative boolean not null default false;
alter table organizations.post add constraint post_chief_decides
  check (not chief_representative or 'decide' = any (duties));

-- Who supervises handles nothing.
alter table organizations.post add constraint post_supervises_only check (
  not ('supervise' = any (duties)) or not (duties && array['accept', 'review', 'decide', 'deliver'])
);
