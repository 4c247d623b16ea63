import { z } from 'zod'
import { problem } from './errors.ts'

/** Where a list in the order of a dictionary goes on. */
const Cursor = z.strictObject({ sortKey: z.string().max(200), id: z.uuid() })
type Cursor = z.infer<typeof Cursor>

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws `cursor_invalid`. */
export function readCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text.slice(0, 400), 'base64url').toString('utf8')))
  } catch {
    throw problem('cursor_invalid')
  }
}
