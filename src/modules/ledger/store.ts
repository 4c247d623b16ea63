import { packed } from '../../platform/db/packed.ts'
import type { Statement } from '../../platform/db/statement.ts'

export function insertLeaf(leafHash: Buffer, stagedAt: Date): Statement {
  return {
    name: 'ledger.staged_leaf.insert',
    text: 'insert into ledger.staged_leaf (leaf_hash, staged_at) values ($1, $2)',
    values: [leafHash, stagedAt],
  }
}

/** All hashes as one parameter, cut by the server: a tenth of what as many escaped texts cost. */
export function insertLeaves(leaves: readonly { readonly leafHash: Buffer; readonly stagedAt: Date }[]): Statement {
  const { bytes, pieces } = packed(leaves.map(({ leafHash }) => leafHash))
  const values = leaves.map(({ stagedAt }, index) => ({ at: stagedAt, ...pieces[index] }))
  return {
    name: 'ledger.staged_leaf.insert_all',
    text: `insert into ledger.staged_leaf (leaf_hash, staged_at)
           select substring($2::bytea from start for length), at
           from json_to_recordset($1::json) as leaf (at timestamptz, start integer, length integer)`,
    values: [JSON.stringify(values), bytes],
  }
}
