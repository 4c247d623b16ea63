-- Search is answered from an index in memory of each process (module search). Here stands what it is made from, and what has changed since when.
drop index catalog.item_search;
alter table catalog.item drop column search;

-- Null: written before this migration; filled in at the next start. Of a claim it is {}: its standard says it.
alter table catalog.item add column search_text jsonb;
alter table catalog.item add column scope text;
-- The revision that wrote the row last. The revision's row is taken first in every writing transaction, so they are in the order of commits:
-- whoever has seen revision n has seen every row of n and before.
alter table catalog.item add column changed_in bigint not null default 0;
create index item_changed on catalog.item (changed_in, id);
create index item_search_text_missing on catalog.item (id) where search_text is null;

alter table catalog.standard add column search_text jsonb;
alter table catalog.standard add column changed_in bigint not null default 0;
create index standard_changed on catalog.standard (changed_in, id);
create index standard_search_text_missing on catalog.standard (id) where search_text is null;
