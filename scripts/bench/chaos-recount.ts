import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { leafHash } from '../../src/modules/ledger/index.ts'
import { keptDays } from '../../src/platform/housekeeping.ts'
import { moveStory } from '../journey/story.ts'
import type { StoryClock } from '../journey/story-clock.ts'
import type { ChaosWorld } from './chaos-cases.ts'
import { messagesWrong } from './chaos-messages.ts'
import { type Moments, momentsOf } from './chaos-moments.ts'
import { type EventRow, eventRows, leftOver, underWay, withOwner, wrongs } from './chaos-rows.ts'
import type { Instance } from './instance.ts'
import { watcher } from './players.ts'

const dayMs = 86_400_000

/** Everything named `…Wrong`, `…Doubled`, lost, missed or left must be 0. */
export interface Recount extends Moments, Readonly<Record<keyof typeof wrongs, number>> {
  readonly cases: number
  readonly events: number
  /** Acknowledged and not there. */
  readonly lost: number
  /** There more often than acknowledged. */
  readonly doubled: number
  /** Cases that nobody was told of. */
  readonly strangers: number
  readonly keysLost: number
  readonly leavesWrong: number
  readonly messagesWrong: number
  readonly headsWrong: number
  readonly recountWrong: number
  readonly jobsGivenUp: number
  /** Applications that were being filled in when somebody was killed, and are filled in no more. */
  readonly draftsLeft: number
  readonly certificates: number
  readonly notices: number
  readonly messages: number
  /** Cases whose dates the second verifier recomputed, and its exit code. */
  readonly datesFiles: number
  readonly datesExitCode: number | null
}

const minuteMs = 60_000
const settlingSecondsMax = 600

/** Waits until nothing is under way. A killed process holds its timers for a minute, and a job that failed waits: neither is waited for. */
export async function settle(instance: Instance, clock: StoryClock): Promise<void> {
  await moveStory(instance.process, clock, new Date(clock.now().getTime() + 2 * minuteMs))
  await withOwner(instance.ownerUrl, async (database) => {
    for (let second = 0; second < settlingSecondsMax; second += 0.25) {
      const { rows } = await database.query<{ waiting: number | string }>(underWay, [clock.now()])
      if (Number(rows[0]?.waiting) === 0) return
      await database.query('update graphile_worker._private_jobs set run_at = now() where run_at > now()')
      await instance.platform.jobs.runOnce()
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    const { rows } = await database.query(leftOver, [clock.now()])
    throw new Error(`something is still under way: ${JSON.stringify(rows)}`)
  })
}

export async function recount(instance: Instance, world: ChaosWorld, now: Date): Promise<Recount> {
  const { modules, ownerUrl, dataDirectory } = instance
  return withOwner(ownerUrl, async (database) => {
    const events = await eventRows(database)
    const byCase = Map.groupBy(events, ({ caseId }) => caseId)
    const count = async (text: string, values: unknown[] = []) =>
      Number(Object.values((await database.query(text, values)).rows[0] ?? {})[0])
    // Keys of intents and news are forgotten after a week, and these stories last several.
    const keptSince = new Date(now.getTime() - keptDays * dayMs)
    const counted: Record<string, number> = {}
    for (const [name, text] of Object.entries(wrongs))
      counted[name] = await count(text, text.includes('$1') ? [keptSince] : [])
    let headsWrong = 0
    for (const caseId of byCase.keys()) if (!(await modules.cases.rebuildHead(caseId))) headsWrong += 1
    return {
      cases: byCase.size,
      events: events.length,
      ...comparedWithTold(world, byCase),
      ...(counted as Record<keyof typeof wrongs, number>),
      ...(await momentsOf(database, world.sender, byCase, now)),
      keysLost: await count(
        'select count(*) from unnest($1::text[]) sent (key) left join platform.intent i using (key) where i.key is null',
        [world.sender.acknowledged.flatMap(({ key, sentAt }) => (sentAt >= keptSince ? [key] : []))],
      ),
      leavesWrong: await leavesWrong(database, events),
      messagesWrong: await messagesWrong(database, byCase),
      headsWrong,
      recountWrong: await modules.cases.recountTally(),
      jobsGivenUp: await count('select count(*) from graphile_worker._private_jobs'),
      draftsLeft: await count('select count(*) from cases.draft'),
      certificates: await count('select count(*) from certificates.certificate'),
      notices: await count('select count(*) from cases.case_document'),
      messages: await count('select count(*) from notifications.message'),
      ...(await verifiedDates(world, [...byCase.keys()], join(dataDirectory, 'dates'))),
    }
  })
}

/** What people were told that they had done, and what stands in the events of people. */
function comparedWithTold({ all }: ChaosWorld, byCase: ReadonlyMap<string, readonly EventRow[]>) {
  const ids = new Set(all.map(({ caseId }) => caseId))
  const strangers = [...byCase.keys()].filter((caseId) => !ids.has(caseId)).length
  let lost = 0
  let doubled = 0
  for (const { caseId = '', told } of all) {
    const there = (byCase.get(caseId) ?? []).filter(({ actor }) => actor.kind !== 'system')
    for (const type of new Set<string>([...told, ...there.map((event) => event.type)])) {
      const more = there.filter((event) => event.type === type).length - told.filter((one) => one === type).length
      lost += Math.max(0, -more)
      doubled += Math.max(0, more)
    }
  }
  return { lost, doubled, strangers }
}

/** A leaf for each event, and no other. */
async function leavesWrong(database: pg.Client, events: readonly EventRow[]): Promise<number> {
  const { rows } = await database.query<{ leaf: string }>(
    `select encode(leaf_hash, 'hex') as leaf from ledger.staged_leaf`,
  )
  const left = Map.groupBy(rows, ({ leaf }) => leaf)
  const without = events.filter((event) => left.get(leafHash({ ...event }).toString('hex'))?.length !== 1).length
  return without + Math.abs(rows.length - events.length)
}

const datesFiles = 24

/** Spread over all cases, downloaded as anybody would, and given to the program that shares no code with this one. */
async function verifiedDates({ sender }: ChaosWorld, caseIds: readonly string[], directory: string) {
  mkdirSync(directory, { recursive: true })
  const apart = Math.max(1, Math.floor(caseIds.length / datesFiles))
  const paths: string[] = []
  for (const caseId of caseIds.filter((_, index) => index % apart === 0).slice(0, datesFiles)) {
    const path = join(directory, `${caseId}.json`)
    writeFileSync(path, JSON.stringify(await sender.look(`/v1/cases/${caseId}/dates`, watcher)))
    paths.push(path)
  }
  const ran = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify-dates.ts', ...paths], {
    encoding: 'utf8',
  })
  if (ran.status !== 0) console.error(`${ran.stdout}${ran.stderr}`)
  return { datesFiles: paths.length, datesExitCode: ran.status }
}
