import type { ItemDefinition, ProcedureKind, SpecialProcedure } from '../schema.ts'

/** The words of 行政许可法 art. 45, each with its kind. */
const words: Readonly<Record<string, ProcedureKind>> = {
  听证: 'hearing',
  招标: 'tender',
  拍卖: 'auction',
  检验: 'inspection',
  检测: 'testing',
  检疫: 'quarantine',
  鉴定: 'appraisal',
  专家评审: 'expert_review',
}

/** What a special procedure is, from the name under which a source publishes it. Of several in one name the first. */
export function procedureKindOf(name: string): ProcedureKind {
  const found = Object.entries(words).filter(([word]) => name.includes(word))
  const [first] = found.sort(([left], [right]) => name.indexOf(left) - name.indexOf(right))
  return first ? first[1] : 'other'
}

/** Whether it stops the decision clock: the eight of a permit by the licensing law itself, everything else only by a law that is named. */
export function stopsClock({ type }: Pick<ItemDefinition, 'type'>, { kind, legalBasis }: SpecialProcedure): boolean {
  return Boolean(legalBasis?.trim()) || (type === '01' && kind !== 'other')
}
