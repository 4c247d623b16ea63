import { type MeasureCode, measureTexts, type Sums } from '../../modules/statistics/index.ts'
import { shownValue } from '../supervision/statistics/values.ts'
import type { Language } from '../texts/index.ts'
import type { Visit } from '../visit.ts'

/** What everybody is told of how a region works; what is left out concerns the work of offices. */
export const openMeasures = [
  'submitted',
  'settled',
  'online_rate',
  'completed_online',
  'full_online',
  'no_visit',
  'one_visit',
  'more_visits',
  'at_most_once',
  'on_the_spot',
  'on_time',
  'days_used',
  'days_allowed',
] as const satisfies readonly MeasureCode[]

export interface OpenNumber {
  readonly code: MeasureCode
  readonly name: string
  readonly value: number | null
  readonly text: string
  readonly definition: string
}

export function openNumbers(sums: Sums, language: Language): OpenNumber[] {
  return openMeasures.map((code) => ({
    ...shownValue(code, sums, language),
    definition: measureTexts[code].definition[language],
  }))
}

/** The month before this one: it is over, and what is said of it stays. */
export function lastMonth(visit: Visit): string {
  const [year = 0, month = 0] = visit.modules.cases.today().split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}
