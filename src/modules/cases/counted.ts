import type { Actor } from '../../kernel/actor.ts'
import { endOfDay, startOfDay } from '../../kernel/calendar.ts'
import { uuidV7 } from '../../kernel/ids.ts'
import type { CasesContext } from './context.ts'
import { parseUuidCursor } from './cursors.ts'
import { bounded, type ListedCase, listedOf, type Paging } from './listed.ts'
import { requireSupervision } from './queries.ts'
import type { Measure } from './rules/tally.ts'
import { type LivedQuestion, livedHeads } from './store-counted.ts'
import { courseRows } from './store-courses.ts'
import type { ListedHead } from './store-lists.ts'
import { countCase } from './tally.ts'

/** A number of a region's own bodies: what was counted, where and on which days, both included. */
export interface CountedQuestion extends Omit<LivedQuestion, 'from' | 'through'> {
  readonly from: string
  readonly through: string
  readonly itemType?: string | undefined
  readonly tier?: string | undefined
  readonly measures: readonly Measure[]
}

/** A case that is in a number, and what it adds to it. */
export interface CountedCase {
  readonly listed: ListedCase
  readonly online: boolean
  readonly amounts: readonly { readonly measure: Measure; readonly day: string; readonly amount: number }[]
}

export interface CountedPage {
  readonly cases: readonly CountedCase[]
  /** Give it back as `after`; a page may have found less than there is room for, where most cases are in another number. */
  readonly next: string | undefined
}

export interface CountedCases {
  /** The cases behind a number, newest first: counted from their events as the number was. For supervisors of the region. */
  countedCases(actor: Actor, question: CountedQuestion, paging?: Paging): Promise<CountedPage>
}

/** Rows of one page that are read, some 10 ms, and of these the cases whose events are counted, some 100 ms. */
const readMax = 5_000
const countedMax = 500
/** Cases whose events are read at a time: a page of a common number is full after one. */
const partMax = 100

export function createCountedCases(context: CasesContext): CountedCases {
  return {
    async countedCases(actor, question, paging = {}) {
      requireSupervision(actor, question.regionCode)
      const limit = bounded(paging.limit)
      const times = { from: startOfDay(question.from), through: endOfDay(question.through) }
      // An id begins with the moment at which it was made, which is no later than that of the filing.
      const first = uuidV7(times.through.getTime() + 1)
      const before = parseUuidCursor(paging.after) ?? first
      const lived = await livedHeads(context.platform.db, { ...question, ...times }, before, readMax)
      const candidates = lived.heads.slice(0, countedMax)
      const cases: CountedCase[] = []
      for (let at = 0; at < candidates.length; at += partMax) {
        for (const { head, amounts } of await amountsOf(context, question, candidates.slice(at, at + partMax))) {
          if (amounts.length === 0) continue
          if (cases.length === limit) return { cases, next: cases.at(-1)?.listed.caseId }
          const listed = await listedOf(context, head, 'masked')
          cases.push({ listed, online: head.channel === 'online', amounts })
        }
      }
      if (candidates.length < lived.heads.length) return { cases, next: candidates.at(-1)?.caseId }
      return { cases, next: lived.more ? lived.end : undefined }
    },
  }
}

/** What each of these cases adds to the number, in their order. */
async function amountsOf(context: CasesContext, question: CountedQuestion, heads: readonly ListedHead[]) {
  const rows = await courseRows(
    context.platform.db,
    heads.map(({ caseId }) => caseId),
  )
  const eventsOf = new Map(rows.map(({ caseId, events }) => [caseId, events]))
  return Promise.all(
    heads.map(async (head) => {
      const events = eventsOf.get(head.caseId) ?? []
      // One whose events make no sense must not keep all others from being shown.
      const counted = await countCase(context, { ...head, events }).catch((error: unknown) => {
        context.platform.log.error(
          { err: error, caseId: head.caseId },
          'what a case adds to the numbers cannot be read',
        )
        return []
      })
      const amounts = counted.filter(
        ({ measure, day, itemType, tier }) =>
          question.measures.includes(measure) &&
          day >= question.from &&
          day <= question.through &&
          (question.itemType === undefined || itemType === question.itemType) &&
          (question.tier === undefined || tier === question.tier),
      )
      return { head, amounts }
    }),
  )
}
