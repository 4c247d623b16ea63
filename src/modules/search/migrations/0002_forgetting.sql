-- Questions that nobody has asked for 400 days, and what was left so long ago, are forgotten as the counts of their days are.
create index open_question_last_on on search.open_question (last_on);
create index left_question_left_on on search.left_question (left_on);
