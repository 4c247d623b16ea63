import { dayOf } from '../../kernel/calendar.ts'
import type { Platform } from '../../platform/platform.ts'
import { isKeepable } from './rules/keepable.ts'
import { normaliseQuestion, textMax } from './rules/normalise.ts'
import { type QuestionCount, type SearchStore, write } from './store.ts'

/** Written together: at 100 questions a second one statement in place of two hundred. What a crash loses are at most these. */
const writeEveryMs = 2_000
const waitingMax = 1_000
/** New ones a region, day and process; more would be somebody's program, as would be so many in all regions together. */
const differentMax = 2_000
const differentOfAllMax = 100_000
const keptDays = 400
const dayMs = 86_400_000

export type Outcome = 'found' | 'notFound' | 'clicked'

/** Counts questions by region and day, never by person. */
export interface Counting {
  count(regionCode: string, typed: string, outcome: Outcome): void
  /** Writes down what is waiting. */
  flush(): Promise<void>
}

export function createCounting({ clock, log }: Pick<Platform, 'clock' | 'log'>, store: SearchStore): Counting {
  let waiting = new Map<string, QuestionCount>()
  let timer: NodeJS.Timeout | undefined
  let today = ''
  let different = new Map<string, Set<string>>()
  let differentOfAll = 0

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
    differentOfAll = 0
    const oldest = dayOf(new Date(clock.now().getTime() - keptDays * dayMs))
    store.write(write.forgetBefore(oldest)).catch(warn)
  }

  /** Counts are no reason to fail anybody's search. */
  function warn(error: unknown): void {
    log.warn({ err: error }, 'search: questions could not be counted')
  }

  return {
    flush,
    count(regionCode, typed, outcome) {
      const question = normaliseQuestion(typed)
      if (question === '' || !isKeepable(typed.slice(0, textMax * 2), outcome !== 'notFound')) return
      const day = dayOf(clock.now())
      beginDay(day)
      const known = different.get(regionCode) ?? new Set()
      different.set(regionCode, known)
      if (!known.has(question)) {
        if (known.size >= differentMax || differentOfAll >= differentOfAllMax) return
        known.add(question)
        differentOfAll += 1
      }
      const key = `${regionCode} ${question}`
      const before = waiting.get(key) ?? { day, regionCode, question, found: 0, notFound: 0, clicked: 0 }
      if (waiting.size >= waitingMax && !waiting.has(key)) return
      waiting.set(key, { ...before, [outcome]: before[outcome] + 1 })
      timer ??= setTimeout(() => flush().catch(warn), writeEveryMs).unref()
    },
  }
}
