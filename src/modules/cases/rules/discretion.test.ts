import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../kernel/problem.ts'
import { DiscretionTable } from '../../catalog/index.ts'
import type { Command, TableUse } from '../schema.ts'
import { applicationOf, calendar, department, given, items, parties, staff, submitted } from '../test-support.ts'
import { decide } from './decide.ts'
import { fold } from './fold.ts'

const table = DiscretionTable.parse({
  id: 'order',
  title: '孩次',
  basis: '演示基准',
  facts: [
    { kind: 'number', id: 'children', label: '已有孩子', unit: '个', min: 0, max: 20, whole: true },
    { kind: 'yesNo', id: 'approved', label: '已批准再生育' },
  ],
  outcomes: [
    { id: 'register', label: '登记', decision: 'grant' },
    { id: 'refuse', label: '不予登记', decision: 'deny' },
  ],
  rows: [
    { when: { children: between(null, 2) }, outcome: 'register', basis: '第一条' },
    { when: { children: between(3, null), approved: { kind: 'is', value: true } }, outcome: 'register', basis: null },
    { when: { children: between(3, null), approved: { kind: 'is', value: false } }, outcome: 'refuse', basis: null },
  ],
})

function between(from: number | null, to: number | null) {
  return { kind: 'between', from, fromIncluded: true, to, toIncluded: true }
}

const now = new Date('2026-11-24T09:00:00+08:00')
const officer = staff(['review', 'decide'], department, '5e')
const clerk = staff(['accept'], department, '5a')
const item = { ...items.birth, discretion: [table] }
const events = given(submitted(now), { type: 'accepted', data: { by: 'window' }, effectiveAt: now, by: clerk })
const points = item.reviewPoints.map(({ id }) => id)

const decided = (act: 'review_and_grant' | 'review_and_deny', discretion?: TableUse[]) => {
  const words = act === 'review_and_grant' ? { opinion: '' } : { reason: '不符合规定。' }
  return decide({ action: act, points, ...words, discretion } as Command, {
    item,
    state: fold(item, events),
    parties,
    calendar,
    actor: officer,
    application: applicationOf('birth'),
    now,
  }).at(-1)!
}
const refusalOf = (act: 'review_and_grant' | 'review_and_deny', discretion?: TableUse[]): Problem => {
  try {
    decided(act, discretion)
  } catch (error) {
    return error as Problem
  }
  throw new Error('was decided')
}

describe('a decision by a discretion table', () => {
  test('keeps table and outcome in the event, the facts in the payload', () => {
    const use = { table: 'order', facts: { children: 1, approved: false } }
    expect(decided('review_and_grant', [use])).toMatchObject({
      type: 'decided',
      data: { outcome: 'granted', discretion: [{ table: 'order', outcome: 'register' }] },
      payload: { kind: 'opinion', value: { discretion: [use] } },
    })
    expect(JSON.stringify(decided('review_and_grant', [use]).data)).not.toContain('children')
  })

  test('is refused until every fact is chosen and possible, at the fact', () => {
    expect(refusalOf('review_and_grant')).toMatchObject({ code: 'case.discretion_incomplete' })
    const half = refusalOf('review_and_deny', [{ table: 'order', facts: { children: 2.5, approved: true } }])
    expect(half.fields).toMatchObject([{ field: 'fact.order.children', code: 'discretion.fact_missing' }])
    expect(half.fields[0]?.sentence.zh).toContain('“已有孩子”')
  })

  test('against the table needs a written reason, and is marked for supervision', () => {
    const facts = { children: 3, approved: false }
    expect(refusalOf('review_and_grant', [{ table: 'order', facts }])).toMatchObject({
      code: 'case.discretion_departure',
      fields: [{ field: 'departure.order' }],
    })
    const departure = '上级批复已到，系统尚未更新。'
    expect(decided('review_and_grant', [{ table: 'order', facts, departure }])).toMatchObject({
      data: { discretion: [{ table: 'order', outcome: 'refuse', against: true }] },
      payload: { value: { discretion: [{ departure }] } },
    })
    expect(decided('review_and_deny', [{ table: 'order', facts }]).data).toMatchObject({
      discretion: [{ table: 'order', outcome: 'refuse' }],
    })
  })

  test('of an item without tables is as before, and what a sender makes up is dropped', () => {
    const context = {
      item: items.birth,
      state: fold(items.birth, events),
      parties,
      calendar,
      actor: officer,
      application: applicationOf('birth'),
      now,
    }
    const command: Command = {
      action: 'review_and_grant',
      points,
      opinion: '',
      discretion: [{ table: 'invented', facts: { name: '某人' } }],
    }
    const event = decide(command, context).at(-1)!
    expect(event.data).not.toHaveProperty('discretion')
    expect(JSON.stringify(event)).not.toContain('某人')
  })
})
