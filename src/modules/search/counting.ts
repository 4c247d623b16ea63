import { dayOf } from '../../kernel/calendar.ts'
import type { Platform } from '../../platform/platform.ts'
import { isKeepable } from './rules/keepable.ts'
import { type QuestionCount, type SearchStore, write } from './store.ts'

/** Written together: at 100 questions a second one statement in place of two hundred. What a crash loses are at most these. */
const writeEveryMs = 2_000
const waitingMax = 1_000
/** New ones a region, day and process; more would be somebody's program. */
const differentMax = 2_000
const keptDays = 400
const dayMs = 86_400_000

export type Outcome = 'found' | 'notFound' | 'clicked'

/** Counts questions by region and day, never by person. */
export interface Counting {
  count(regionCode: string, question: string, outcome: Outcome): void
  /** Writes down what is waiting. */
  flush(): Promise<void>
}

export function createCounting({ clock, log }: Pick<Platform, 'clock' | 'log'>, store: SearchStore): Counting {
  let waiting = new Map<string, QuestionCount>()
  let timer: NodeJS.Timeout | undefined
  let today = ''
  let different = new Map<string, Set<string>>()

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (waiting.size === 0) return
    const rows = [...waiting.values()]
    waiting = new Map()
    await store.write(write.counts(rows))
  }

  function beginDay(day: string): void {
    if (day === today) return
    today = day
    different = new Map()
    const oldest = dayOf(new Date(clock.now().getTime() - keptDays * dayMs))
    store.write([write.forgetDaysBefore(oldest)]).catch(warn)
  }

  /** Counts are no reason to fail anybody's search. */
  function warn(error: unknown): void {
    log.warn({ err: error }, 'search: questions could not be counted')
  }

  return {
    flush,
    count(regionCode, question, outcome) {
      if (!isKeepable(question, outcome !== 'notFound')) return
      const day = dayOf(clock.now())
      beginDay(day)
      const known = different.get(regionCode) ?? new Set()
      different.set(regionCode, known)
      if (!known.has(question) && known.size >= differentMax) return
      known.add(question)
      const key = `${regionCode} ${question}`
      const before = waiting.get(key) ?? { day, regionCode, question, found: 0, notFound: 0, clicked: 0 }
      if (waiting.size >= waitingMax && !waiting.has(key)) return
      waiting.set(key, { ...before, [outcome]: before[outcome] + 1 })
      timer ??= setTimeout(() => flush().catch(warn), writeEveryMs).unref()
    },
  }
}
