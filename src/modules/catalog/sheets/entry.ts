import type { StandardContent } from '../schema/standard.ts'
import type { ItemDefinition } from '../schema.ts'

/** What one row of the catalogue says: an item, or with `standard` a 基本目录事项 whose definition it is. */
export interface Entry {
  readonly definition: ItemDefinition
  readonly standard?: Omit<StandardContent, 'definition'>
}
