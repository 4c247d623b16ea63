import type { DataElementId } from '../schema/vocabulary.ts'
import type { ItemDefinition } from '../schema.ts'
import { linkName } from './names.ts'
import type { LinkKind } from './schema.ts'

/** What a definition in force says of the vocabularies. */
export interface VocabularySubject {
  readonly kind: 'item' | 'standard'
  readonly id: string
  readonly definition: Pick<ItemDefinition, 'name' | 'regionCode' | 'materials' | 'form'>
}

/** One name in one definition, with the places that use it. */
export interface NameUse {
  readonly kind: LinkKind
  readonly name: string
  readonly shown: string
  readonly standardCode: string | null
  readonly element: DataElementId | null
  /** What the content itself says it is; empty: nothing. */
  readonly explicitKey: string
  readonly places: number
}

/** Every name of a material and of a form field, each once for each thing that the content says it is. */
export function namesOf({ materials, form }: VocabularySubject['definition']): readonly NameUse[] {
  const found = new Map<string, NameUse>()
  const add = (use: Omit<NameUse, 'name' | 'places'>) => {
    const name = linkName(use.shown)
    if (name === '') return
    const at = `${use.kind} ${use.explicitKey} ${name}`
    const before = found.get(at)
    found.set(at, { ...use, ...before, name, places: (before?.places ?? 0) + 1 })
  }
  for (const { name, standardCode, evidenceType } of materials ?? []) {
    add({ kind: 'material', shown: name, standardCode, element: null, explicitKey: evidenceType ?? '' })
  }
  for (const { label, element, dataElement } of form?.sections.flatMap(({ fields }) => fields) ?? []) {
    add({ kind: 'field', shown: label, standardCode: null, element, explicitKey: dataElement ?? '' })
  }
  return [...found.values()]
}
