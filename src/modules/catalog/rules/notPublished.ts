import type { ItemDefinition } from '../schema.ts'

/** The parts of a guide that the definition lacks, so that the page can say so instead of showing nothing. */
export function withNotPublished(definition: ItemDefinition): ItemDefinition {
  const parts: Readonly<Record<string, unknown>> = {
    '/catalogCode': definition.catalogCode,
    '/conditions': definition.conditions,
    '/materials': definition.materials,
    '/form': definition.form,
    '/limits/statutory': definition.limits.statutory,
    '/limits/promised': definition.limits.promised,
    '/result/name': definition.result.name,
    '/visits': definition.visits,
    '/channels': definition.channels.length > 0 ? definition.channels : null,
    '/scope': definition.scope,
    '/fees': definition.fees,
    '/flow': definition.flow,
    '/legalBasis': definition.legalBasis,
    '/faqs': definition.faqs.length > 0 ? definition.faqs : null,
  }
  const missing = Object.entries(parts).flatMap(([pointer, value]) => (value === null ? [pointer] : []))
  return { ...definition, notPublished: missing }
}
