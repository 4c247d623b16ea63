import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Modules } from '../composition.ts'
import type { Platform } from '../platform/platform.ts'
import { assetDirectory } from './assets.ts'
import { cataloguePages } from './catalogue/index.ts'
import { citizenPages } from './citizen/index.ts'
import { handleErrors } from './error-pages.tsx'
import { openDataFiles } from './open/index.ts'
import { supervisionPages } from './supervision/index.ts'
import { wallPages } from './wall/index.tsx'
import { createWeb } from './web.ts'
import { workbenchPages } from './workbench/index.ts'

/** Pages for people. Each folder registers its own routes; none of them knows SQL or the product's own HTTP API. */
export async function registerWeb(app: FastifyInstance, platform: Platform, modules: Modules): Promise<void> {
  await app.register(fastifyStatic, {
    root: assetDirectory,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  })
  const web = createWeb(app, platform, modules)
  handleErrors(app, platform, modules)
  citizenPages(web)
  workbenchPages(web)
  supervisionPages(web)
  wallPages(web)
  cataloguePages(web)
  openDataFiles(web)
}
