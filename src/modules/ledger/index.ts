import { hash } from 'node:crypto'
import type { Statement } from '../../platform/db/statement.ts'
import { insertLeaf, insertLeaves } from './store.ts'

export interface Leaf {
  /** `canonicalJson` of the entry. */
  readonly text: string
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
    stageLeaves: (leaves) => insertLeaves(leaves.map(({ text, at }) => ({ leafHash: hashOf(text), stagedAt: at }))),
  }
}

export function leafHash(entry: Readonly<Record<string, unknown>>): Buffer {
  return hashOf(canonicalJson(entry))
}

function hashOf(text: string): Buffer {
  return hash('sha256', `\u0000${text}`, 'buffer')
}

/** JSON with sorted keys and no spaces (the part of RFC 8785 that our entries need: strings, integers, booleans, null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[key]
    if (field !== undefined) text += `${text ? ',' : ''}${JSON.stringify(key)}:${canonicalJson(field)}`
  }
  return `{${text}}`
}
