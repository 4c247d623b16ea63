import { createHash } from 'node:crypto'
import { composeModules, type Modules } from '../../src/composition.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { type TestPlatform, testPlatform } from './database.ts'
import { worldTemplate } from './server.ts'

export { furong } from '../../src/seed.ts'

export interface World {
  readonly platform: TestPlatform
  readonly modules: Modules
  close(): Promise<void>
}

/**
 * A platform with everything that the demo ships: regions, bodies, items, people, seals. Cloned from a template that is filled once a
 * run, so it costs about a tenth of a second. In `beforeAll` call `close` in `afterAll`.
 */
export async function demoWorld(options: { now?: string; environment?: Record<string, string> } = {}): Promise<World> {
  const platform = await testPlatform({ ...options, template: worldTemplate })
  const modules = composeModules(platform)
  return { platform, modules, close: platform.close }
}

/** Everything that follows from what happened: messages, papers, results. For tests that do not run the loops. */
export async function settle({ platform }: Pick<World, 'platform'>): Promise<void> {
  for (let round = 0; round < jobRounds; round += 1) {
    await platform.outbox.drain()
    // To start the worker and to find nothing takes 50 ms.
    if (!(await hasJobs(platform))) return
    await platform.jobs.runOnce()
  }
  await platform.outbox.drain()
}

/** A decision is issued, what is issued is told, what is told is mailed. */
const jobRounds = 3

async function hasJobs({ db }: Pick<Platform, 'db'>): Promise<boolean> {
  const [row] = await db.query<{ ready: boolean }>({
    name: 'test.jobs_ready',
    text: 'select exists (select from graphile_worker._private_jobs where is_available and run_at <= now()) as ready',
    values: [],
  })
  return row?.ready ?? true
}

/** A small PDF that differs by its text: for uploads. */
export function samplePdf(text = 'demo'): Buffer {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${createHash('sha256').update(text).digest('hex')}\ntrailer<</Root 1 0 R>>\n%%EOF\n`
  return Buffer.from(body)
}
