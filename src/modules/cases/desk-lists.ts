import type { Actor } from '../../kernel/actor.ts'
import { dayOf, startOfDay } from '../../kernel/calendar.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Purpose } from '../access-log/index.ts'
import { purposeOf } from './commands.ts'
import type { CasesContext } from './context.ts'
import { dateCursor, parseDateCursor } from './cursors.ts'
import { bounded, type CasePage, cut, type ListedCase, listedOf, type Naming, type Paging, withKeys } from './listed.ts'
import type { CaseEventType, Outcome } from './rules/events.ts'
import type { CaseHead } from './store.ts'
import {
  type ActCursor,
  type ActedHead,
  type AskedHead,
  actedHeads,
  askedHeads,
  assignedHeads,
  correctingHeads,
  inboxHeads,
} from './store-lists.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** One act of somebody: a case as it is now, and what was done to it in one go. */
export interface DoneLine {
  readonly listed: ListedCase
  readonly at: Date
  readonly events: readonly { readonly type: CaseEventType; readonly outcome: Outcome | null }[]
}

/** A question to the actor's body in a case of another one. */
export interface AskedLine {
  readonly listed: ListedCase
  readonly askedAt: Date
  readonly answerDueOn: string
}

export interface AskedPage {
  readonly asked: readonly AskedLine[]
  readonly next: string | undefined
}

export interface DonePage {
  readonly done: readonly DoneLine[]
  readonly next: string | undefined
}

/** The lists of a desk. They name people in full, so each page writes down whom it showed before it opens a name. */
export function createDeskLists(context: CasesContext) {
  const { db, clock } = context.platform

  /** Heads with the keys of their labels, and a line for each person who is named. An organisation's name is public. */
  async function opened<Head extends CaseHead>(heads: readonly Head[], actor: Staff, purpose: (head: Head) => Purpose) {
    const people = heads
      .filter(({ organizationId }) => organizationId === null)
      .map((head) => ({ subjectHash: head.subjectHash, purpose: purpose(head) }))
    const looks = context.accessLog.stageListing({ actor, regionCode: actor.regionCode, people })
    return withKeys(context, heads, looks)
  }

  async function pageOf(heads: readonly CaseHead[], limit: number, actor: Staff, naming: Naming): Promise<CasePage> {
    const { shown, next } = cut(heads, limit, dateCursor)
    const ready =
      naming === 'full'
        ? await opened(shown, actor, ({ awaiting }) => purposeOf(awaiting))
        : await withKeys(context, shown)
    return { cases: await Promise.all(ready.map((head) => listedOf(context, head, naming))), next }
  }

  return {
    /**
     * What waits for the actor's post, nearest date first. With `names: 'full'` every person named has a line in her access log. `only` narrows it
     * to the checks of promises, or to what the actor works on.
     */
    async inbox(
      actor: Staff,
      paging: Paging & { readonly names?: Naming; readonly only?: 'check' | 'mine' } = {},
    ): Promise<CasePage> {
      const limit = bounded(paging.limit)
      const after = parseDateCursor(paging.after)
      const awaited = awaitedBy(actor.duties).filter((duty) => paging.only !== 'check' || duty === 'check')
      const heads =
        paging.only === 'mine'
          ? await assignedHeads(db, actor, limit + 1, after)
          : await inboxHeads(db, actor.departmentId, awaited, limit + 1, after)
      return pageOf(heads, limit, actor, paging.names ?? 'masked')
    },

    /** What the actor's body was asked and has not answered, nearest date first. For posts that review; applicants are masked. */
    async askedOf(actor: Staff, paging: Paging = {}): Promise<AskedPage> {
      if (!actor.duties.includes('review')) return { asked: [], next: undefined }
      const limit = bounded(paging.limit)
      const heads = await askedHeads(db, actor.departmentId, limit + 1, parseDateCursor(paging.after))
      const cursor = ({ answerDueOn, caseId }: AskedHead) => dateCursor({ dueOn: answerDueOn, caseId })
      const { shown, next } = cut(heads, limit, cursor)
      const ready = await withKeys(context, shown)
      const asked = ready.map(async (head) => ({
        listed: await listedOf(context, head, 'masked'),
        askedAt: head.askedAt,
        answerDueOn: head.answerDueOn,
      }))
      return { asked: await Promise.all(asked), next }
    },

    /** What this post asked back from applicants and still waits for, nearest date first. For posts that accept; names are full. */
    async correcting(actor: Staff, paging: Paging = {}): Promise<CasePage> {
      if (!actor.duties.includes('accept')) return { cases: [], next: undefined }
      const limit = bounded(paging.limit)
      const heads = await correctingHeads(db, actor.departmentId, limit + 1, parseDateCursor(paging.after))
      return pageOf(heads, limit, actor, 'full')
    },

    /** What the actor did today for this body, newest first; names are full. Two events of one act are one line. */
    async doneToday(actor: Staff, paging: Paging = {}): Promise<DonePage> {
      const limit = bounded(paging.limit)
      const since = startOfDay(dayOf(clock.now()))
      const heads = await actedHeads(db, actor, since, limit + 1, parseActCursor(paging.after))
      const { shown, next } = cut(heads, limit, actCursor)
      const ready = await opened(shown, actor, ({ actType }) => purposeOfAct(actType))
      const done: DoneLine[] = []
      for (const head of ready) {
        const event = { type: head.actType, outcome: head.actOutcome }
        const last = done.at(-1)
        if (last && last.listed.caseId === head.caseId && last.at.getTime() === head.actAt.getTime()) {
          done[done.length - 1] = { ...last, events: [event, ...last.events] }
        } else done.push({ listed: await listedOf(context, head, 'full'), at: head.actAt, events: [event] })
      }
      return { done, next }
    },
  }
}

/** What a post with these duties takes from the inbox of its body. */
function awaitedBy(duties: readonly string[]): string[] {
  const accepts = duties.includes('accept') ? ['pre_review', 'accept'] : []
  const delivers = duties.includes('accept') || duties.includes('deliver') ? ['deliver'] : []
  return [
    ...accepts,
    ...(duties.includes('review') ? ['review', 'check'] : []),
    ...(duties.includes('decide') ? ['decide'] : []),
    ...delivers,
  ]
}

/** She looks again in the duty in which she acted. */
function purposeOfAct(type: CaseEventType): Purpose {
  switch (type) {
    case 'review_passed':
    case 'promise_checked':
      return 'review'
    case 'opinion_given':
      return 'consult'
    case 'returned':
    case 'decided':
      return 'decide'
    case 'delivered':
      return 'deliver'
    default:
      return 'accept'
  }
}

const actCursor = ({ actAt, caseId, actSequence }: ActedHead): string => `${actAt.getTime()}_${caseId}_${actSequence}`

/** A cursor that was tampered with begins the list again. */
function parseActCursor(after: string | undefined): ActCursor | undefined {
  const [at, caseId, sequence] = after?.split('_') ?? []
  if (!at || !caseId || !sequence || !/^\d{1,14}$/.test(at) || !isUuid(caseId) || !/^\d{1,6}$/.test(sequence))
    return undefined
  return { at: new Date(Number(at)), caseId, sequence: Number(sequence) }
}
