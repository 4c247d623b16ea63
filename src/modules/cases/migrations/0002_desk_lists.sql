-- What a post waits for and what somebody did today, each with an index of its own.

-- Cases that wait for their applicant, by the body that will have them again, nearest date first. Few rows: only while a correction is open.
create index case_head_correcting_window on cases.case_head (window_department_id, due_on, case_id) where awaiting = 'correct';
create index case_head_correcting_department on cases.case_head (department_id, due_on, case_id) where awaiting = 'correct';

-- The acts of a member of staff for one body, newest first. Submissions of applicants are not in it.
create index case_event_staff on cases.case_event
  ((actor->>'staffId'), (actor->>'departmentId'), recorded_at, case_id, sequence)
  where actor->>'kind' = 'staff' and type <> 'concluded';
