import { createHash } from 'node:crypto'
import { z } from 'zod'
import elementFile from '../../../../data/vocabulary/data-elements.json' with { type: 'json' }
import typeFile from '../../../../data/vocabulary/evidence-types.json' with { type: 'json' }
import { EvidenceType, type LinkKind, SharedElement } from './schema.ts'

/** The shared vocabularies, as shipped. They change with a release and not at run time. */
export const sharedElements: ReadonlyMap<string, SharedElement> = byKey(SharedElement, elementFile.elements)
export const evidenceTypes: ReadonlyMap<string, EvidenceType> = byKey(EvidenceType, typeFile.types)

/** Goes with every guess, so that a new vocabulary guesses anew and an old one does not. */
export const vocabularyHash: string = createHash('sha256')
  .update(JSON.stringify([elementFile, typeFile]))
  .digest('hex')
  .slice(0, 16)

/** What a link of this kind may lead to. */
export function entriesOf(kind: LinkKind): ReadonlyMap<string, EvidenceType | SharedElement> {
  return kind === 'material' ? evidenceTypes : sharedElements
}

function byKey<Entry extends { readonly key: string }>(schema: z.ZodType<Entry>, list: unknown) {
  return new Map(
    z
      .array(schema)
      .parse(list)
      .map((entry) => [entry.key, entry]),
  )
}
