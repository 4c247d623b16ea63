import type { Day } from '../../../kernel/calendar.ts'
import type { CaseItem } from './caseItem.ts'

/**
 * Until when, that day included, nobody may promise again after a promise for this item was false; null: the item bars nobody. One answer for
 * the credit note and for the paper that tells it.
 */
export function barredUntil({ promise }: Pick<CaseItem, 'promise'>, brokenOn: Day): Day | null {
  const months = promise?.barredMonths ?? 0
  return months > 0 ? monthsAfter(brokenOn, months) : null
}

/** The same day of a later month, or the last one of a shorter month. */
function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
