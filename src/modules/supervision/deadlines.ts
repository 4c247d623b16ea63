import type { DueTimer } from '../../platform/timers.ts'
import { answerTopics, momentAfter } from './answer-timers.ts'
import type { SupervisionContext } from './context.ts'
import { superiorOf } from './rules/superior.ts'
import { type Dated, findDated } from './store-deadlines.ts'
import { escalateAll, type Stepped } from './store-steps.ts'
import { unansweredCards } from './unanswered.ts'

/** What nobody answers in time is told to the superior; of cards it may be one too many in its case. */
export function watchDeadlines(context: SupervisionContext): void {
  for (const of of ['card', 'order'] as const) {
    context.platform.timers.handleBatch(answerTopics[of], (due) => passed(context, of, due))
  }
}

async function passed(context: SupervisionContext, of: Stepped, due: readonly DueTimer[]): Promise<void> {
  const { db, clock, timers } = context.platform
  const now = clock.now()
  const dated = await findDated(
    db,
    of,
    due.map(({ subjectId }) => subjectId),
  )
  const late = dated.filter((one) => isLate(one, now))
  const superiors = await Promise.all(late.map((one) => findSuperior(context, one)))
  const overdue = late.map(({ id, steps }, at) => ({ id, steps, superiorId: superiors[at] ?? null }))
  if (overdue.length > 0) await db.batch([escalateAll(of, overdue, now, answerTopics[of])])
  // Only what was escalated is looked at; a process that ends in between finds the timers again.
  const further =
    of === 'card' ? await unansweredCards(context, dated) : { statements: [], next: new Map<string, Date>() }
  const taken = due.map((timer) => ({ timer, next: further.next.get(timer.subjectId) ?? null }))
  await db.batch([...further.statements, ...timers.stageNext(taken)])
}

function isLate({ status, due }: Dated, now: Date): boolean {
  return (status === 'raised' || status === 'open' || status === 'returned') && due !== null && momentAfter(due) <= now
}

async function findSuperior({ organizations }: SupervisionContext, one: Dated): Promise<string | null> {
  return superiorOf(one, await organizations.postsOf(one.officeId))
}
