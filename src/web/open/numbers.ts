import { type MeasureCode, measureTexts, neighbour, periodAround, type Sums } from '../../modules/statistics/index.ts'
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

export interface OpenMonth {
  /** YYYY-MM */
  readonly month: string
  readonly sums: Sums
}

/**
 * The months that everybody may read, for page and files alike: those of this year and the year before that are over, so that what is said of one
 * stays, from the first in which something happened, and in any case the last one. The page shows the last.
 */
export async function openMonths({ modules }: Visit, regionCode: string): Promise<OpenMonth[]> {
  const { statistics, cases } = modules
  const running = periodAround('month', cases.today())
  const year = periodAround('year', running.first)
  const courses = await Promise.all(
    [neighbour(year, -1), year].map((period) => statistics.courseOf({ regionCode, period })),
  )
  const over = courses
    .flatMap((course) => [...course])
    .map(([day, sums]) => ({ month: day.slice(0, running.text.length), sums }))
    .filter(({ month }) => month < running.text)
  const first = over.findIndex(({ sums }) => sums.size > 0)
  return over.slice(first === -1 ? -1 : first)
}
