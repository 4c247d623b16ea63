-- `superior_id` is now written when a card rises, and again when nobody answers: the superior learns of it at once. What was told (知会) and what was
-- escalated (报上级) are two lists, each an ordered scan. Cards that wait since before are told when they are late, as they would have been.
drop index supervision.card_superior;
create index card_superior on supervision.card (superior_id, unanswered, answer_by, card_id) where phase = 0 and superior_id is not null;
