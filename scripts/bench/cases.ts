import pg from 'pg'
import { lives } from '../../tests/support/lives.ts'
import { furong } from '../../tests/support/world.ts'
import { measureCommands, measureSql, type PreparedDraft } from './in-process.ts'
import { startInstance } from './instance.ts'
import { type Client, createClient, openLoop, round, runFor } from './load.ts'
import { type BenchPerson, prepareDrafts, signInAll } from './people.ts'
import { type Owners, ownerOf, ownersOf, submitDraft } from './submission.ts'

const offeredPerSecond = 300
const offeredSeconds = 20
const connections = 50
const peopleCount = 500
const commandConnections = 8
const commandSeconds = 1
/** For some 2,200 commands a second. */
const inProcessDrafts = 7_500

/** The main job under load: submissions, guide pages, status pages; and what SQL alone could do beside the commands. */
export async function benchCases(): Promise<Readonly<Record<string, unknown>>> {
  const say = (text: string) => console.log(text)
  const instance = await startInstance('bench-cases')
  const client = createClient(instance.origin, connections)
  try {
    say(`server ready after ${instance.startMs} ms`)
    const seeded = await instance.modules.identity.seedPeople(peopleCount)
    const people = await signInAll(client, seeded)
    say(`signed in as ${people.length} people`)
    const owners = ownersOf(people)
    const submit = (draft: PreparedDraft | undefined) => {
      if (!draft) throw new Error('not enough prepared drafts')
      return submitDraft(client, owners, draft)
    }
    const wanted = offeredPerSecond * offeredSeconds + 2_000
    const drafts = await prepareDrafts(instance.modules, people, wanted)
    say(`prepared ${drafts.length} drafts`)
    const warm = drafts.splice(0, 400)
    await runFor(8, 1.5, async () => void (await submit(warm.pop() ?? drafts.pop())))

    const offered = drafts.splice(0, offeredPerSecond * offeredSeconds)
    const before = await caseCount(instance.ownerUrl)
    const open = await openLoop(offeredPerSecond, offeredSeconds, (index) => submit(offered[index]))
    const lost = open.sent - open.failed - ((await caseCount(instance.ownerUrl)) - before)
    say(
      `offered ${offeredPerSecond}/s: p50 ${open.p50Ms} ms, p95 ${open.p95Ms} ms, p99 ${open.p99Ms} ms, failed ${open.failed}, lost ${lost} (limits: p95 < 100 ms, none lost)`,
    )

    const more = await prepareDrafts(instance.modules, people, 7_500)
    const closed = await runFor(connections, 5, async () => void (await submit(more.pop())))
    say(`closed loop: ${round(closed)} submissions/s over ${connections} connections`)

    const pages = await measurePages(client, people, owners, instance.modules, offered)
    more.push(
      ...drafts,
      ...(await prepareDrafts(instance.modules, people, inProcessDrafts - more.length - drafts.length)),
    )
    // The server stands still meanwhile, so that commands and SQL have the machine to themselves.
    instance.process.kill('SIGSTOP')
    const inProcess = await measureInProcess(instance, more).finally(() => instance.process.kill('SIGCONT'))
    say(
      `commands ${inProcess.commandsPerSecond}/s beside ${inProcess.sqlPerSecond}/s of SQL: ratio ${inProcess.ratioToSql} (limit 0.5)`,
    )
    return {
      offeredPerSecond,
      achievedPerSecond: open.achievedPerSecond,
      submitP50Ms: open.p50Ms,
      submitP95Ms: open.p95Ms,
      submitP99Ms: open.p99Ms,
      failed: open.failed,
      lost,
      closedLoopPerSecond: round(closed),
      ...inProcess,
      ...pages,
    }
  } finally {
    client.close()
    await instance.stop()
  }
}

async function measurePages(
  client: Client,
  people: readonly BenchPerson[],
  owners: Owners,
  modules: Awaited<ReturnType<typeof startInstance>>['modules'],
  submitted: readonly PreparedDraft[],
): Promise<Readonly<Record<string, number>>> {
  const version = await modules.catalog.findByCode(furong, lives.food.localCode)
  const path = `/${furong}/items/${version?.itemId}`
  const compressed = { 'accept-encoding': 'br, gzip' }
  const page = await client.send('GET', path, compressed)
  if (page.status !== 200) throw new Error(`the guide answered ${page.status}`)
  const plain = (await client.send('GET', path)).body.toString()
  const sheet = await client.send('GET', /href="(\/assets\/site[^"]+)"/.exec(plain)?.[1] ?? '/', compressed)
  const guideCached = await runFor(connections, 4, async () => expect200(await client.send('GET', path, compressed)))
  let turn = 0
  const next = () => people[turn++ % people.length] as BenchPerson
  const guideUncached = await runFor(connections, 4, async () =>
    expect200(await client.send('GET', path, { ...compressed, cookie: next().cookie })),
  )
  const status = await runFor(connections, 4, async () => {
    const draft = submitted[turn++ % submitted.length]
    if (draft)
      expect200(
        await client.send('GET', `/cases/${draft.draftId}`, { ...compressed, cookie: ownerOf(owners, draft).cookie }),
      )
  })
  const figures = {
    guideCachedPerSecond: round(guideCached),
    guideUncachedPerSecond: round(guideUncached),
    statusPerSecond: round(status),
    guidePageBytes: page.body.length + sheet.body.length,
    guideHtmlBytes: page.body.length,
  }
  console.log(
    `guide ${figures.guideCachedPerSecond}/s cached (1000), ${figures.guideUncachedPerSecond}/s uncached (300), status ${figures.statusPerSecond}/s (200), ${figures.guidePageBytes} bytes with its style sheet (60000)`,
  )
  return figures
}

/** With the server stopped in its tracks, so that both have the machine to themselves. Alternating, and the medians compared. */
async function measureInProcess(instance: Awaited<ReturnType<typeof startInstance>>, drafts: PreparedDraft[]) {
  await measureCommands(instance.modules, drafts, commandConnections, 0.3)
  const commands: number[] = []
  const sql: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    commands.push(await measureCommands(instance.modules, drafts, commandConnections, commandSeconds))
    sql.push(await measureSql(instance.ownerUrl, commandConnections, commandSeconds))
  }
  const median = (rates: number[]) => rates.sort((a, b) => a - b)[1] ?? 0
  const commandsPerSecond = round(median(commands))
  const sqlPerSecond = round(median(sql))
  return { commandsPerSecond, sqlPerSecond, ratioToSql: round(commandsPerSecond / sqlPerSecond) }
}

function expect200(reply: { status: number }): void {
  if (reply.status !== 200) throw new Error(`a page answered ${reply.status}`)
}

async function caseCount(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from cases.case_head')
  await client.end()
  return rows[0]?.n ?? 0
}
