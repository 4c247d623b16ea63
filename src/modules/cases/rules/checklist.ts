import { type Material, requiredMaterials, takesUpload } from '../../catalog/index.ts'
import type { Answers, Application, DraftContent, Paper } from '../schema.ts'
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
  /** 以承诺代替: the applicant promised what it would prove. */
  readonly promised: boolean
  readonly madeFromAnswers: boolean
}

/** What of an application the checklist looks at. */
type Given = Pick<Application, 'answers' | 'papers' | 'handedIn' | 'promised'>

/** The materials that these answers call for, in the order of the item, with what was handed in for each. */
export function checklistOf(item: CaseItem, application: Given): ChecklistLine[] {
  const promised = promisesThatCount(item, application)
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
      promised: promised.includes(material.id),
      madeFromAnswers: material.madeFromAnswers,
    }))
}

/**
 * 告知承诺: the materials in whose place a promise stands. What these answers do not ask for, what the item lets nobody promise and what was
 * handed in after all is none of them.
 */
export function promisesThatCount(
  { materials }: Pick<CaseItem, 'materials'>,
  { answers, papers, handedIn, promised = [] }: Given,
): string[] {
  return materialsToPromise({ materials }, answers)
    .map(({ id }) => id)
    .filter((id) => promised.includes(id) && !handedIn.includes(id))
    .filter((id) => !papers.some(({ materialId }) => materialId === id))
}

/** The materials of these answers that the item lets a promise stand for. */
export function materialsToPromise({ materials }: Pick<CaseItem, 'materials'>, answers: Answers): Material[] {
  return requiredMaterials({ materials }, answers)
    .filter((asked) => asked.material.promise !== null && takesUpload(asked))
    .map(({ material }) => material)
}

/**
 * Which ticks of an earlier look still stand: those of lines that show the same papers as then, and, for what is made from the
 * answers, the same answers.
 */
export function standingTicks(item: CaseItem, ticked: readonly string[], then: Given, now: Given): string[] {
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

function shows({ handedIn, promised, papers }: ChecklistLine): string {
  return [String(handedIn), String(promised), ...papers.map(({ uploadId }) => uploadId)].join()
}

/**
 * The required materials that are still missing: neither uploaded, nor handed in, nor promised, nor made from the answers, nor ones that may
 * come later (容缺): with those the clerk decides at acceptance.
 */
export function missingMaterials(
  item: CaseItem,
  draft: Pick<DraftContent, 'answers' | 'handedIn' | 'promised'>,
  papers: readonly Paper[],
): ChecklistLine[] {
  return checklistOf(item, { ...draft, papers: [...papers] }).filter(
    (line) =>
      line.required &&
      line.deferDays === null &&
      !line.madeFromAnswers &&
      !line.handedIn &&
      !line.promised &&
      line.papers.length === 0,
  )
}

/** 容缺: the materials that the item lets come after acceptance. */
export function materialsThatMayComeLater({ materials }: Pick<CaseItem, 'materials'>): Material[] {
  return (materials ?? []).filter(
    ({ deferDays, necessity }) => deferDays !== null || necessity === 'deferrable' || necessity === 'credit_deferrable',
  )
}
