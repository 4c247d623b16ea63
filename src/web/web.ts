import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ReactNode } from 'react'
import type { Modules } from '../composition.ts'
import type { Platform } from '../platform/platform.ts'
import type { AssetName } from './assets.ts'
import { compressPassing, encodingOf, type StoredPage } from './page-cache.ts'
import { renderPage } from './render.tsx'
import { sessionCookie, Visit } from './visit.ts'

/** What a page handler gives back. */
export type Answer =
  | {
      readonly page: ReactNode
      readonly title: string
      readonly scripts?: readonly AssetName[]
      /** Default 200. A form shown again with faults is 422. */
      readonly status?: number
      /** Read anew so often where no script keeps it fresh. */
      readonly refreshSeconds?: number
    }
  | { readonly redirect: string }
  | { readonly file: Buffer; readonly mediaType: string; readonly fileName: string; readonly inline?: boolean }
  /** A file that is the same for everybody and open to everybody, whoever asks and from wherever. */
  | { readonly open: Buffer; readonly mediaType: string; readonly fileName: string; readonly etag: string }
  /** `keptSeconds`: the same for everybody, and may be kept that long. */
  | { readonly data: unknown; readonly status?: number; readonly keptSeconds?: number }
  /** A finished page that holds nothing of anybody; `cached`: it was not rendered for this reader. */
  | { readonly stored: StoredPage; readonly cached: boolean }

export type PageAnswer = Extract<Answer, { readonly page: ReactNode }>

export type Handler = (visit: Visit) => Promise<Answer>

/** The tool with which each folder of pages registers its routes: a page is a route whose handler returns an element. */
export interface Web {
  readonly platform: Platform
  readonly modules: Modules
  /** `perMinuteMax`: for one address, where a script asks; pages have the limit of the whole server. */
  get(path: string, handler: Handler, bounds?: { readonly perMinuteMax: number }): void
  /** A form that changes something; its token is checked before the handler runs. */
  post(path: string, handler: Handler): void
  /**
   * A question sent as a form, so that the numbers in it stand in no address and no log. It changes nothing, so it needs no token,
   * and the page that asks it can be the same for everybody.
   */
  ask(path: string, handler: Handler): void
  /** The server itself, for what is not a page. */
  readonly app: FastifyInstance
}

export function createWeb(app: FastifyInstance, platform: Platform, modules: Modules): Web {
  const serve = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await openVisit(platform, modules, request, reply)
    return send(visit, await handler(visit))
  }
  return {
    app,
    platform,
    modules,
    get: (path, handler, bounds) =>
      void app.get(
        path,
        bounds ? { config: { rateLimit: { max: bounds.perMinuteMax, timeWindow: 60_000 } } } : {},
        serve(handler),
      ),
    post: (path, handler) => void app.post(path, { preHandler: app.csrfProtection }, serve(handler)),
    ask: (path, handler) => void app.post(path, serve(handler)),
  }
}

export async function openVisit(
  platform: Platform,
  modules: Modules,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit> {
  const token = request.cookies[sessionCookie]
  const session = token ? await modules.identity.findSession(token) : undefined
  return new Visit(platform, modules, request, reply, session)
}

export async function send(visit: Visit, answer: Answer): Promise<FastifyReply> {
  const { reply } = visit
  if ('stored' in answer) return sendStored(visit, answer.stored, answer.cached)
  if ('open' in answer) return sendOpen(visit, answer)
  // Pages may hold personal values or a form's token: nobody between us and the reader keeps them.
  reply.header('cache-control', 'no-store')
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303)
  if ('data' in answer) {
    if (answer.keptSeconds) reply.header('cache-control', `public, max-age=${answer.keptSeconds}`)
    return reply.code(answer.status ?? 200).send(answer.data)
  }
  if ('file' in answer) {
    const how = answer.inline ? 'inline' : 'attachment'
    return reply
      .header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
      .header('x-content-type-options', 'nosniff')
      .type(answer.mediaType)
      .send(answer.file)
  }
  return sendRendered(visit, answer.status ?? 200, Buffer.from(await renderAnswer(visit, answer)))
}

async function sendRendered({ request, reply }: Visit, status: number, html: Buffer): Promise<FastifyReply> {
  const encoding = encodingOf(request.headers['accept-encoding'])
  reply.code(status).header('x-page', 'rendered').header('vary', 'accept-encoding').type('text/html; charset=utf-8')
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.send(compressPassing(html, encoding))
}

/** The document of a page, for this reader. */
export async function renderAnswer(
  visit: Visit,
  { page, title, scripts = [], refreshSeconds }: PageAnswer,
): Promise<string> {
  const [{ name }, { elder, contrast }] = await Promise.all([visit.site(), visit.modes()])
  const { language } = visit.preferences
  const staff = /^\/(desk|supervision|catalogue)(\/|\?|$)/.test(visit.request.url)
  return renderPage(page, {
    language,
    title,
    region: name,
    elder,
    contrast,
    scripts,
    staff,
    ...(refreshSeconds && { refreshSeconds }),
  })
}

/** Others may keep an open file for so long without asking again. */
const openKeptSeconds = 300

async function sendOpen(
  { request, reply }: Visit,
  answer: Extract<Answer, { readonly open: Buffer }>,
): Promise<FastifyReply> {
  reply
    .header('cache-control', `public, max-age=${openKeptSeconds}`)
    .header('access-control-allow-origin', '*')
    .header('etag', answer.etag)
    .header('x-content-type-options', 'nosniff')
  if (request.headers['if-none-match'] === answer.etag) return reply.code(304).send()
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
    .type(answer.mediaType)
    .send(answer.open)
}

async function sendStored({ request, reply }: Visit, page: StoredPage, cached: boolean): Promise<FastifyReply> {
  const encoding = encodingOf(request.headers['accept-encoding'])
  const etag = page.etag(encoding)
  reply
    .header('cache-control', 'public, max-age=0, must-revalidate')
    .header('vary', 'accept-encoding, cookie')
    .header('etag', etag)
    .header('x-page', cached ? 'cached' : 'rendered')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type('text/html; charset=utf-8').send(await page.bytes(encoding))
}
