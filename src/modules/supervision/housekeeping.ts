import type { Platform } from '../../platform/platform.ts'
import { foldTally } from './store-tally.ts'

const topic = 'supervision.tally'
const subjectId = '00000000-0000-7000-8000-000000000004'
/** Readers add what is not folded yet; so that they have little to add, it is folded this often. */
const restMs = 10_000
const foldMax = 5_000

/** The job that folds numbers, again and again. */
export function keepTally({ timers, clock, db }: Platform): void {
  timers.handle(topic, async (timer) => {
    while ((await foldTally(db, foldMax)) === foldMax);
    await db.batch([timers.stage({ ...timer, dueAt: new Date(clock.now().getTime() + restMs) })])
  })
}

/** Sets it going; called at start. */
export async function startHousekeeping({ timers, clock, db }: Platform): Promise<void> {
  await db.batch([timers.stage({ topic, subjectId, dueAt: clock.now() })])
}
