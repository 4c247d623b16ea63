import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../kernel/problem.ts'
import { languageOf } from '../language.ts'
import { interfacePage, problemsPage } from './pages.tsx'
import type { ApiDocument } from './schema.ts'

const style = readFileSync(join(import.meta.dirname, 'docs.css'))
const kept = 'public, max-age=300'

/** The description of the interface: for programs, and for people. Made once, and the same for everybody. */
export function docs(app: FastifyInstance, baseUrl: string): void {
  const pages = new Map<string, string>()
  const page =
    (name: string, render: (language: Language) => string) => async (request: FastifyRequest, reply: FastifyReply) => {
      const language = chosenLanguage(request)
      const key = `${name} ${language}`
      const html = pages.get(key) ?? render(language)
      pages.set(key, html)
      return reply
        .header('cache-control', kept)
        .header('vary', 'accept-language')
        .type('text/html; charset=utf-8')
        .send(html)
    }
  const hidden = { schema: { hide: true } }
  app.get('/openapi.json', hidden, async (_request, reply) => reply.header('cache-control', kept).send(app.swagger()))
  app.get(
    '/docs',
    hidden,
    page('interface', (language) => interfacePage(app.swagger() as unknown as ApiDocument, baseUrl, language)),
  )
  app.get('/docs/problems', hidden, page('problems', problemsPage))
  app.get('/docs/style.css', hidden, async (_request, reply) =>
    reply.header('cache-control', kept).type('text/css; charset=utf-8').send(style),
  )
}

function chosenLanguage(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: unknown }
  return lang === 'zh' || lang === 'en' ? lang : languageOf(request)
}
