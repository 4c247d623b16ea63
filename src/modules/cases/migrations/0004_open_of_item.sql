-- What a new version of an item touches: its open cases, newest first, and its drafts. Asked before it is published.
create index case_head_open_of_item on cases.case_head (item_id, case_id) where awaiting is not null;
create index draft_of_item on cases.draft (item_id, draft_id);
