-- The code of a personal list names its item by the last 32 bits of the item's id, which are random. Nothing is kept of a list itself.
create index item_list_code on catalog.item (right(id::text, 8));
