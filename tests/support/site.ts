import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { buildClient } from '../../scripts/build-client.ts'
import { createServer } from '../../src/server.ts'
import { assetDirectory } from '../../src/web/assets.ts'
import { listening, type Page, Reader } from './reader.ts'
import { demoWorld, type World } from './world.ts'

export interface Site extends World {
  readonly app: FastifyInstance
  readonly origin: string
  /** A browser of its own, with nobody signed in. */
  reader(): Reader
}

/** The whole server on the demo's data, listening on a free port. */
export async function demoSite(options: Parameters<typeof demoWorld>[0] = {}): Promise<Site> {
  const world = await demoWorld(options)
  // Built once: a second build would take the files away from under a server that runs beside the tests.
  if (!existsSync(join(assetDirectory, 'manifest.json'))) await buildClient()
  const app = await createServer(world.platform, world.modules, 'a cookie secret for tests, long enough')
  const origin = await listening(app)
  const close = async () => {
    await app.close()
    await world.close()
  }
  return { ...world, app, origin, reader: () => new Reader(origin), close }
}

export const demoPassword = 'Xiaoshiqiao-2026'
export const phones = { lin: '19900000001', shi: '19900000002', he: '19900000003', luo: '19900000004' } as const

export async function signIn(reader: Reader, identifier: string, returnTo = '/cases'): Promise<Page> {
  const page = await reader.get(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
  return reader.send(page, '/sign-in', { identifier, password: demoPassword })
}

/** A member of staff at her desk. By the page; a one-time code works once, so each account signs in once in thirty seconds. */
export async function signInDesk(site: Site, login: string): Promise<Reader> {
  const reader = site.reader()
  const page = await reader.get(`/desk/sign-in?account=${login}`)
  const inside = await reader.send(page, '/desk/sign-in', { password: demoPassword })
  if (inside.status !== 200) throw new Error(`${login} did not come in: ${inside.status}`)
  return reader
}
