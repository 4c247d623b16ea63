-- Rectifications that came too late, by their last day: supervision's scores ask for those of a month.
create index ticket_step_overdue on evaluations.ticket_step ((data ->> 'dueOn')) where type = 'overdue';
