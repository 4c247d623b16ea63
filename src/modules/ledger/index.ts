import { createHash } from 'node:crypto'
import type { Statement } from '../../platform/db/statement.ts'
import { insertLeaf, insertLeaves } from './store.ts'

export interface Leaf {
  readonly entry: Readonly<Record<string, unknown>>
  readonly at: Date
}

export interface Ledger {
  /**
   * Stages one leaf in the transaction of the act that it proves. `entry` is any JSON value without personal values; its canonical
   * text (keys sorted) is hashed as RFC 9162 §2.1.1 says.
   */
  stageLeaf(entry: Readonly<Record<string, unknown>>, at: Date): Statement
  /** Many at once, in this order. */
  stageLeaves(leaves: readonly Leaf[]): Statement
}

export function createLedger(): Ledger {
  return {
    stageLeaf: (entry, at) => insertLeaf(leafHash(entry), at),
    stageLeaves: (leaves) => insertLeaves(leaves.map(({ entry, at }) => ({ leafHash: leafHash(entry), stagedAt: at }))),
  }
}

export function leafHash(entry: Readonly<Record<string, unknown>>): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(canonicalJson(entry)).digest()
}

/** JSON with sorted keys and no spaces (the part of RFC 8785 that our entries need: strings, integers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}
