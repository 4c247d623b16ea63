import type { Measure } from '../../cases/index.ts'
import { type EvaluationMeasure, ratesOf } from '../../evaluations/index.ts'

/** Numbers of one month: what happened to cases, which cards rose, what was said. */
export interface MonthNumbers {
  readonly cases: ReadonlyMap<Measure, number>
  readonly cards: ReadonlyMap<string, number>
  /** Null: too few to be shown to the office that they are about. */
  readonly evaluations: ReadonlyMap<EvaluationMeasure, number> | null
}

/** This month, the one before, and the same of last year. */
export interface Compared<Value> {
  readonly now: Value
  readonly before: Value
  readonly lastYear: Value
}

export function compared<From, To>({ now, before, lastYear }: Compared<From>, of: (one: From) => To): Compared<To> {
  return { now: of(now), before: of(before), lastYear: of(lastYear) }
}

export const countCodes = [
  'submitted',
  'accepted',
  'not_accepted',
  'correction_requested',
  'granted',
  'partly',
  'denied',
  'on_time',
  'late',
  'withdrawn',
] as const satisfies readonly Measure[]
export const cardCodes = ['warning', 'yellow', 'red'] as const
export const caseRateCodes = ['on_time', 'correction', 'refusal'] as const
export const evaluationRateCodes = ['satisfaction', 'bad', 'callback', 'rectification', 'in_time'] as const
export type RateCode = (typeof caseRateCodes)[number] | (typeof evaluationRateCodes)[number]

/** By the definitions in reports.texts.json and evaluations.texts.json, a share from 0 to 1; null where there is nothing to divide by. */
export function rateOf(code: RateCode, { cases, evaluations }: MonthNumbers): number | null {
  const of = (measure: Measure) => cases.get(measure) ?? 0
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  switch (code) {
    case 'on_time':
      return share(of('on_time'), of('on_time') + of('late'))
    case 'correction':
      return share(of('correction_requested'), of('submitted'))
    case 'refusal':
      return share(of('not_accepted'), of('accepted') + of('not_accepted'))
    default:
      return evaluations && ratesOf(evaluations)[code]
  }
}

/** What cost points by one rule, or by late rectifications. */
export interface Cause<Point> {
  /** Rule number and edition; null: rectifications. */
  readonly rule: string | null
  readonly sentence: string
  /** Of the points that stand. */
  readonly cost: number
  readonly points: readonly Point[]
}

interface CausePoint {
  readonly rule: string | null
  readonly sentence: string
  readonly cost: number
  readonly stands: boolean
}

/** Dearest first. In each every point is named, those too whose contest was accepted: they say so and cost nothing. */
export function causesOf<Point extends CausePoint>(points: readonly Point[]): Cause<Point>[] {
  const groups = Map.groupBy(points, ({ rule, sentence }) => JSON.stringify([rule, sentence]))
  const causes = [...groups.values()].map((own) => {
    const [first] = own
    const hundredths = own.reduce((sum, { cost, stands }) => sum + (stands ? Math.round(cost * 100) : 0), 0)
    return { rule: first?.rule ?? null, sentence: first?.sentence ?? '', cost: hundredths / 100, points: own }
  })
  return causes.toSorted((one, other) => other.cost - one.cost || (one.sentence < other.sentence ? -1 : 1))
}
