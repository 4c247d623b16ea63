-- 回访: the service bureau calls people back about bad evaluations.
alter table organizations.post drop constraint post_duties_known;
alter table organizations.post add constraint post_duties_known check (
  cardinality(duties) > 0
  and duties <@ array['accept', 'review', 'decide', 'deliver', 'supervise', 'catalogue', 'establish', 'legal', 'callback']
);
