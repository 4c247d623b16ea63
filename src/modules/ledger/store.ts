import type { Statement } from '../../platform/db/statement.ts'

export function insertLeaf(leafHash: Buffer, stagedAt: Date): Statement {
  return {
    name: 'ledger.staged_leaf.insert',
    text: 'insert into ledger.staged_leaf (leaf_hash, staged_at) values ($1, $2)',
    values: [leafHash, stagedAt],
  }
}
