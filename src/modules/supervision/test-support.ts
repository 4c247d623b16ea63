import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import { calendarOf } from '../../../tests/support/generated-variants.ts'
import type { CaseEvent } from '../cases/rules/events.ts'
import { type WholeCourse, wholeCourse } from '../cases/rules/wholeCourse.ts'
import { department, windowDepartment } from '../cases/test-support.ts'
import type { ItemDefinition } from '../catalog/index.ts'
import { preparedSet, readRules } from './readRules.ts'
import { cardsOf } from './rules/cardsOf.ts'
import { type InForce, inForceFor, type RuleSet } from './rules/ruleSets.ts'
import type { Rule } from './schema.ts'

const { edition: _, ...content } = shipped

/** An edition of the shipped rules, changed or not. */
export function edition(
  change: (rules: readonly Rule[]) => readonly Rule[] = (rules) => rules,
  place: Pick<RuleSet, 'regionPrefix' | 'version' | 'inForceFrom'> = {
    regionPrefix: '',
    version: 1,
    inForceFrom: new Date('2000-01-01T00:00:00+08:00'),
  },
): RuleSet {
  const read = readRules(content)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return preparedSet(place, { ...read.content, rules: [...change(read.content.rules)] })
}

export const regionCode = '430102000000'
export const shippedRules: readonly InForce[] = inForceFor([edition()], regionCode)

/** The course of a case of this item, from its events. */
export function courseOf(item: ItemDefinition, events: readonly CaseEvent[], calendars = calendarOf): WholeCourse {
  return wholeCourse({
    caseId: '01990000-0000-7000-8000-0000000000ca',
    place: {
      regionCode,
      departmentId: department,
      windowDepartmentId: windowDepartment,
      itemId: '01990000-0000-7000-8000-00000000000a',
      versionId: '01990000-0000-7000-8000-00000000000b',
      channel: 'online',
    },
    item,
    events,
    calendarOf: calendars,
  })
}

/** As one line a card: which, when (in China), for what. */
export function said(
  course: WholeCourse,
  until: string | Date,
  timeline: readonly InForce[] = shippedRules,
): readonly string[] {
  return cardsOf(course, timeline, new Date(until))
    .cards.map(({ ruleNumber, occasion, raisedAt }) => `${chinaTime(raisedAt)} ${ruleNumber} ${occasion}`)
    .toSorted()
}

export function chinaTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
