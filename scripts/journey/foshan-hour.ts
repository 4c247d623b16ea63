import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '../../src/platform/platform.ts'
import { recount } from '../../tests/recount/recount.ts'
import { Random } from '../../tests/support/mutations/random.ts'
import { prepareActs, requestOf, tokenOf } from '../bench/acts.ts'
import { startInstance } from '../bench/instance.ts'
import { type Cast, wholeLife } from '../bench/lives.ts'
import { createClient, numberOf } from '../bench/load.ts'
import { offer } from '../bench/offer.ts'
import { loadLives, variedLife } from '../bench/varied-lives.ts'
import { exportSupervision } from '../export-supervision.ts'
import { openCity } from './city-cast.ts'
import { promised } from './promise.ts'

/** An hour of a large city, all levels together: its centres, from the city's own to those of villages, and their windows. */
const centresCount = 789
const windowsCount = 1_409
const casesCount = numberOf('YIMEN_JOURNEY_CASES', 8_700)
const actsPerSecond = 60
const livesPerTurn = 2_000
const secondsMax = 180
const earlierMs = 12 * 86_400_000

/**
 * `npm run journey -- foshan-hour`: what a city files and decides within an hour at all of its centres and windows, one case in ten handled over HTTP and
 * all others loaded whole, half of them begun in the hour and half days before; in at most three minutes. Then cards and numbers are counted again. No
 * browser looks at it.
 */
export async function foshanHour(print: (line: string) => void): Promise<void> {
  const instance = await startInstance('journey-foshan-hour')
  const { modules, platform, origin, dataDirectory, process: server } = instance
  const client = createClient(origin, 1)
  try {
    let begin = performance.now()
    const seconds = () => Math.round((performance.now() - begin) / 1000)
    const people = await modules.identity.seedPeople(100)
    const personIds = people.map(({ personId }) => personId)
    const { casts, client: machine } = await openCity(modules, join(dataDirectory, 'city'), personIds)
    print(`  ${seconds()} s  a city of ${casts.length} windows was built, everybody has an account`)
    const random = new Random('foshan')
    begin = performance.now()

    const handled = Math.max(1, Math.floor(casesCount / 10))
    const token = await tokenOf(client, machine)
    const acts = await prepareActs(modules, casts, handled, new Date())
    const requests = acts.map((act) => requestOf(token, act))
    const offered = offer({ origin, connections: 50, perSecond: actsPerSecond, requests })
    for (let done = handled; done < casesCount; done += livesPerTurn) {
      const now = new Date()
      const earlier = new Date(now.getTime() - earlierMs)
      const some = Array.from({ length: Math.min(livesPerTurn, casesCount - done) }, (_, place) => {
        const index = done - handled + place
        const cast = casts[index % casts.length]!
        return index % 2 === 0 ? wholeLife(cast, index, now) : variedLife(cast, index, earlier, random)
      })
      await loadLives(modules.cases, some, now)
    }
    const { failed, refusal, p95Ms } = await offered
    promised(failed === 0, `${failed} acts over HTTP were not done: ${refusal}`)
    print(`  ${seconds()} s  ${casesCount} cases, ${handled} of them handled over HTTP (p95 ${p95Ms} ms)`)
    await everybodyActed(platform, casts, casesCount - handled, print)
    await platform.outbox.drain()
    await pacesCounted(platform)
    // Whatever the server had not followed yet is followed here, so that nothing moves while it is counted.
    await stopBetweenTransactions(platform, server)
    await platform.outbox.drain()
    await pacesCounted(platform)
    await platform.outbox.drain()
    print(`  ${seconds()} s  everything followed`)
    promised(seconds() <= secondsMax, `the hour took ${seconds()} s, more than ${secondsMax}`)

    const path = join(dataDirectory, 'export.jsonl')
    await exportSupervision({ db: platform.db, ...modules }, path, platform.clock.now())
    const { cases, events, cards, byRule, differences } = await recount(path)
    print(`  ${seconds()} s  recounted: ${cases} cases, ${events} events, ${cards} cards ${JSON.stringify(byRule)}`)
    for (const difference of differences.slice(0, 20)) print(`  ${difference}`)
    promised(differences.length === 0, `the recount finds ${differences.length} differences`)
  } finally {
    client.close()
    server.kill('SIGCONT')
    await instance.stop()
  }
}

/** Windows are of odd number and every second life is a whole one, which begins at its window: after two rounds each of them has acted. */
async function everybodyActed(
  { db }: Pick<Platform, 'db'>,
  casts: readonly Cast[],
  lives: number,
  print: (line: string) => void,
): Promise<void> {
  const rows = await db.query<{ postId: string }>({
    name: 'journey.acted',
    text: `select distinct actor->>'postId' as "postId" from cases.case_event where actor->>'kind' = 'staff'`,
    values: [],
  })
  const acted = new Set(rows.map(({ postId }) => postId))
  const windows = casts.map(({ window }) => window).filter(({ postId }) => acted.has(postId))
  const centres = new Set(windows.map(({ departmentId }) => departmentId))
  print(`  ${windows.length} windows of ${centres.size} centres acted`)
  if (lives < 2 * windowsCount) return
  promised(windows.length === windowsCount, `${windows.length} windows acted, not ${windowsCount}`)
  promised(centres.size === centresCount, `${centres.size} centres acted, not ${centresCount}`)
}

/** A transaction that stood still with the server would keep its news, and whatever it has locked, from everybody. */
async function stopBetweenTransactions({ db }: Pick<Platform, 'db'>, server: ChildProcess): Promise<void> {
  const begun = () =>
    db.query({
      name: 'journey.begun',
      text: `select 1 from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and xact_start is not null limit 1`,
      values: [],
    })
  for (;;) {
    server.kill('SIGSTOP')
    // What it had sent is done by then; what it would still have sent is not.
    await sleep(200)
    if ((await begun()).length === 0) return
    server.kill('SIGCONT')
    await sleep(50)
  }
}

/**
 * Decisions of one hour are counted a minute after the last news of it, by whichever process comes to it first. What the server had taken when it was
 * stopped is free again after a minute.
 */
async function pacesCounted({ db, timers }: Pick<Platform, 'db' | 'timers'>): Promise<void> {
  const giveUpAt = Date.now() + 100_000
  const waiting = () =>
    db.query({
      name: 'journey.paces',
      text: `select 1 from platform.timer where topic = 'supervision.pace' and due_at < now() + interval '2 minutes' limit 1`,
      values: [],
    })
  for (;;) {
    for (let done = 1; done > 0; ) done = await timers.runDue()
    if ((await waiting()).length === 0 || Date.now() > giveUpAt) return
    await sleep(1_000)
  }
}
