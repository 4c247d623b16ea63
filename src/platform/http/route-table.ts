import type { FastifyInstance } from 'fastify'

/** One address of the server, as it was registered: `/cases/:caseId`. */
export interface RouteLine {
  readonly method: string
  readonly url: string
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the server, for tests that must not forget one. Filled while routes are registered. */
    readonly routeTable: readonly RouteLine[]
  }
}

/** Before the first route. HEAD is left out: the framework derives it from GET. */
export function keepRouteTable(app: FastifyInstance): void {
  const table: RouteLine[] = []
  app.decorate('routeTable', table)
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') table.push({ method: one, url })
  })
}
