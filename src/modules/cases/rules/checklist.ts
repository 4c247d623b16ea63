import { type Material, requiredMaterials } from '../../catalog/index.ts'
import type { Application, DraftContent, Paper } from '../schema.ts'
import type { CaseItem } from './caseItem.ts'

/** One line of the clerk's checklist (收件清单), derived from the item and the answers. */
export interface ChecklistLine {
  readonly materialId: string
  readonly name: string
  readonly required: boolean
  /** Why it is or is not needed, for people. */
  readonly reason: { readonly zh: string; readonly en: string }
  readonly copies: number | null
  readonly standard: string | null
  /** 出具单位, where it is not the applicant. */
  readonly issuer: string | null
  /** 容缺: working days after acceptance within which it may still come. */
  readonly deferDays: number | null
  readonly papers: readonly Paper[]
  readonly handedIn: boolean
  readonly madeFromAnswers: boolean
}

/** The materials that these answers call for, in the order of the item, with what was handed in for each. */
export function checklistOf(
  item: CaseItem,
  application: Pick<Application, 'answers' | 'papers' | 'handedIn'>,
): ChecklistLine[] {
  return requiredMaterials({ materials: item.materials }, application.answers)
    .filter(({ need }) => need !== 'not_needed')
    .map(({ material, need, reason }) => ({
      materialId: material.id,
      name: material.shortName ?? material.name,
      required: need === 'required' || need === 'made_from_answers',
      reason,
      copies: material.copies,
      standard: material.acceptStandard,
      issuer: material.issuer,
      deferDays: material.deferDays,
      papers: application.papers.filter((paper) => paper.materialId === material.id),
      handedIn: application.handedIn.includes(material.id),
      madeFromAnswers: material.madeFromAnswers,
    }))
}

/**
 * Which ticks of an earlier look still stand: those of lines that show the same papers as then, and, for what is made from the
 * answers, the same answers.
 */
export function standingTicks(
  item: CaseItem,
  ticked: readonly string[],
  then: Pick<Application, 'answers' | 'papers' | 'handedIn'>,
  now: Pick<Application, 'answers' | 'papers' | 'handedIn'>,
): string[] {
  const before = checklistOf(item, then)
  const sameAnswers = JSON.stringify(then.answers) === JSON.stringify(now.answers)
  return checklistOf(item, now)
    .filter((line) => {
      const earlier = before.find(({ materialId }) => materialId === line.materialId)
      return earlier && shows(earlier) === shows(line) && (sameAnswers || !line.madeFromAnswers)
    })
    .map(({ materialId }) => materialId)
    .filter((materialId) => ticked.includes(materialId))
}

function shows({ handedIn, papers }: ChecklistLine): string {
  return [String(handedIn), ...papers.map(({ uploadId }) => uploadId)].join()
}

/** Names of the required materials that are still missing: neither uploaded, nor handed in, nor made from the answers. */
export function missingMaterials(
  item: CaseItem,
  draft: Pick<DraftContent, 'answers' | 'handedIn'>,
  papers: readonly Paper[],
): ChecklistLine[] {
  return checklistOf(item, { ...draft, papers: [...papers] }).filter(
    (line) => line.required && !line.madeFromAnswers && !line.handedIn && line.papers.length === 0,
  )
}

/** 容缺: the materials that the item lets come after acceptance. */
export function materialsThatMayComeLater({ materials }: Pick<CaseItem, 'materials'>): Material[] {
  return (materials ?? []).filter(
    ({ deferDays, necessity }) => deferDays !== null || necessity === 'deferrable' || necessity === 'credit_deferrable',
  )
}
