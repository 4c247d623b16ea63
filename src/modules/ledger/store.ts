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
  return {
    name: 'ledger.staged_leaf.insert_all',
    text: `insert into ledger.staged_leaf (leaf_hash, staged_at)
           select substring($1::bytea from ((place - 1) * ${hashBytes} + 1)::integer for ${hashBytes}), at
           from unnest($2::timestamptz[]) with ordinality as leaf (at, place)`,
    values: [
      Buffer.concat(leaves.map(({ leafHash }) => leafHash)),
      leaves.map(({ stagedAt }) => stagedAt.toISOString()),
    ],
  }
}

const hashBytes = 32
