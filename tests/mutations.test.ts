import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildClient } from '../scripts/build-client.ts'
import { createServer } from '../src/server.ts'
import { assetDirectory } from '../src/web/assets.ts'
import { withoutState } from './support/mutations/course-forms.ts'
import { emptyReport, type Report, runMutations } from './support/mutations/run.ts'
import { demoWorld, type World } from './support/world.ts'

/**
 * Wrong requests per route and role. `npm run bench -- mutations` sends fifty; here every role sends its right request to every route that reads,
 * every second role to one that writes, and every third time a wrong one too, another for each.
 */
const perRouteAndRole = Number(process.env.MUTATIONS ?? '0.33')
/** While working on some routes: `MUTATIONS_ROUTES='/catalogue/' npm test -- tests/mutations`. */
const routes = new RegExp(process.env.MUTATIONS_ROUTES ?? '')
const timeoutMs = 420_000 + perRouteAndRole * 60_000

let world: World
let app: FastifyInstance
const report = emptyReport()
beforeAll(async () => {
  // The sign-in pages of a demo show its accounts, names and all; those of a real installation do not.
  world = await demoWorld({ environment: { YIMEN_DEMO: 'false' } })
  if (!existsSync(join(assetDirectory, 'manifest.json'))) await buildClient()
  app = await createServer(world.platform, world.modules, 'a cookie secret for tests, long enough')
  await app.ready()
  try {
    await runMutations(app, world, perRouteAndRole, report, routes)
  } finally {
    // The bench counts them and shows where each was found.
    if (process.env.MUTATIONS_REPORT) writeFileSync(process.env.MUTATIONS_REPORT, JSON.stringify(report))
  }
}, timeoutMs)
afterAll(async () => {
  await app?.close()
  await world?.close()
})

const found = (kind: Report['findings'][number]['kind']) =>
  report.findings.filter((one) => one.kind === kind).slice(0, 20)

test('every request is answered, never with a fault of ours', () => {
  expect(found('serverError')).toEqual([])
})

test('nobody reads what belongs to somebody else', () => {
  expect(found('leak')).toEqual([])
})

test('nobody changes what belongs to somebody else', () => {
  expect(report.changed).toEqual([])
})

test('every refusal says what to do, and nothing of the inside', () => {
  expect([...found('silent'), ...found('inside')]).toEqual([])
})

test('every page keeps its headers, and no script that was sent runs in it', () => {
  expect([...found('header'), ...found('script')]).toEqual([])
})

test('every route has been used rightly by somebody, so the mutations are near to what is right', () => {
  expect(report.neverTaken.filter((route) => !withoutState.test(route))).toEqual([])
})
