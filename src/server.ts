import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { registerApi } from './api/index.ts'
import type { Modules } from './composition.ts'
import { registerOperations } from './platform/http/operations.ts'
import { readableAddress, segmentCharactersMax } from './platform/http/readable-address.ts'
import { keepRouteTable } from './platform/http/route-table.ts'
import type { Platform } from './platform/platform.ts'
import { registerWeb } from './web/index.ts'

const bodyBytesMax = 1_000_000
const requestTimeoutMs = 60_000
/** At its end the server waits so long for what is under way. A browser that connected ahead and asked nothing would keep it up for a minute. */
const lastAnswersMs = 5_000

/** The HTTP server: security of every answer, one log line a request, then pages and API. Does not listen yet. */
export async function createServer(
  platform: Platform,
  modules: Modules,
  cookieSecret: string,
): Promise<FastifyInstance> {
  const proxies = platform.config.trustedProxies
  const app = Fastify({
    loggerInstance: platform.log as never,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'id' }),
    genReqId: () => randomUUID(),
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    trustProxy: typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies,
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    routerOptions: { maxParamLength: segmentCharactersMax, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    // What reaches an open connection while we stop is still answered: the database stops after the last answer.
    return503OnClosing: false,
  }) as unknown as FastifyInstance

  keepRouteTable(app)
  app.addHook('onResponse', async (request, reply) => {
    // One line a request. The path without its query: look-ups carry numbers there.
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      path: request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    })
  })
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), lastAnswersMs).unref()
  })
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(platform.config.secureCookies) },
    hsts: platform.config.secureCookies,
  })
  await app.register(rateLimit, { max: platform.config.requestsPerMinute, timeWindow: 60_000 })
  // Quality 1 takes 0.13 ms for a page of 24 kB and makes 7.1 kB of it; quality 4 takes 0.5 ms for 6.2 kB, on the thread that answers.
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions, zlibOptions: { level: 1 } })
  await app.register(cookie, { secret: cookieSecret })
  await app.register(formbody, { bodyLimit: bodyBytesMax })
  await app.register(multipart, {
    limits: { files: 1, fields: 20, fieldSize: 100_000, parts: 25, fileSize: 60 * 1024 * 1024 },
  })
  await app.register(csrf, {
    cookieOpts: { httpOnly: true, sameSite: 'lax', path: '/', secure: platform.config.secureCookies, signed: true },
    getToken: csrfTokenOf,
  })
  await registerOperations(app, platform)
  await app.register(async (scope) => registerApi(scope, platform, modules))
  await app.register(async (scope) => registerWeb(scope, platform, modules))
  return app
}

/** From the form; from the header when a script sends; from the address for file forms, whose body is a stream. */
function csrfTokenOf(request: FastifyRequest): string | undefined {
  const body = request.body as { _csrf?: unknown } | undefined
  const query = request.query as { _csrf?: unknown }
  const token = body?._csrf ?? request.headers['x-csrf-token'] ?? query._csrf
  return typeof token === 'string' ? token : undefined
}

function policy(secure: boolean) {
  return {
    defaultSrc: [`'none'`],
    scriptSrc: [`'self'`],
    styleSrc: [`'self'`],
    imgSrc: [`'self'`, 'data:', 'blob:'],
    fontSrc: [`'self'`],
    connectSrc: [`'self'`],
    frameSrc: [`'self'`],
    objectSrc: [`'none'`],
    formAction: [`'self'`],
    frameAncestors: [`'self'`],
    baseUri: [`'none'`],
    ...(secure && { upgradeInsecureRequests: [] }),
  }
}
