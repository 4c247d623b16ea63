import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { uuidV7 } from '../../../kernel/ids.ts'
import type { Look } from '../schema.ts'
import { groupLooks, type LookGroup } from './groups.ts'

const post = (digit: number) => `01990000-0000-7000-8000-00000000000${digit}`

function look(at: string | Date, given: Partial<Look> = {}): Look {
  const instant = new Date(at)
  return {
    id: uuidV7(instant.getTime()),
    at: instant,
    regionCode: '430102000000',
    actorKind: 'staff',
    actorId: post(1),
    postId: post(2),
    departmentId: post(3),
    via: null,
    subjectHash: null,
    caseId: post(9),
    purpose: 'review',
    what: 'case',
    ...given,
  }
}

describe('one line a looker, purpose and day', () => {
  test('counts the looks of a day and says when the first and the last was', () => {
    const looks = [
      look('2026-11-20T17:00:00+08:00', { what: 'materials' }),
      look('2026-11-20T10:00:00+08:00'),
      look('2026-11-20T09:00:00+08:00', { what: 'materials' }),
    ]
    const { groups, next } = groupLooks(looks, false, 20)
    expect(groups).toEqual([
      expect.objectContaining({
        id: looks[0]?.id,
        day: '2026-11-20',
        count: 3,
        first: new Date('2026-11-20T09:00:00+08:00'),
        last: new Date('2026-11-20T17:00:00+08:00'),
        what: ['materials', 'case'],
      }),
    ])
    expect(next).toBeUndefined()
  })

  test.each([
    ['another post', { postId: post(4) }],
    ['another purpose', { purpose: 'decide' as const }],
    ['a machine between', { via: 'portal-of-a-city' }],
  ])('%s is a line of its own', (_, other) => {
    const at = '2026-11-20T10:00:00+08:00'
    expect(groupLooks([look(at), look(at, other)], false, 20).groups).toHaveLength(2)
  })

  test('two people in one post are one line: the owner is told the office', () => {
    const at = '2026-11-20T10:00:00+08:00'
    expect(groupLooks([look(at), look(at, { actorId: post(8) })], false, 20).groups).toHaveLength(1)
  })

  test('days are those of Shanghai', () => {
    const looks = [look('2026-11-20T00:30:00+08:00'), look('2026-11-19T23:30:00+08:00')]
    expect(groupLooks(looks, false, 20).groups.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-19'])
  })
})

describe('pages', () => {
  test('a day that the reading cut waits for the next page, so that its count is right', () => {
    const looks = [look('2026-11-20T09:00:00+08:00'), look('2026-11-19T10:00:00+08:00')]
    const { groups, next } = groupLooks(looks, true, 20)
    expect(groups.map(({ day }) => day)).toEqual(['2026-11-20'])
    expect(next).toBe(looks[0]?.id)
  })

  test('whatever the reading holds, following the pages tells every look once', () => {
    const minutes = fc.array(fc.tuple(fc.nat(20_000), fc.nat(2)), { maxLength: 60 })
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5 }), (given, held, enough) => {
        const looks = given
          .map(([minute, who]) => look(new Date(Date.UTC(2026, 10, 1) + minute * 60_000), { postId: post(who) }))
          .toSorted((one, other) => (one.id < other.id ? 1 : -1))
        const told: LookGroup[] = []
        let after: string | undefined
        do {
          const left = looks.filter(({ id }) => after === undefined || id < after)
          const page = groupLooks(left.slice(0, held), left.length > held, enough)
          told.push(...page.groups)
          after = page.next
        } while (after !== undefined)
        return told.reduce((sum, { count }) => sum + count, 0) === looks.length
      }),
    )
  })
})
