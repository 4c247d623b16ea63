import { type Insertion, insertRows } from '../../platform/db/insert-rows.ts'
import type { Statement } from '../../platform/db/statement.ts'

export function insertLeaf(leafHash: Buffer, stagedAt: Date): Statement {
  return {
    name: 'ledger.staged_leaf.insert',
    text: 'insert into ledger.staged_leaf (leaf_hash, staged_at) values ($1, $2)',
    values: [leafHash, stagedAt],
  }
}

interface StagedLeaf {
  readonly leafHash: Buffer
  readonly stagedAt: Date
}

const insertion: Insertion<StagedLeaf> = {
  name: 'ledger.staged_leaf.insert_all',
  table: 'ledger.staged_leaf',
  columns: [
    ['leaf_hash', 'bytea', ({ leafHash }) => leafHash],
    ['staged_at', 'timestamptz', ({ stagedAt }) => stagedAt],
  ],
}

export function insertLeaves(leaves: readonly StagedLeaf[]): Statement {
  return insertRows(insertion, leaves)
}
