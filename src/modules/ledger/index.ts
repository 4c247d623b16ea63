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
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value instanceof Date) return `"${value.toISOString()}"`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  for (const { key, quoted } of sortedKeys(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[key]
    if (field !== undefined) text += `${text ? ',' : ''}${quoted}:${canonicalJson(field)}`
  }
  return `{${text}}`
}

interface SortedKey {
  readonly key: string
  readonly quoted: string
}

/** By the keys as they come: entries have a few dozen shapes, and sorting each anew took half of the time. */
const orders = new Map<string, readonly SortedKey[]>()
const ordersMax = 1_000
const between = '\0'

function sortedKeys(value: object): readonly SortedKey[] {
  const keys = Object.keys(value)
  const shape = keys.join(between)
  const known = orders.get(shape)
  if (known && known.length === keys.length) return known
  const sorted = keys.toSorted().map((key) => ({ key, quoted: JSON.stringify(key) }))
  // What separates keys may stand in one: then other keys have the same shape.
  if (keys.length === 0 || keys.some((key) => key.includes(between))) return sorted
  if (orders.size >= ordersMax) orders.clear()
  orders.set(shape, sorted)
  return sorted
}
