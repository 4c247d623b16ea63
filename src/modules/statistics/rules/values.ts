import type { Measure } from '../../cases/index.ts'

/** Sums of some measures; `online`: only of what was filed online. */
export interface Part {
  readonly measures: readonly Measure[]
  readonly online?: true
}

/** Amounts by measure; of what was filed online by `online:` and the measure as well. */
export type Sums = ReadonlyMap<string, number>

export interface Value {
  /** null: there is nothing to divide by. */
  readonly value: number | null
  readonly of: number
  /** null: it is a count. */
  readonly per: number | null
}

export function computed({ of, per }: { readonly of: Part; readonly per?: Part }, sums: Sums): Value {
  const above = sumOf(of, sums)
  if (!per) return { value: above, of: above, per: null }
  const below = sumOf(per, sums)
  return { value: below === 0 ? null : above / below, of: above, per: below }
}

function sumOf({ measures, online }: Part, sums: Sums): number {
  return measures.reduce((sum, measure) => sum + (sums.get(online ? `online:${measure}` : measure) ?? 0), 0)
}

/** All that a formula is made of. */
export function measuresIn({ of, per }: { readonly of: Part; readonly per?: Part }): Measure[] {
  return [...new Set([...of.measures, ...(per?.measures ?? [])])]
}

/** What one case adds, as the sums of a number that has no other. */
export function sumsOfOne(amounts: readonly Omit<Amount, 'online'>[], online: boolean): Sums {
  const sums = new Map<string, number>()
  for (const amount of amounts) addAmount(sums, { ...amount, online })
  return sums
}

export interface Amount {
  readonly measure: string
  readonly online: boolean
  readonly amount: number
}

/** Adds to the sums of a group. */
export function addAmount(sums: Map<string, number>, { measure, online, amount }: Amount): void {
  sums.set(measure, (sums.get(measure) ?? 0) + amount)
  if (online) sums.set(`online:${measure}`, (sums.get(`online:${measure}`) ?? 0) + amount)
}
