import type { FastifyInstance } from 'fastify'
export function docs(app: FastifyInstance, baseUrl: string): void {
  void baseUrl
  app.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(app.swagger()),
  )
}
