import type { ItemDefinition, ProcedureKind, SpecialProcedure } from '../schema.ts'
import texts from './procedures.texts.json' with { type: 'json' }

/** The words of 行政许可法 art. 45, each with its kind. */
const words = Object.entries(texts satisfies Record<Exclude<ProcedureKind, 'other'>, string>) as [
  ProcedureKind,
  string,
][]

/** What a special procedure is, from the name under which a source publishes it. Of several in one name the first. */
export function procedureKindOf(name: string): ProcedureKind {
  const found = words.filter(([, word]) => name.includes(word))
  const [first] = found.sort(([, left], [, right]) => name.indexOf(left) - name.indexOf(right))
  return first ? first[0] : 'other'
}

/** Whether it stops the decision clock: the eight of a permit by the licensing law itself, everything else only by a law that is named. */
export function stopsClock({ type }: Pick<ItemDefinition, 'type'>, { kind, legalBasis }: SpecialProcedure): boolean {
  return Boolean(legalBasis?.trim()) || (type === '01' && kind !== 'other')
}
