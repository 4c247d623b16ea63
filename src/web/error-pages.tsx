import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Modules } from '../composition.ts'
import { asProblem } from '../platform/http/problem-status.ts'
import type { Platform } from '../platform/platform.ts'
import { ErrorPage, NotFound } from './views/citizen/plain-pages.tsx'
import { addressMax } from './visit.ts'
import { openVisit, send } from './web.ts'

/** One handler renders what was thrown: the way to the sign-in page, "not found", or a sentence that says what to do. */
export function handleErrors(app: FastifyInstance, platform: Platform, modules: Modules): void {
  app.setErrorHandler(async (error, request, reply) => {
    const { problem, status, expected } = asProblem(error)
    if (!expected) request.log.error({ err: error }, 'request failed')
    else request.log.info({ problem: problem.code, detail: problem.detail }, 'request refused')
    if (wantsData(request))
      return reply.code(status).send({ code: problem.code, sentence: problem.sentence, fields: problem.fields })
    if (problem.code === 'visit.sign_in') return reply.redirect(`/sign-in?returnTo=${back(request)}`, 303)
    if (problem.code === 'visit.staff_sign_in') return reply.redirect(`/desk/sign-in?returnTo=${back(request)}`, 303)
    return showError(request, reply, problem.kind === 'not_found' ? undefined : problem.sentence, status)
  })
  app.setNotFoundHandler(async (request, reply) => showError(request, reply, undefined, 404))

  async function showError(
    request: FastifyRequest,
    reply: FastifyReply,
    sentence: { zh: string; en: string } | undefined,
    status: number,
  ) {
    // The session may be what failed: the page is then shown as to a stranger.
    const visit = await openVisit(platform, modules, request, reply).catch(() => undefined)
    const frame = await visit?.frame().catch(() => undefined)
    if (!visit || !frame) {
      return reply
        .code(status)
        .type('text/plain; charset=utf-8')
        .send(`${sentence?.zh ?? ''}\n${sentence?.en ?? ''}\n${request.id}\n`)
    }
    const page = sentence ? (
      <ErrorPage frame={frame} model={{ sentence: sentence[visit.language], requestId: request.id }} />
    ) : (
      <NotFound frame={frame} model={{ requestId: request.id }} />
    )
    return send(visit, { page, title: visit.t(sentence ? 'pages.error.title' : 'pages.notFound.title'), status })
  }
}

/** Enhancers ask for data; pages for pages. */
function wantsData(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false
}

function back(request: FastifyRequest): string {
  return encodeURIComponent(request.method === 'GET' ? request.url.slice(0, addressMax) : '/')
}
