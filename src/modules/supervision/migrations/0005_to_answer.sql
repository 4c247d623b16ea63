-- The bar of the desk counts what must be answered; a warning is answered by going on with its case. Without this index the count would read past
-- every warning of the body.
create index card_to_answer on supervision.card (office_id, desk_post, answer_by, card_id) where phase = 0 and level <> 'warning';
