import type { Finding } from '../rules/findings.ts'
import type { ItemDefinition } from '../schema.ts'
import { elementFaults } from './narrowing.ts'
import { evidenceTypes, sharedElements } from './shared.ts'

/** What a definition says of the shared vocabularies and they do not bear out. Apart from the other rules, which run in a browser too. */
export function vocabularyFindings({
  materials,
  form,
}: Pick<ItemDefinition, 'materials' | 'form'>): readonly Finding[] {
  const ofMaterials = (materials ?? []).flatMap(({ evidenceType }, at): Finding[] => {
    if (evidenceType === null || evidenceTypes.has(evidenceType)) return []
    return [{ pointer: `/materials/${at}/evidenceType`, rule: 'evidence_type_unknown', found: evidenceType }]
  })
  const ofFields = (form?.sections ?? []).flatMap(({ fields }, section) =>
    fields.flatMap((field, at): Finding[] => {
      if (field.dataElement === undefined) return []
      const pointer = `/form/sections/${section}/fields/${at}/dataElement`
      const faults = elementFaults(field, sharedElements.get(field.dataElement))
      return faults.map(({ fault: rule, found }) => ({ pointer, rule, found: found.slice(0, 120) }))
    }),
  )
  return [...ofMaterials, ...ofFields]
}
