import type { ItemWrite } from '../itemWrite.ts'
import type { StandardContent } from '../schema/standard.ts'
import type { ItemDefinition } from '../schema.ts'
import type { VocabularySubject } from './names-of.ts'

/** What items coming into force say of the vocabularies. A claim says nothing itself, and what is abolished asks for nothing any more. */
export function itemSubjects(items: readonly ItemWrite[]): readonly VocabularySubject[] {
  return items.map(({ itemId: id, name, regionCode, baseVersionId, status, content }) => {
    const silent = baseVersionId !== null || status === 'abolished'
    const definition = silent ? { name, regionCode, materials: null, form: null } : (content as ItemDefinition)
    return { kind: 'item', id, definition }
  })
}

export function standardSubject(id: string, { definition }: StandardContent): VocabularySubject {
  const silent = definition.status?.kind === 'abolished'
  return { kind: 'standard', id, definition: silent ? { ...definition, materials: null, form: null } : definition }
}
