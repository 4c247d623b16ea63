import { ensurePartitions } from '../../platform/db/partitions.ts'
import type { CasesContext } from './context.ts'
import { deleteDraft, staleDrafts } from './store-drafts.ts'
import { stageTallyStart } from './tally.ts'

/** Days after which a draft that nobody touched is thrown away; the applicant is told so on the page. */
export const draftDaysMax = 90

const topic = 'cases.housekeeping'
const subjectId = '00000000-0000-7000-8000-000000000002'
const dayMs = 86_400_000

/** Once a day: partitions of the months to come, drafts past their time. */
export function housekeeping(context: CasesContext): void {
  const { timers, clock, db } = context.platform
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

/** Sets the daily round and the folding of numbers going; called at start. */
export async function startHousekeeping(platform: CasesContext['platform']): Promise<void> {
  const { timers, clock, db } = platform
  await db.batch([timers.stage({ topic, subjectId, dueAt: clock.now() }), stageTallyStart(platform)])
}
