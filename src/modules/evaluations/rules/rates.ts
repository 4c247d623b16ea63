import type { EvaluationMeasure } from './tally.ts'

export type Sums = ReadonlyMap<EvaluationMeasure, number>

/** By the definitions in evaluations.texts.json. A rate is a share from 0 to 1; null where there is nothing to divide by. */
export interface Rates {
  /** Evaluations that count. */
  readonly counted: number
  readonly satisfaction: number | null
  readonly praise: number | null
  readonly bad: number | null
  readonly callback: number | null
  readonly rectification: number | null
  readonly in_time: number | null
}

export function ratesOf(sums: Sums): Rates {
  const of = (measure: EvaluationMeasure) => sums.get(measure) ?? 0
  const best = of('grade_1') - of('left_out')
  const bad = of('grade_4') + of('grade_5') - of('withdrawn')
  const good = best + of('grade_2') + of('grade_3')
  const counted = good + bad
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    counted,
    satisfaction: share(best + of('grade_2'), counted),
    praise: share(good, counted),
    bad: share(bad, counted),
    callback: share(of('called_back'), of('ticket')),
    rectification: share(of('rectified'), of('to_rectify')),
    in_time: share(of('rectified_in_time'), of('to_rectify')),
  }
}

/** Of fewer evaluations that count no rate is shown: whoever knows who came could tell who said it. By grade they are shown nowhere. */
export const shownMin = 5

/** All that was counted, where it may be shown to the judged office; null: too few evaluations, and a single one could be told. */
export function shownSums(sums: Sums): Sums | null {
  return ratesOf(sums).counted < shownMin ? null : sums
}
