import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from './texts/index.ts'

/** How somebody likes to read. Kept in one readable cookie; none of it says who she is. */
export interface Preferences {
  readonly language: Language
  /** Undefined: she has not chosen, and it is as the region's site has it. */
  readonly elder: boolean | undefined
  readonly contrast: boolean
  /** 12 digits; empty when no region was visited. */
  readonly region: string
}

const cookieName = 'yimen_reading'
const yearSeconds = 31_536_000

export function preferencesOf(request: FastifyRequest): Preferences {
  const [language, elder, contrast, region] = (request.cookies[cookieName] ?? '').split('.')
  return {
    language: language === 'en' ? 'en' : 'zh',
    elder: elder === '1' ? true : elder === '0' ? false : undefined,
    contrast: contrast === '1',
    region: /^\d{12}$/.test(region ?? '') ? (region as string) : '',
  }
}

export function keepPreferences(reply: FastifyReply, preferences: Preferences, secure: boolean): void {
  const value = [
    preferences.language,
    preferences.elder === undefined ? '' : preferences.elder ? '1' : '0',
    preferences.contrast ? '1' : '0',
    preferences.region,
  ].join('.')
  reply.setCookie(cookieName, value, { path: '/', maxAge: yearSeconds, httpOnly: true, sameSite: 'lax', secure })
}

/** A path of this site to return to; anything else becomes the start page, so that no link can lead people away. */
export function localPath(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return '/'
  return path.includes('\\') ? '/' : path
}
