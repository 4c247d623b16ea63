-- Cases before their decision: what a change of the calendar goes through. Few of all cases.
create index case_head_undecided on cases.case_head (case_id)
  where awaiting in ('pre_review', 'accept', 'correct', 'review', 'decide');
