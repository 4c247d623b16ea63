import { join } from 'node:path'
import pg from 'pg'
import { composeModules } from '../../src/composition.ts'
import { appUrlOf } from '../../src/database.ts'
import type { CaseView } from '../../src/modules/cases/index.ts'
import { SettableClock, systemClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createPlatform } from '../../src/platform/create.ts'
import { findEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { ensurePartitions } from '../../src/platform/db/partitions.ts'
import { loadSecrets } from '../../src/platform/secrets.ts'
import { type PersonActor, signInPerson } from './actors.ts'
import { fileFor } from './lives.ts'
import type { World } from './world.ts'

/** A case that was put into an installation, and how to find it again. */
export interface Filed {
  readonly caseId: string
  readonly person: PersonActor
  readonly uploadId: string
  /** Of the database that it was put into. */
  readonly ownerUrl: string
}

/** Files one application with papers into the installation of a data directory, through the front doors. */
export function fileInto(dataDirectory: string): Promise<Filed> {
  return withWorld(dataDirectory, async (world) => {
    const { actor } = await signInPerson(world, 0)
    const { caseId } = await fileFor(world, actor, 'insurance')
    const view = await world.modules.cases.view(caseId, actor)
    const [paper] = view.application.papers ?? []
    if (!paper) throw new Error('the case has no paper')
    return { caseId, person: actor, uploadId: paper.uploadId, ownerUrl: world.platform.ownerUrl }
  })
}

export interface Read {
  readonly view: CaseView
  /** Bytes of the uploaded paper, decrypted. */
  readonly paper: string
  /** Rows of every table of cases, people and papers, as text. */
  readonly rows: Record<string, unknown>
}

/** The case as its owner sees it, and the rows beneath. */
export function readFrom(dataDirectory: string, { caseId, person, uploadId }: Filed): Promise<Read> {
  return withWorld(dataDirectory, async ({ modules, platform }) => {
    const view = await modules.cases.view(caseId, person)
    const paper = await modules.cases.openPaper(caseId, person, uploadId)
    if (!paper) throw new Error('the paper is gone')
    return { view, paper: paper.content.toString('hex'), rows: await rowsOf(platform.ownerUrl) }
  })
}

/**
 * Number and hash of the rows of each table that a case touches. Cursors and sessions go on while a server runs, so they are left out; so does
 * the folding of deltas into sums, so those two tables are read as their one promise: the sum by place and day.
 */
async function rowsOf(ownerUrl: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema in ('cases', 'materials', 'catalog', 'organizations', 'ledger')
       union select unnest(array['identity.person', 'identity.login_name', 'identity.password', 'seals.seal'])
       order by name`,
    )
    const found: Record<string, unknown> = {}
    const parts = tables
      .map(({ name }) => name)
      .filter((name) => name !== 'cases.tally' && name !== 'cases.tally_delta')
    for (const source of [...parts, tallied]) {
      const { rows } = await client.query(
        `select count(*)::integer as rows, md5(string_agg(t::text, '|' order by t::text)) as hash from ${source} t`,
      )
      found[source] = rows[0]
    }
    return found
  } finally {
    await client.end()
  }
}

const place = 'region_code, day, department_id, item_id, channel, item_type, tier, measure'
const tallied = `(select ${place}, sum(amount) as amount
  from (select ${place}, amount from cases.tally union all select ${place}, amount from cases.tally_delta) kept group by ${place})`

/** Works on the database of a running instance, or starts it for the while. */
async function withWorld<Result>(dataDirectory: string, work: (world: World) => Promise<Result>): Promise<Result> {
  const secrets = loadSecrets(dataDirectory)
  const place = { directory: join(dataDirectory, 'postgresql'), ownerPassword: secrets.ownerPassword }
  const running = await findEmbedded(place)
  const started = running ? undefined : await startEmbedded({ ...place, log: () => {} })
  const ownerUrl = (running ?? started)!.urlOf('yimen')
  const clock = new SettableClock(systemClock.now().toISOString())
  const config = readConfig({ YIMEN_DATA: dataDirectory, LOG_LEVEL: 'silent', YIMEN_DATABASE_CONNECTIONS: '4' })
  const databaseUrl = appUrlOf(ownerUrl, secrets)
  const platform = createPlatform({ config, secrets, databaseUrl, clock })
  try {
    await ensurePartitions(platform.db, clock)
    const close = () => platform.db.close()
    return await work({
      platform: { ...platform, clock, ownerUrl, databaseUrl, close },
      modules: composeModules(platform),
      close,
    })
  } finally {
    await platform.db.close()
    await started?.stop()
  }
}
