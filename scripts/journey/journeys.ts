import { birthLife } from './lives/birth.ts'
import { findLife } from './lives/find.ts'
import { hardCaseLife } from './lives/hard-case.ts'
import { insuranceLife } from './lives/insurance.ts'
import { licenceLife } from './lives/licence.ts'
import { newItemLife } from './lives/new-item.ts'
import { otherEndings } from './lives/other-endings.ts'
import { promiseLife } from './lives/promise.ts'
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
  'hard-case': [hardCaseLife],
  promise: [promiseLife],
}

/** Lives of weeks begin on a day of a year whose calendar is known, so that every one of their dates can be said beforehand. */
export const begins: Readonly<Record<string, string>> = {
  'hard-case': '2026-09-14T10:00:00+08:00',
  promise: '2026-08-03T10:00:00+08:00',
}
