import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import type { Modules } from '../../src/composition.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import { uuidV7 } from '../../src/kernel/ids.ts'
import { runFor } from './load.ts'

export interface PreparedDraft {
  readonly draftId: string
  readonly actor: Extract<Actor, { kind: 'person' }>
}

/** Submissions through the command, with as many callers as connections: what HTTP and sessions cost is not in it. */
export async function measureCommands(
  modules: Modules,
  drafts: PreparedDraft[],
  connections: number,
  seconds: number,
): Promise<number> {
  return runFor(connections, seconds, async () => {
    const draft = drafts.pop()
    if (!draft) throw new Error('not enough prepared drafts')
    await modules.cases.submit(draft.draftId, draft.actor)
  })
}

/** Drafts are prepared for this many: more than any machine of ours does. */
const sqlPerSecondMax = 12_000

/** The same rows through one SQL function that does nothing else: as fast as any client could write them here. */
export async function measureSql(ownerUrl: string, connections: number, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: connections })
  // The server may be stopped while idle connections are still closing.
  pool.on('error', () => {})
  await pool.query(readFileSync(new URL('./submit.sql', import.meta.url), 'utf8'))
  const sizes = await pool.query<{ sealed: number; label: number; draft: number }>(
    `select round(avg(octet_length(p.sealed)))::int as sealed, round(avg(octet_length(h.label)))::int as label,
            (select round(avg(octet_length(sealed)))::int from cases.draft) as draft
     from cases.case_payload p join cases.case_head h on h.case_id = p.case_id`,
  )
  const { sealed = 1500, label = 50, draft = 900 } = sizes.rows[0] ?? {}
  const ids = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const
  const bytes = { sealed: randomBytes(sealed), key: randomBytes(60), label: randomBytes(label), leaf: randomBytes(32) }
  const drafts = Array.from({ length: Math.ceil(sqlPerSecondMax * seconds) }, () => uuidV7(Date.now()))
  await pool.query('select bench.prepare_drafts($1, $2, $3, $4, $5)', [
    drafts,
    ids[0],
    ids[3],
    bytes.key,
    randomBytes(draft),
  ])
  const rate = await runFor(connections, seconds, async () => {
    const caseId = drafts.pop()
    if (!caseId) throw new Error('not enough prepared drafts')
    await pool.query({
      name: 'bench.submit_once',
      text: 'select bench.submit_once($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)',
      values: [
        caseId,
        uuidV7(Date.now()),
        ids[0],
        ids[1],
        ids[2],
        ids[3],
        `BN-${caseId.slice(-12)}`,
        `bench-${caseId}`,
        new Date(),
        bytes.sealed,
        bytes.key,
        bytes.label,
        bytes.leaf,
      ],
    })
  })
  await pool.query(`drop schema bench cascade`)
  await pool.end()
  return rate
}
