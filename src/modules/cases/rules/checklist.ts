import { requiredMaterials } from '../../catalog/index.ts'
import type { Application, DraftContent, Paper } from '../schema.ts'
import type { CaseItem } from './state.ts'

/** One line of the clerk's checklist (收件清单), derived from the item and the answers. */
export interface ChecklistLine {
  readonly materialId: string
  readonly name: string
  readonly required: boolean
  /** Why it is or is not needed, for people. */
  readonly reason: { readonly zh: string; readonly en: string }
  readonly copies: number | null
  readonly standard: string | null
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
      papers: application.papers.filter((paper) => paper.materialId === material.id),
      handedIn: application.handedIn.includes(material.id),
      madeFromAnswers: material.madeFromAnswers,
    }))
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
