import type { ItemDefinition } from '../schema.ts'
import texts from './compose.texts.json' with { type: 'json' }

/** What is suspended or abolished can be read and not applied for; that it is open otherwise is kept for when it is resumed. */
export function closedByStatus(definition: ItemDefinition): ItemDefinition {
  const { status } = definition
  return status ? { ...definition, applyOnline: false, applyAbsentReason: texts[status.kind] } : definition
}
