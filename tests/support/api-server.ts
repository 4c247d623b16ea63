import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { registerApi } from '../../src/api/index.ts'
import type { World } from './world.ts'

/** The interface for machines alone, on the plugins of src/server.ts. */
export async function createApiServer({
  platform,
  modules,
}: Pick<World, 'platform' | 'modules'>): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: platform.log as never,
    disableRequestLogging: true,
    genReqId: () => randomUUID(),
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance
  await app.register(helmet)
  await app.register(rateLimit, { max: 60_000, timeWindow: 60_000 })
  await app.register(formbody, { bodyLimit: 1_000_000 })
  await app.register(multipart, {
    limits: { files: 1, fields: 20, fieldSize: 100_000, parts: 25, fileSize: 60 * 1024 * 1024 },
  })
  await app.register(async (scope) => registerApi(scope, platform, modules))
  return app
}
