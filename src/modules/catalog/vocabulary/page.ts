import { z } from 'zod'
import { problem } from '../errors.ts'
import type { PageAsked, VocabularyPage } from './vocabulary.ts'

/** Reads one page behind a cursor whose shape is its own; one row more than shown tells whether there is another page. */
export async function readPage<Row, Place>(
  asked: PageAsked,
  place: { readonly schema: z.ZodType<Place>; readonly of: (row: Row) => Place },
  read: (after: Place | undefined, limit: number) => Promise<readonly Row[]>,
): Promise<VocabularyPage<Row>> {
  const limit = Math.min(Math.max(Math.trunc(asked.limit ?? 25), 1), 100)
  const after = asked.after === undefined ? undefined : readCursor(asked.after, place.schema)
  const found = await read(after, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last === undefined ? null : writeCursor(place.of(last)) }
}

function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** A name of 200 characters is 800 bytes in a cursor. */
const cursorMax = 2_000

function readCursor<Place>(text: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(Buffer.from(text.slice(0, cursorMax), 'base64url').toString('utf8')))
  } catch {
    throw problem('cursor_invalid')
  }
}

export const textPlace = z.string().max(200)
