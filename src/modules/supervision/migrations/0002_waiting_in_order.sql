-- `post_id is null` is read by an index, but not in the order of what follows it, so a desk's whole backlog was sorted. Here a card of no post has the id
-- of zeros; a column and not an expression, so that the planner knows how many there are.
alter table supervision.card add column desk_post uuid not null
  generated always as (coalesce(post_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored;
drop index supervision.card_waiting;
create index card_waiting on supervision.card (office_id, desk_post, answer_by, card_id) where phase = 0;
