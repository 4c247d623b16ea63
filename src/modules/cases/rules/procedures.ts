import { ProcedureKind, type SpecialProcedure } from '../../catalog/index.ts'
import type { CaseItem } from './caseItem.ts'

/** A procedure that stops the clock of this item, with the longest time that it may stop it. */
export type StoppingProcedure = Pick<SpecialProcedure, 'kind' | 'name' | 'days' | 'unit' | 'legalBasis'>

/** 行政许可法 art. 45 names them for every permit; nothing else stops its clock unless the item says so with a legal basis. */
const lawful = ProcedureKind.options.filter((kind) => kind !== 'other')

/** 行政许可法 art. 47: a hearing is held within twenty days of being asked for. */
const longest: Readonly<Partial<Record<ProcedureKind, number>>> = { hearing: 20 }

/** What may stop the clock: what the item names with its basis, then for permits whatever else the law names. */
export function proceduresOf(item: CaseItem): readonly StoppingProcedure[] {
  const isPermit = item.type === '01'
  const named = item.limits.specialProcedures.filter(
    ({ kind, legalBasis }) => legalBasis !== null || (isPermit && kind !== 'other'),
  )
  if (!isPermit) return named
  const rest = lawful
    .filter((kind) => !named.some((one) => one.kind === kind))
    .map((kind) => ({ kind, name: '', days: longest[kind] ?? null, unit: 'working' as const, legalBasis: null }))
  return [...named, ...rest]
}
