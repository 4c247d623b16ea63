import pg from 'pg'
import type { Modules } from '../../src/composition.ts'
import { prepareActs, requestOf, tokenOf } from './acts.ts'
import { measureRules } from './case-rules.ts'
import { type Instance, startInstance } from './instance.ts'
import { type Cast, castOf, wholeLife } from './lives.ts'
import { livesInSql } from './lives-sql.ts'
import { createClient, numberOf, round } from './load.ts'
import { offer } from './offer.ts'

const offeredPerSecond = 200
const offeredSeconds = numberOf('YIMEN_BENCH_SECONDS', 20)
/** Lives of one turn; after each of ours one of plain SQL. */
const livesPerTurn = numberOf('YIMEN_BENCH_LIVES', 2_000)
const connections = 50
const turns = 3
/** As the bulk path has them: lives of a transaction, transactions at once. */
const batchSize = 100
const batchesAtOnce = 3
const warmActs = 400
const peopleCount = 100

/** The lifecycle under load: mixed acts over HTTP, whole lives in bulk beside plain SQL, and what the rules alone take. */
export async function benchLifecycle(): Promise<Readonly<Record<string, unknown>>> {
  const rules = measureRules()
  console.log(
    `a case of 1,000 events is folded in ${rules.fold1000Ms} ms, a hard one explained in ${rules.explainMs} ms`,
  )
  const instance = await startInstance('bench-lifecycle')
  try {
    const people = await instance.modules.identity.seedPeople(peopleCount)
    const cast = await castOf(
      instance.modules,
      people.map(({ personId }) => personId),
    )
    const acts = await measureActs(instance, cast)
    // The server stands still meanwhile, so that the bulk path and SQL have the machine to themselves.
    instance.process.kill('SIGSTOP')
    const lives = await measureLives(instance, cast).finally(() => instance.process.kill('SIGCONT'))
    return { ...acts, ...lives, ...rules }
  } finally {
    await instance.stop()
  }
}

async function measureActs({ origin, modules, platform, ownerUrl }: Instance, cast: Cast) {
  const client = createClient(origin, 1)
  try {
    const count = offeredPerSecond * offeredSeconds
    const acts = await prepareActs(modules, [cast], count + warmActs, new Date())
    await platform.outbox.drain()
    // What an office files in weeks was written in seconds; the statistics of the tables are kept up as they would be by then.
    await settle(ownerUrl)
    console.log(`prepared ${acts.length} cases that wait for an act each`)
    const token = await tokenOf(client)
    const requests = acts.map((act) => requestOf(token, act))
    const offered = { origin, connections, perSecond: offeredPerSecond }
    await offer({ ...offered, requests: requests.slice(count) })
    const open = await offer({ ...offered, requests: requests.slice(0, count) })
    console.log(
      `offered ${offeredPerSecond} acts/s: p50 ${open.p50Ms} ms, p95 ${open.p95Ms} ms (limit 150), p99 ${open.p99Ms} ms, failed ${open.failed}`,
    )
    if (open.failed > 0) console.log(`the last act that was not done: ${open.refusal}`)
    return {
      offeredPerSecond,
      achievedPerSecond: open.achievedPerSecond,
      actP50Ms: open.p50Ms,
      actP95Ms: open.p95Ms,
      actP99Ms: open.p99Ms,
      failed: open.failed,
    }
  } finally {
    client.close()
  }
}

async function settle(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('vacuum analyze')
  } finally {
    await owner.end()
  }
}

/** Ours and the yardsticks alternate, and the medians are compared: rows sent by a client, and rows that lie in the server. */
async function measureLives({ modules, platform, ownerUrl }: Instance, cast: Cast) {
  const sql = livesInSql(ownerUrl, platform.db)
  const ours: number[] = []
  const sent: number[] = []
  const inServer: number[] = []
  try {
    await loadLives(modules, cast, 200)
    for (let turn = 0; turn < turns * 2; turn += 1) {
      const marks = await sql.marks()
      const { caseIds, seconds } = await loadLives(modules, cast, livesPerTurn)
      ours.push(livesPerTurn / seconds)
      const batches = await sql.prepare(caseIds, batchSize, marks)
      if (turn % 2 > 0) inServer.push(livesPerTurn / (await sql.write(batches, batchesAtOnce)))
      else sent.push(livesPerTurn / (await sql.send(await sql.fetchLiterals(batches), batchesAtOnce)))
    }
  } finally {
    await sql.close()
  }
  const livesPerSecond = median(ours)
  const sqlLivesPerSecond = median(sent)
  const sqlInServerLivesPerSecond = median(inServer)
  const ratioToSql = round(livesPerSecond / sqlLivesPerSecond)
  const ratioToRowsInServer = round(livesPerSecond / sqlInServerLivesPerSecond)
  console.log(
    `${livesPerSecond} lives/s in bulk (577) beside ${sqlLivesPerSecond}/s of a client that sends finished rows: ratio ${ratioToSql} (limit 0.5); rows that lie in the server: ${sqlInServerLivesPerSecond}/s, ${ratioToRowsInServer}`,
  )
  return { livesPerSecond, sqlLivesPerSecond, ratioToSql, sqlInServerLivesPerSecond, ratioToRowsInServer }
}

async function loadLives({ cases }: Modules, cast: Cast, count: number) {
  const now = new Date()
  const lives = Array.from({ length: count }, (_, index) => wholeLife(cast, index, now))
  const begin = performance.now()
  const outcomes = await cases.bulk(lives)
  const seconds = (performance.now() - begin) / 1000
  const failed = outcomes.find(({ outcome }) => outcome !== 'loaded')
  if (failed) throw new Error(`a life of the bench was not loaded: ${JSON.stringify(failed)}`)
  return { caseIds: lives.map(({ caseId }) => caseId), seconds }
}

function median(rates: number[]): number {
  return round(rates.sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0)
}
