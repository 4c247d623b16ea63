import { z } from 'zod'
import type { Hit } from './answer.ts'
import { problem } from './errors.ts'

/** Where a list goes on: behind this score, and among equals behind this one. */
const Place = z.strictObject({ score: z.number(), id: z.string().max(100) })
type Place = z.infer<typeof Place>

export function writePlace(last: Place | Hit): string {
  const place = 'line' in last ? { score: last.score, id: last.line.itemId } : last
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Throws `search.cursor_invalid`. */
export function readPlace(text: string): Place {
  try {
    return Place.parse(JSON.parse(Buffer.from(text.slice(0, 600), 'base64url').toString('utf8')))
  } catch {
    throw problem('search.cursor_invalid')
  }
}

/** How many of the hits the reader has seen: up to the one named, or, when that is gone, to the first that is worse. */
export function hitAfter(hits: readonly Hit[], { score, id }: Place): number {
  const at = hits.findIndex(({ line }) => line.itemId === id)
  if (at >= 0) return at + 1
  const worse = hits.findIndex((hit) => hit.score < score)
  return worse < 0 ? hits.length : worse
}
