import type { FormulaEdition, ListedPoint } from '../../modules/supervision/index.ts'
import type { PointLine } from '../views/supervision/score-parts.tsx'
import type { Visit } from '../visit.ts'
import { itemNameOf } from '../workbench/callbacks.tsx'

/** Points in words: rule, item, and the number of the case. */
export async function pointLines(
  visit: Visit,
  points: readonly ListedPoint[],
  hrefOf: (pointId: string) => string,
): Promise<PointLine[]> {
  const { cases } = visit.modules
  const receipts = await cases.receiptsOf(points.flatMap(({ caseId }) => caseId ?? []))
  const today = cases.today()
  return Promise.all(
    points.map(async (point) => ({
      pointId: point.pointId,
      href: hrefOf(point.pointId),
      day: point.day,
      ...causeOf(visit, point),
      itemName: await itemNameOf(visit, point.itemId),
      event: eventOf(visit, point, receipts),
      cost: point.cost,
      contest: point.contest,
      contestBy: point.contestBy,
      isLate: today > point.contestBy,
    })),
  )
}

function causeOf({ t, language }: Visit, { kind, rule, ruleNumber, ruleVersion }: ListedPoint) {
  if (kind === 'rectification') return { why: t('score.rectification'), rule: null }
  const words = t('score.rule', { number: ruleNumber ?? '', version: ruleVersion ?? '' })
  return { why: rule?.sentence[language] ?? ruleNumber ?? '', rule: words }
}

function eventOf(
  { t }: Visit,
  { caseId, sequence, pointId }: ListedPoint,
  receipts: ReadonlyMap<string, string>,
): string {
  // A ticket has no number that people say; the end of its id tells it apart.
  if (caseId === null) return `${t('score.ticket')} ${pointId.slice(-6)}`
  return `${receipts.get(caseId) ?? ''} · ${t('score.event', { sequence: sequence ?? '' })}`
}

/** The published text with the numbers of its edition. */
export function formulaText({ language }: Pick<Visit, 'language'>, formula: FormulaEdition): string {
  const { start, floor, lateRectification, contestDays, text } = formula
  const numbers: Readonly<Record<string, number>> = { start, floor, lateRectification, contestDays }
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole))
}
