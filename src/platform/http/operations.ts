import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Platform } from '../platform.ts'

/** /health for balancers, /metrics for Prometheus. Neither shows anything of a person. */
export async function registerOperations(app: FastifyInstance, platform: Platform): Promise<void> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'method', 'status'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  new Gauge({
    name: 'news_unread_seconds',
    help: 'Age of the oldest news that a reader has not read; one that grows has stopped, and the log says why',
    labelNames: ['reader'],
    registers: [registry],
    async collect() {
      const now = platform.clock.now().getTime()
      // Without a database everything else is still told.
      const waiting = await platform.outbox.waitingSince().catch(() => new Map<string, Date | null>())
      this.reset()
      for (const [reader, since] of waiting) {
        this.set({ reader }, since ? Math.max(0, now - since.getTime()) / 1000 : 0)
      }
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.inc({ route, method: request.method, status: reply.statusCode })
    duration.observe({ route }, reply.elapsedTime / 1000)
  })
  app.get('/health', async (_request, reply) => {
    const ok = await platform.db.query({ name: 'platform.health', text: 'select 1 as ok', values: [] }).then(
      () => true,
      () => false,
    )
    return reply
      .code(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ok ? 'ok' : 'database unreachable' })
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
