-- Timers are taken by topic: what is due for thousands of one topic must not hide what is due for another.
create index timer_topic_due on platform.timer (topic, due_at);
drop index platform.timer_due;
