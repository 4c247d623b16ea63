import { birthLife } from './lives/birth.ts'
import { findLife } from './lives/find.ts'
import { insuranceLife } from './lives/insurance.ts'
import { licenceLife } from './lives/licence.ts'
import { newItemLife } from './lives/new-item.ts'
import { otherEndings } from './lives/other-endings.ts'
import type { Stage } from './stage.ts'

type Life = (stage: Stage) => Promise<void>

/** What can be played, by name: lives one after the other on one instance. Each life can be played by itself too. */
export const journeys: Readonly<Record<string, readonly Life[]>> = {
  'main-job': [licenceLife, birthLife, insuranceLife, otherEndings],
  licence: [licenceLife],
  birth: [birthLife],
  insurance: [insuranceLife],
  'other-endings': [otherEndings],
  'new-item': [newItemLife],
  find: [findLife],
}
