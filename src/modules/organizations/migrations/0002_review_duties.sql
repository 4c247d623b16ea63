-- 编制审核 and 法制审核 of the catalogue are duties of posts like any other.
alter table organizations.post drop constraint post_duties_known;
alter table organizations.post add constraint post_duties_known check (
  cardinality(duties) > 0
  and duties <@ array['accept', 'review', 'decide', 'deliver', 'supervise', 'catalogue', 'establish', 'legal']
);
