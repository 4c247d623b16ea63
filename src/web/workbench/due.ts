import { type WorkCalendar, workingDaysBetween } from '../../kernel/calendar.ts'
import type { ListedCase } from '../../modules/cases/index.ts'
import { formatDay } from '../texts/format.ts'
import type { Language, Translate } from '../texts/index.ts'
import type { InboxEntry } from '../ui/index.ts'
import { soonDays } from '../views/workbench/words.ts'

/** From this many working days on a date says more than a count. */
const countedDaysMax = 20

/** How a list says a date: how many working days are left of it, from today's point of view. */
export function dueWords(
  listed: Pick<ListedCase, 'dueOn' | 'awaiting' | 'stopped'>,
  { today, calendar, t, language }: { today: string; calendar: WorkCalendar; t: Translate; language: Language },
): Pick<InboxEntry, 'due' | 'urgency'> {
  const { dueOn } = listed
  if (dueOn === undefined || listed.awaiting === null) return { due: t('workbench.due.none'), urgency: 'paused' }
  if (listed.stopped) return { due: t('handling.lists.paused'), urgency: 'paused' }
  if (dueOn === today) return { due: t('workbench.due.today'), urgency: 'today' }
  if (dueOn < today) {
    const count = Math.max(1, workingDaysBetween(calendar, dueOn, today))
    return { due: t('workbench.due.overdue', { count }), urgency: 'overdue' }
  }
  const count = workingDaysBetween(calendar, today, dueOn)
  if (count > countedDaysMax) return { due: formatDay(dueOn, language, 'short'), urgency: 'normal' }
  // Due on a day off that follows today: nothing that counts as a day is left.
  if (count === 0) return { due: t('workbench.due.today'), urgency: 'today' }
  return { due: t('workbench.due.left', { count }), urgency: count <= soonDays ? 'soon' : 'normal' }
}
