import { randomUUID } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits. Growing tables are
 * range-partitioned on it, so the time in it decides where a row lives.
 */
export function uuidV7(nowMs: number): string {
  const time = nowMs.toString(16).padStart(12, '0')
  // The random bits of a version 4: the system draws them for many at once.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for the lower-case text form of any UUID. Look-ups by a malformed id answer "not found" without asking. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
