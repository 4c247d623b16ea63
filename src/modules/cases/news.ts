import type { Actor } from '../../kernel/actor.ts'
import { chunks } from '../../kernel/chunks.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type CaseNews, caseNewsTopic, issueAgainMs, timerTopics } from './append.ts'
import { act } from './commands.ts'
import type { CasesContext } from './context.ts'
import { makeDocument } from './documents.ts'
import { issueResult } from './issue.ts'
import { type LoadedCase, loadCase, openCase } from './load.ts'
import { messagesFor, remindersFor } from './messages.ts'
import { noticeKindOf } from './notice-events.ts'
import { findCases, itemsOfCases } from './store-many.ts'

const documentJob = 'cases.document'
const issueJob = 'cases.issue'

/** What follows from events: papers, results, messages, and the acts of timers. Registered once at start. */
export function subscribe(context: CasesContext): void {
  const { outbox, jobs, timers } = context.platform
  jobs.register(documentJob, (payload) => makeDocument(context, String(payload.caseId), Number(payload.sequence)))
  jobs.register(issueJob, (payload) => issueResult(context, String(payload.caseId)))

  const issueKey = (caseId: string) => `issue/${caseId}`
  const stageIssue = (caseId: string) => jobs.stage(issueJob, { caseId }, { key: issueKey(caseId) })
  outbox.subscribeBatch('cases.follow', [caseNewsTopic], async (all) => {
    const statements: Statement[] = []
    for (const some of chunks(all.map(({ payload }) => payload as CaseNews).filter(concerns), followedAtOnce)) {
      const cases = await openCases(
        context,
        some.map(({ caseId }) => caseId),
      )
      for (const news of some) {
        const loaded = cases.get(news.caseId)
        if (loaded) statements.push(...followed(loaded, news))
      }
    }
    return statements
  })

  function followed(
    loaded: LoadedCase,
    { caseId, sequence, type, actFrom = sequence, actThrough = sequence, past }: CaseNews,
  ): Statement[] {
    if (past) return loaded.state.awaiting === 'issue' ? [stageIssue(caseId)] : []
    const statements: Statement[] = []
    const event = loaded.events.find((candidate) => candidate.sequence === sequence)
    if (event && noticeKindOf(event, loaded.item.tier)) {
      statements.push(jobs.stage(documentJob, { caseId, sequence }, { key: `document/${caseId}/${sequence}` }))
    }
    if (type === 'decided') statements.push(stageIssue(caseId))
    if (sequence === actThrough) {
      const done = loaded.events.filter((event) => event.sequence >= actFrom && event.sequence <= actThrough)
      statements.push(...messagesFor(context, loaded, done))
    }
    return statements
  }

  // A reader of its own: what is counted is no business of what follows a case, and at its first start it counts what was filed before.
  outbox.subscribeBatch('cases.count_use', [caseNewsTopic], async (all) => {
    const filed = all.map(({ payload }) => payload as CaseNews).filter(({ type }) => type === 'submitted')
    const items = await itemsOfCases(
      context.platform.db,
      filed.map(({ caseId }) => caseId),
    )
    return items.map((itemId) => context.catalog.stageUse(itemId))
  })

  for (const action of timedActions) {
    timers.handle(timerTopics[action], async (timer) => {
      const actor: Actor = { kind: 'system', job: timerTopics[action] }
      const done = timers.stageDone(timer)
      try {
        await act(context, { caseId: timer.subjectId, actor, command: { action }, alongside: [done] })
      } catch (error) {
        // Somebody acted in the last moment, or the key was destroyed: the timer has no object any more.
        if (!withoutObject.has((error as Problem).code)) throw error
        await context.platform.db.batch([done])
      }
    })
  }

  timers.handle(timerTopics.ask_again, async (timer) => {
    const loaded = await loadUnlessDestroyed(context, timer.subjectId)
    const waits = loaded?.state.awaiting === 'issue'
    const dueAt = new Date(context.platform.clock.now().getTime() + issueAgainMs)
    await context.platform.db.batch(
      waits
        ? [
            jobs.stageAgain(issueJob, { caseId: timer.subjectId }, issueKey(timer.subjectId)),
            timers.stage({ ...timer, dueAt }),
          ]
        : [timers.stageDone(timer)],
    )
  })

  timers.handle(timerTopics.remind, async (timer) => {
    const loaded = await loadUnlessDestroyed(context, timer.subjectId)
    const reminders = loaded ? remindersFor(context, loaded) : []
    await context.platform.db.batch([timers.stageDone(timer), ...reminders])
  })
}

const timedActions = ['accept_by_silence', 'lapse_correction', 'lapse_pending', 'lapse_promise'] as const
const withoutObject: ReadonlySet<string | undefined> = new Set(['case.state', 'case.not_found'])

/** Cases read and opened at a time: some 20 ms in which nobody else has a turn. */
const followedAtOnce = 50

/** What was over elsewhere is told to nobody; only its result may still have to be issued. */
function concerns({ past, type }: CaseNews): boolean {
  return !past || type === 'decided'
}

async function openCases(context: CasesContext, caseIds: readonly string[]): Promise<Map<string, LoadedCase>> {
  const stored = await findCases(context.platform.db, [...new Set(caseIds)])
  const opened = new Map<string, LoadedCase>()
  // Without its key a case has no news for anybody.
  for (const one of stored) if (one.wrappedKey) opened.set(one.head.caseId, await openCase(context, one))
  return opened
}

/** A case whose key was destroyed has no news for anybody; waiting for it would hold up all others. */
async function loadUnlessDestroyed(context: CasesContext, caseId: string): Promise<LoadedCase | undefined> {
  try {
    return await loadCase(context, caseId, [])
  } catch (error) {
    if ((error as Problem).code !== 'case.not_found') throw error
    return undefined
  }
}
