import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Modules } from '../composition.ts'
import { Problem } from '../kernel/problem.ts'
import { asProblem } from '../platform/http/problem-status.ts'

const TokenRequest = z.object({
  grant_type: z.string().max(100).describe('client_credentials'),
  scope: z.string().max(500).optional().describe('Scopes with blanks between; left out: all that are granted'),
  client_id: z.string().max(100).optional().describe('When HTTP Basic is not used'),
  client_secret: z.string().max(200).optional(),
})

const TokenAnswer = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().describe('Seconds'),
    scope: z.string(),
  })
  .describe('An access token (RFC 6749 §5.1)')

const TokenError = z
  .strictObject({ error: z.string(), error_description: z.string() })
  .describe('An error of the token endpoint (RFC 6749 §5.2)')

const KeySet = z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())) }).describe('JWK set (RFC 7517)')

type ErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable'

/** OAuth 2 client credentials (RFC 6749 §4.4), and the keys with which others verify our tokens. */
export function oauth(app: FastifyInstance, { identity }: Modules): void {
  app.post('/oauth/token', {
    schema: {
      operationId: 'postOauthToken',
      tags: ['tokens'],
      summary: 'An access token for a machine client',
      description:
        'The client proves itself with HTTP Basic, or with client_id and client_secret in the form. After several failures the answer is 429 for a while.',
      consumes: ['application/x-www-form-urlencoded'],
      body: TokenRequest,
      response: { 200: TokenAnswer, 400: TokenError, 401: TokenError, 429: TokenError },
    },
    errorHandler: answerTokenError,
    handler: async (request, reply) => {
      const {
        grant_type: grantType,
        scope = '',
        client_id: id,
        client_secret: secret,
      } = request.body as z.infer<typeof TokenRequest>
      if (grantType !== 'client_credentials')
        return tokenError(reply, 400, 'unsupported_grant_type', 'Only client_credentials is supported.')
      const credentials = basicOf(request) ?? { clientId: id ?? '', secret: secret ?? '' }
      const scopes = scope.split(' ').filter(Boolean)
      const token = await identity.issueToken({ ...credentials, scopes }, { address: request.ip })
      return reply.headers(uncached).send({
        access_token: token.accessToken,
        token_type: 'Bearer',
        expires_in: token.expiresInSeconds,
        scope: token.scopes.join(' '),
      })
    },
  })
  app.get('/.well-known/jwks.json', {
    schema: {
      operationId: 'getJwks',
      tags: ['tokens'],
      summary: 'The public keys of the access tokens',
      response: { 200: KeySet },
    },
    handler: async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').send(await identity.tokenKeys()),
  })
}

const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' } as const

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
function basicOf({ headers }: FastifyRequest): { clientId: string; secret: string } | undefined {
  const [scheme, encoded] = (headers.authorization ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic' || !encoded) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return { clientId: '', secret: '' }
  return { clientId: decoded(text.slice(0, colon)), secret: decoded(text.slice(colon + 1)) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

/** The token endpoint has its own format of errors; RFC 6749 allows ASCII only in the description, so it is English. */
function answerTokenError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, status, expected } = asProblem(error)
  if (!expected) request.log.error({ err: error }, 'request failed')
  else request.log.info({ problem: problem.code }, 'token refused')
  if (!(error instanceof Problem) && status < 500)
    return tokenError(reply, 400, 'invalid_request', 'Send grant_type=client_credentials as a form.')
  switch (problem.code) {
    case 'identity.client_unknown':
      reply.header('www-authenticate', 'Basic realm="yimen"')
      return tokenError(reply, 401, 'invalid_client', problem.sentence.en)
    case 'identity.scope_not_granted':
      return tokenError(reply, 400, 'invalid_scope', problem.sentence.en)
    default:
      return tokenError(reply, status, 'temporarily_unavailable', problem.sentence.en)
  }
}

function tokenError(reply: FastifyReply, status: number, error: ErrorCode, description: string): FastifyReply {
  return reply
    .code(status)
    .headers(uncached)
    .send({ error, error_description: ascii(description) })
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, "'")
}
