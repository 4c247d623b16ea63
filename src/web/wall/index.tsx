import { regionContains } from '../../kernel/identifiers/regionCode.ts'
import { renderPart } from '../render.tsx'
import { regionAsked } from '../supervision/list.tsx'
import type { Language } from '../texts/index.ts'
import { Wall, WallContent } from '../views/wall/wall.tsx'
import { sessionCookie } from '../visit.ts'
import { openVisit, type Web } from '../web.ts'
import { wallModel } from './model.ts'
import { eventsPath, wallPath } from './paths.ts'
import { createStreams, drawn, streamTimes } from './streams.ts'

/** Without script the page reads itself anew so often. */
const refreshSeconds = 30

/** The large screen of a region, for those who supervise it: a page, and the stream that keeps it fresh. */
export function wallPages(web: Web): void {
  const { app, platform, modules } = web

  web.get(wallPath, async (visit) => {
    const region = await regionAsked(visit)
    const model = await wallModel(modules, await modules.statistics.wallFrame(region), visit.language)
    return { page: <Wall model={model} />, title: visit.t('wall.title'), scripts: ['wall.js'], refreshSeconds }
  })

  const streams = createStreams(
    async (key) => {
      const [region = '', language] = key.split(' ') as [string, Language]
      const model = await wallModel(modules, await modules.statistics.wallFrame(region), language)
      return drawn(renderPart(<WallContent model={model} />, language))
    },
    (error) => platform.log.error({ err: error }, 'a frame of the wall failed'),
    streamTimes,
  )
  app.addHook('preClose', async () => streams.close())

  app.get(eventsPath, async (request, reply) => {
    const visit = await openVisit(platform, modules, request, reply)
    const region = await regionAsked(visit)
    // Whoever went away while this was asked would keep her place for ever: her going is over before anybody listens for it.
    if (request.raw.destroyed || reply.raw.destroyed) return reply.hijack()
    if (!streams.hasRoom()) return reply.code(503).header('retry-after', '60').send()
    if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
    const token = request.cookies[sessionCookie] ?? ''
    reply.hijack()
    // Not kept, not compressed, not gathered by a proxy before it is passed on.
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    const lastId = request.headers['last-event-id']
    streams.add(`${region} ${visit.language}`, {
      response: reply.raw,
      lastId: typeof lastId === 'string' ? lastId : undefined,
      async stillMay() {
        const session = await modules.identity.findSession(token)
        if (session?.kind !== 'staff' || !session.actor) return false
        return session.actor.duties.includes('supervise') && regionContains(session.actor.regionCode, region)
      },
    })
    return reply
  })
}
