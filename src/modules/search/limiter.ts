import { createHash, randomBytes } from 'node:crypto'

/** Questions that one address may leave in an hour. Addresses are in memory only, hashed with a salt that nobody keeps. */
const questionsMax = 5
const windowMs = 3_600_000
const addressesMax = 10_000

export function createLimiter(): { allows(from: string): boolean } {
  const salt = randomBytes(16)
  let seen = new Map<string, { count: number; untilMs: number }>()
  return {
    allows(from) {
      const key = createHash('sha256').update(salt).update(networkOf(from)).digest('base64')
      // The process's own time: the limit is about traffic.
      const nowMs = performance.now()
      if (seen.size >= addressesMax) seen = new Map([...seen].filter(([, { untilMs }]) => untilMs > nowMs))
      // Still full: an attack from everywhere, and everybody waits.
      if (seen.size >= addressesMax && !seen.has(key)) return false
      const before = seen.get(key)
      const present = before && before.untilMs > nowMs ? before : { count: 0, untilMs: nowMs + windowMs }
      seen.set(key, { ...present, count: present.count + 1 })
      return present.count < questionsMax
    },
  }
}

/** Of an IPv6 address what stands for one line: whoever has it has all the addresses behind it. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [before = '', after] = address.split('::')
  const groups = before === '' ? [] : before.split(':')
  const behind = after ? after.split(':') : []
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(8 - groups.length - behind.length, 0) }, () => '0')
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':')
}
