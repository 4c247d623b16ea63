-- The tamper-evident log of supervised acts. Here its intake: leaves are staged in the transaction of the act; a sequencer
-- (row K1 of the plan) merges them into the Merkle tree in batches.
create schema ledger;
grant usage on schema ledger to yimen_app;

create table ledger.staged_leaf (
  id        bigint      generated always as identity,
  leaf_hash bytea       not null, -- SHA-256 over 0x00 and the canonical entry (RFC 9162 §2.1.1)
  staged_at timestamptz not null,
  constraint staged_leaf_pk primary key (id),
  constraint staged_leaf_hash_length check (octet_length(leaf_hash) = 32)
);
comment on table ledger.staged_leaf is 'Hashes only: the entry itself is the event, which its owner keeps';
grant select, insert on ledger.staged_leaf to yimen_app;
