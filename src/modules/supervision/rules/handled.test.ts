import { expect, test } from 'vitest'
import type { CaseEventBody } from '../../cases/rules/events.ts'
import { consulted, department, given, items, staff, submitted, windowDepartment } from '../../cases/test-support.ts'
import { courseOf } from '../test-support.ts'
import { isHandledBy } from './handled.ts'

const filed = submitted('2026-10-30T09:00:00+08:00')
const [asked = ''] = consulted
const elsewhere = '01990000-0000-7000-8000-0000000000e2'
const happened = <Body extends CaseEventBody>(at: string, body: Body, by: ReturnType<typeof staff>) => ({
  ...body,
  effectiveAt: new Date(`2026-${at}+08:00`),
  by,
})

test('the competent body and its window handle a case, whoever has acted in it', () => {
  const course = courseOf(items.food, given(filed))
  expect([department, windowDepartment].map((body) => isHandledBy(course, body))).toEqual([true, true])
  expect([asked, elsewhere].map((body) => isHandledBy(course, body))).toEqual([false, false])
})

test('so do whoever acted in it and whoever was asked for an opinion', () => {
  const accepted = happened(
    '11-02T10:00:00',
    { type: 'accepted', data: { by: 'window' } },
    staff(['accept'], elsewhere, 'c9'),
  )
  const acted = courseOf(items.food, given(filed, accepted))
  expect([asked, elsewhere].map((body) => isHandledBy(acted, body))).toEqual([false, true])
  const opinion = happened(
    '11-03T10:00:00',
    { type: 'opinion_requested', data: { opinionId: elsewhere, departmentId: asked, days: 3 } },
    staff(['review', 'decide']),
  )
  expect(isHandledBy(courseOf(items.food, given(filed, accepted, opinion)), asked)).toBe(true)
})
