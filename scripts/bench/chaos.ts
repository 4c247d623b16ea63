import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { reachableDirectory } from '../../src/platform/db/embedded-files.ts'
import type { PreparedDraft } from './in-process.ts'
import { type Instance, startInstance, waitForPage } from './instance.ts'
import { createClient } from './load.ts'
import { type BenchPerson, prepareDrafts, signInAll } from './people.ts'
import { ownersOf, submitDraft } from './submission.ts'

export interface ChaosResult {
  readonly processKills: number
  readonly databaseKills: number
  readonly sent: number
  readonly acknowledged: number
  /** Acknowledged and not there: must be 0. */
  readonly lost: number
  /** There more than once: must be 0. */
  readonly doubled: number
  /** Sent again afterwards, as a person would who got no answer; all must be there once. */
  readonly afterResending: number
}

const callers = 16
const pauseMs = 1_500

/** kill −9 of the server process and of the database under load, in turn; then what was acknowledged is looked for. */
export async function runChaos(killsOfEach: number): Promise<ChaosResult> {
  const instance = await startInstance(`chaos-${process.pid}`)
  const client = createClient(instance.origin, callers)
  try {
    const seeded = await instance.modules.identity.seedPeople(60)
    const people = await signInAll(client, seeded)
    const drafts = await prepareDrafts(instance.modules, people, Math.min(1_150, 250 + killsOfEach * 180))
    const all = [...drafts]
    const acknowledged = new Set<string>()
    let sending = true
    const load = Promise.all(
      Array.from({ length: callers }, () => keepSending(() => sending, client, people, drafts, acknowledged)),
    )
    for (let kill = 0; kill < killsOfEach; kill += 1) {
      await sleep(pauseMs)
      await instance.restart('SIGKILL')
      console.log(`process killed and started again; ${acknowledged.size} acknowledged`)
      await sleep(pauseMs)
      process.kill(await databaseProcess(instance), 'SIGKILL')
      // Its orphans may answer for a moment.
      await sleep(500)
      await waitForPage(instance.origin)
      console.log(`database killed and started again; ${acknowledged.size} acknowledged`)
    }
    await sleep(pauseMs)
    sending = false
    await load
    const found = await casesOf(instance.ownerUrl, all)
    const lost = [...acknowledged].filter((id) => !found.has(id)).length
    const doubled = [...found.values()].filter((count) => count > 1).length
    const sent = all.length
    for (const draft of all) await submitDraft(client, ownersOf(people), draft).catch(() => false)
    const afterwards = await casesOf(instance.ownerUrl, all)
    return {
      processKills: killsOfEach,
      databaseKills: killsOfEach,
      sent,
      acknowledged: acknowledged.size,
      lost,
      doubled: doubled + [...afterwards.values()].filter((count) => count > 1).length,
      afterResending: afterwards.size,
    }
  } finally {
    client.close()
    await instance.stop()
  }
}

async function keepSending(
  going: () => boolean,
  client: ReturnType<typeof createClient>,
  people: readonly BenchPerson[],
  drafts: PreparedDraft[],
  acknowledged: Set<string>,
): Promise<void> {
  const owners = ownersOf(people)
  while (going()) {
    const draft = drafts.shift()
    if (!draft) return
    const ok = await submitDraft(client, owners, draft).catch(() => false)
    if (ok) {
      acknowledged.add(draft.draftId)
    } else {
      // No answer, or an error: like a person, wait a moment and send the same thing again.
      await sleep(100)
      drafts.push(draft)
    }
  }
}

async function databaseProcess(instance: Instance): Promise<number> {
  const home = await reachableDirectory(join(instance.dataDirectory, 'postgresql'))
  return Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Submissions by case, straight from the events. The database may still be on its way back. */
async function casesOf(ownerUrl: string, drafts: readonly PreparedDraft[]): Promise<Map<string, number>> {
  const client = await connected(ownerUrl)
  const { rows } = await client.query<{ case_id: string; n: number }>(
    `select case_id, count(*)::int as n from cases.case_event where type = 'submitted' and case_id = any($1) group by case_id`,
    [drafts.map((draft) => draft.draftId)],
  )
  await client.end()
  return new Map(rows.map((row) => [row.case_id, row.n]))
}

const reconnectTries = 120

async function connected(ownerUrl: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: ownerUrl })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (attempt === reconnectTries) throw error
      await sleep(250)
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
