import { addDays } from '../../kernel/calendar.ts'
import type { Measure } from '../cases/index.ts'
import { type ListedPoint, monthAfter } from '../supervision/index.ts'
import type { ReportsContext } from './context.ts'
import texts from './reports.texts.json' with { type: 'json' }
import type { Compared, MonthNumbers } from './rules/content.ts'
import { fill } from './words.ts'

/** Of what a report speaks. */
export interface Asked {
  readonly regionCode: string
  readonly departmentId: string | null
  readonly month: string
}

/** A point as a report lists it. */
export interface ReportPoint {
  readonly rule: string | null
  readonly sentence: string
  readonly cost: number
  readonly stands: boolean
  readonly contest: string
  /** Receipt number, or the tail of a ticket. */
  readonly name: string
  readonly itemName: string
  readonly day: string
}

export interface ReportScore {
  readonly name: string
  readonly score: number
  readonly lost: number
  readonly points: number
  /** null: that month was not published. */
  readonly before: number | null
  readonly lastYear: number | null
}

export async function collectNumbers(context: ReportsContext, asked: Asked): Promise<Compared<MonthNumbers>> {
  const of = (month: string) => numbersOf(context, { ...asked, month })
  const [now, before, lastYear] = await Promise.all([
    of(asked.month),
    of(monthAfter(asked.month, -1)),
    of(monthAfter(asked.month, -12)),
  ])
  return { now, before, lastYear }
}

async function numbersOf(
  { cases, supervision, evaluations }: ReportsContext,
  { regionCode, departmentId, month }: Asked,
): Promise<MonthNumbers> {
  const days = { from: `${month}-01`, through: addDays(`${monthAfter(month, 1)}-01`, -1) }
  // A whole code as prefix is the region alone: those below it have reports of their own.
  const question = { regionPrefix: regionCode, ...days, ...(departmentId !== null && { departmentId }) }
  const [bodies, cards, shown] = await Promise.all([
    cases.talliedByBody({ regionCode, ...days }),
    supervision.cardsTallied(question),
    evaluations.reported(regionCode, month, departmentId),
  ])
  const own = departmentId === null ? [...bodies.values()] : [bodies.get(departmentId) ?? new Map<Measure, number>()]
  return { cases: summed(own), cards, evaluations: shown }
}

function summed(bodies: readonly ReadonlyMap<Measure, number>[]): ReadonlyMap<Measure, number> {
  const sums = new Map<Measure, number>()
  for (const body of bodies) for (const [measure, amount] of body) sums.set(measure, (sums.get(measure) ?? 0) + amount)
  return sums
}

export async function collectScores(context: ReportsContext, asked: Asked): Promise<ReportScore[]> {
  const { supervision, organizations } = context
  const of = async (month: string) => {
    const published = await supervision.scores.published(asked.regionCode, month)
    const scored = new Map(published?.bodies.map((body) => [body.departmentId, body]))
    return { bodies: published?.bodies ?? [], scoreOf: (id: string) => scored.get(id)?.score ?? null }
  }
  const [now, before, lastYear] = await Promise.all([
    of(asked.month),
    of(monthAfter(asked.month, -1)),
    of(monthAfter(asked.month, -12)),
  ])
  const shown = now.bodies.filter(
    ({ departmentId }) => asked.departmentId === null || departmentId === asked.departmentId,
  )
  return Promise.all(
    shown.map(async ({ departmentId, score, lost, points }) => ({
      name: (await organizations.findDepartment(departmentId))?.name ?? departmentId,
      ...{ score, lost, points },
      before: before.scoreOf(departmentId),
      lastYear: lastYear.scoreOf(departmentId),
    })),
  )
}

/** Cases of one question for their numbers. */
const receiptsMax = 1_000

/** What cost points: as many as a report may list. */
export interface ReportPoints {
  readonly listed: readonly ReportPoint[]
  /** False: there are more. */
  readonly complete: boolean
}

export async function collectPoints(context: ReportsContext, asked: Asked): Promise<ReportPoints> {
  const { regionCode, month, departmentId } = asked
  const { points, complete } = await context.supervision.scores.pointsOfMonth({
    ...{ regionCode, month },
    ...(departmentId !== null && { departmentId }),
  })
  const caseIds = points.flatMap(({ caseId }) => caseId ?? [])
  const receipts = new Map<string, string>()
  for (let at = 0; at < caseIds.length; at += receiptsMax) {
    const part = await context.cases.receiptsOf(caseIds.slice(at, at + receiptsMax))
    for (const [caseId, receipt] of part) receipts.set(caseId, receipt)
  }
  const names = await itemNames(context, points)
  const listed = points.map((point) => ({
    ...causeOf(point),
    cost: point.cost,
    stands: point.contest !== 'accepted',
    contest: texts.contest[point.contest ?? 'none'],
    name: (point.caseId && receipts.get(point.caseId)) ?? fill(texts.ticket, { tail: point.pointId.slice(-6) }),
    itemName: names.get(point.itemId) ?? point.itemId,
    day: point.day,
  }))
  return { listed, complete }
}

async function itemNames(
  { catalog }: ReportsContext,
  points: readonly ListedPoint[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(points.map(({ itemId }) => itemId))]
  const found = await Promise.all(
    ids.map(async (id) => [id, (await catalog.findCurrentVersion(id))?.definition.name ?? id] as const),
  )
  return new Map(found)
}

function causeOf({ kind, rule, ruleNumber, ruleVersion }: ListedPoint): Pick<ReportPoint, 'rule' | 'sentence'> {
  if (kind === 'rectification') return { rule: null, sentence: texts.rectification.sentence }
  return {
    rule: fill(texts.rule, { number: ruleNumber ?? '', version: ruleVersion ?? '' }),
    sentence: rule?.sentence.zh ?? ruleNumber ?? '',
  }
}
