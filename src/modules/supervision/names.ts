import { createHash } from 'node:crypto'

/**
 * The id of what follows from something by rule: the same for whoever comes to it, in the month of that something. Time and version of its id in
 * front, the rest a hash of what it is named by.
 */
export function idFrom(origin: string, ...names: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([origin, ...names]))
    .digest('hex')
  const variant = '89ab'[Number.parseInt(hash[3] ?? '0', 16) % 4]
  return `${origin.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}

export function cardIdOf(caseId: string, ruleNumber: string, occasion: string): string {
  return idFrom(caseId, 'card', ruleNumber, occasion)
}
/** 督办编号: the year and eight characters that can be read out. */
export function orderNumberOf(orderId: string, year: string): string {
  const hash = createHash('sha256').update(orderId).digest()
  return `DB${year}-${Array.from({ length: 8 }, (_, at) => readable[(hash[at] ?? 0) % readable.length]).join('')}`
}

/** Without letters and digits that are taken for one another. */
const readable = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
