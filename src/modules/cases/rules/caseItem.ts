import type { ItemDefinition } from '../../catalog/index.ts'

/** What the rules need of the item version. */
export type CaseItem = Pick<
  ItemDefinition,
  | 'duties'
  | 'tier'
  | 'limits'
  | 'type'
  | 'result'
  | 'reviewPoints'
  | 'discretion'
  | 'stockOpinions'
  | 'form'
  | 'materials'
  | 'situations'
  | 'consultations'
  | 'promise'
>
