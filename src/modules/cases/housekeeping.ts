import { ensurePartitions } from '../../platform/db/partitions.ts'
import type { Statement } from '../../platform/db/statement.ts'
import type { CasesContext } from './context.ts'
import { deleteDraft, findDraft, staleDrafts } from './store-drafts.ts'
import { stageTallyStart } from './tally.ts'

/** Days after which a draft that nobody touched is thrown away; the applicant is told so on the page. */
export const draftDaysMax = 90

const topic = 'cases.housekeeping'
const subjectId = '00000000-0000-7000-8000-000000000002'
const dayMs = 86_400_000

/** Once a day: partitions of the months to come, drafts past their time. */
export function housekeeping(context: CasesContext): void {
  const { timers, clock, db } = context.platform
  timers.handle(draftTopic, async (timer) => {
    // Once it is sent, its papers are those of the case.
    const left = await findDraft(db, timer.subjectId)
    if (left) await context.materials.removeAll(timer.subjectId)
    await db.batch([...(left ? [deleteDraft(timer.subjectId)] : []), timers.stageDone(timer)])
  })
  timers.handle(topic, async (timer) => {
    await ensurePartitions(db, clock)
    const before = new Date(clock.now().getTime() - draftDaysMax * dayMs)
    for (const draftId of await staleDrafts(db, before)) {
      await context.materials.removeAll(draftId)
      await db.batch([deleteDraft(draftId)])
    }
    await db.batch([timers.stage({ ...timer, dueAt: new Date(clock.now().getTime() + dayMs) })])
  })
}

/** A request is ended after a minute; whatever of it is still a draft after two was left by a process that died. */
const draftOfRequestMs = 2 * 60_000
const draftTopic = 'cases.draft_of_request'

export function stageDraftEnd({ timers, clock }: CasesContext['platform'], draftId: string): Statement {
  const dueAt = new Date(clock.now().getTime() + draftOfRequestMs)
  return timers.stage({ topic: draftTopic, subjectId: draftId, dueAt })
}

/** Sets the daily round and the folding of numbers going; called at start. */
export async function startHousekeeping(platform: CasesContext['platform']): Promise<void> {
  const { timers, clock, db } = platform
  await db.batch([timers.stage({ topic, subjectId, dueAt: clock.now() }), stageTallyStart(platform)])
}
