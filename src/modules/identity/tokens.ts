import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import type { Platform } from '../../platform/platform.ts'
import { identityProblem } from './errors.ts'
import { type Scope, scopes } from './rules/scopes.ts'

/** Seconds. Short, because a token is checked without asking the database. */
export const tokenSeconds = 600

/** What a verified token says. */
export interface Access {
  readonly clientId: string
  readonly scopes: readonly Scope[]
}

export interface Tokens {
  issue(access: Access): Promise<string>
  /** Throws `identity.token_invalid`. */
  verifyToken(token: string): Promise<Access>
  /** Public keys with which others may verify our tokens (JWK set, RFC 7517). */
  tokenKeys(): Promise<{ readonly keys: readonly JWK[] }>
}

/** Verified tokens that are remembered: some kilobytes each. A client asks for a new one every ten minutes and calls thousands of times with it. */
const verifiedMax = 1_000

const algorithm = 'EdDSA'
const tokenType = 'at+jwt'
/** PKCS #8 header of an Ed25519 key (RFC 8410); the 32 bytes of the seed follow. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Access tokens as RFC 9068 describes them. Every process derives the same key from the master, so none must be shared or stored. */
export function createTokens({ keys, clock, config }: Pick<Platform, 'keys' | 'clock' | 'config'>): Tokens {
  const seed = keys.purposeKey('access-token/1').export()
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Header, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const issuer = config.baseUrl
  const audience = `${config.baseUrl}/v1`
  const publicJwk = (async () => {
    const jwk = await exportJWK(publicKey)
    return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: algorithm, use: 'sig' }
  })()

  const verified = new Map<string, { readonly access: Access; readonly expiresAt: number }>()

  return {
    async issue(access) {
      const issuedAt = Math.floor(clock.now().getTime() / 1000)
      return new SignJWT({ client_id: access.clientId, scope: access.scopes.join(' ') })
        .setProtectedHeader({ alg: algorithm, typ: tokenType, kid: (await publicJwk).kid })
        .setIssuer(issuer)
        .setSubject(access.clientId)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + tokenSeconds)
        .setJti(randomUUID())
        .sign(privateKey)
    },
    async verifyToken(token) {
      const known = verified.get(token)
      if (known && clock.now().getTime() < known.expiresAt) return known.access
      verified.delete(token)
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer,
          audience,
          algorithms: [algorithm],
          typ: tokenType,
          currentDate: clock.now(),
          requiredClaims: ['exp', 'iat', 'client_id', 'scope'],
        })
        const named = String(payload.scope).split(' ')
        const access = {
          clientId: String(payload.client_id),
          scopes: scopes.filter((scope) => named.includes(scope)),
        }
        if (verified.size >= verifiedMax) verified.clear()
        verified.set(token, { access, expiresAt: Number(payload.exp) * 1000 })
        return access
      } catch (error) {
        throw identityProblem('identity.token_invalid', {}, (error as Error).message)
      }
    },
    tokenKeys: async () => ({ keys: [await publicJwk] }),
  }
}
