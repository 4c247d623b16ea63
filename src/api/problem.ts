import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type FieldFault, type Language, Problem } from '../kernel/problem.ts'
import { asProblem } from '../platform/http/problem-status.ts'
import { apiProblem } from './errors.ts'
import { invalidRequest } from './faults.ts'
import { languageOf } from './language.ts'
import titles from './problem.texts.json' with { type: 'json' }

/** RFC 9457. What went wrong and what to do; never a private detail, never a value that was sent. */
export const ProblemAnswer = z
  .strictObject({
    type: z.url().describe('Address of the explanation of this code'),
    title: z.string().describe('The kind of problem, in the language of Accept-Language'),
    status: z.int().describe('The HTTP status'),
    code: z.string().describe('Stable; for programs'),
    detail: z.string().describe('What happened and what to do next, for people'),
    instance: z.string().describe('The number of this request, as it stands in the log of the server'),
    errors: z
      .array(
        z.strictObject({
          pointer: z.string().describe('JSON Pointer (RFC 6901) into the body, e.g. /answers/siteAddress'),
          code: z.string().describe('Stable; for programs'),
          detail: z.string().describe('What to change, for people'),
        }),
      )
      .describe('One entry for every field that must change; empty for other problems'),
  })
  .describe('application/problem+json (RFC 9457)')
export type ProblemAnswer = z.infer<typeof ProblemAnswer>

/** One handler renders whatever was thrown. */
export function handleErrors(app: FastifyInstance, baseUrl: string): void {
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, baseUrl))
}

export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  baseUrl: string,
): FastifyReply {
  const { problem, status, expected } = problemOf(error)
  if (expected) request.log.info({ problem: problem.code, detail: problem.detail }, 'request refused')
  else request.log.error({ err: error }, 'request failed')
  const language = languageOf(request)
  if (status === 401) reply.header('www-authenticate', challengeOf(problem))
  if (problem.code === 'identity.scope_not_granted')
    reply.header('www-authenticate', 'Bearer realm="yimen", error="insufficient_scope"')
  return reply
    .code(status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problemBody(problem, status, language, request.id, baseUrl))
}

/** RFC 6750 §3: no error code when no token was sent at all. */
function challengeOf(problem: Problem): string {
  return problem.code === 'api.token_missing' ? 'Bearer realm="yimen"' : 'Bearer realm="yimen", error="invalid_token"'
}

function problemBody(
  problem: Problem,
  status: number,
  language: Language,
  requestId: string,
  baseUrl: string,
): ProblemAnswer {
  return {
    type: `${baseUrl}/docs/problems#${problem.code}`,
    title: titles[problem.kind][language],
    status,
    code: problem.code,
    detail: problem.sentence[language],
    instance: `urn:uuid:${requestId}`,
    errors: problem.fields.map((fault) => ({
      pointer: pointerOf(fault),
      code: fault.code,
      detail: fault.sentence[language],
    })),
  }
}

const statusOfCode: Readonly<Record<string, number>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 400,
  FST_ERR_CTP_EMPTY_JSON_BODY: 400,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 415,
}

/** Faults of the framework get our words; everything else is a problem already, or unexpected. */
function problemOf(error: unknown): { problem: Problem; status: number; expected: boolean } {
  if (error instanceof Problem) return asProblem(error)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ keyword, instancePath, message, params }) => ({
      keyword,
      instancePath,
      params,
      ...(message && { message }),
    }))
    return { problem: invalidRequest(issues, error.validationContext ?? 'body'), status: 422, expected: true }
  }
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  const status = statusOfCode[code ?? ''] ?? (error instanceof SyntaxError && statusCode === 400 ? 400 : undefined)
  if (status === 415) return { problem: apiProblem('api.media_type'), status, expected: true }
  if (status === 400) return { problem: apiProblem('api.body_malformed'), status, expected: true }
  const known = asProblem(error)
  if (known.problem.code !== 'request.malformed') return known
  return { problem: apiProblem('api.request_malformed', {}, code), status: known.status, expected: true }
}

/** `answers.siteAddress` → `/answers/siteAddress` */
function pointerOf({ field }: FieldFault): string {
  return field === '' ? '' : `/${field.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '/')}`
}
