import type { Clock } from '../clock.ts'
import type { Database } from './database.ts'

const monthsAhead = 2

/** Makes the partitions of the months around now. Called at start and daily; a row without partition would be refused. */
export async function ensurePartitions(db: Database, clock: Clock): Promise<void> {
  await db.query({
    name: 'platform.partitions.ensure',
    text: 'select platform.ensure_partitions($1::date, $2)',
    values: [clock.now().toISOString().slice(0, 10), monthsAhead],
  })
}
