-- Open cases by id: what a new rule set of supervision goes through. A few of all cases.
create index case_head_open on cases.case_head (case_id) where awaiting is not null;
