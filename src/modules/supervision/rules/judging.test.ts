import { expect, test } from 'vitest'
import type { Staff } from './access.ts'
import { type Answered, barredFrom } from './judging.ts'

const [office, elsewhere] = ['01990000-0000-7000-8000-0000000000a1', '01990000-0000-7000-8000-0000000000a2']
const supervisor: Staff = {
  kind: 'staff',
  staffId: '01990000-0000-7000-8000-0000000000b1',
  postId: '01990000-0000-7000-8000-0000000000c1',
  departmentId: elsewhere,
  regionCode: '430102000000',
  duties: ['supervise'],
}
const by = (actorId: string, kind: Answered['kind'] = 'answered'): Answered => ({ kind, actorKind: 'staff', actorId })
const somebody = by('01990000-0000-7000-8000-0000000000b2')
const own = by(supervisor.staffId)

test.each<[string, readonly Answered[]]>([
  ['the only answer is his', [own]],
  ['an earlier answer was his', [own, by(somebody.actorId, 'returned'), somebody]],
  ['his answer follows another', [somebody, by(somebody.actorId, 'returned'), own]],
])('nobody judges his own answer, in whatever post he is now: %s', (_, steps) => {
  expect(barredFrom(supervisor, office, steps)).toBe('own_answer')
  expect(barredFrom({ ...supervisor, postId: office }, office, steps)).toBe('own_answer')
})

test('nobody judges what his own body answered, even when he opened the order before he came there', () => {
  expect(barredFrom({ ...supervisor, departmentId: office }, office, [somebody])).toBe('own_body')
  expect(barredFrom({ ...supervisor, departmentId: office }, office, [own])).toBe('own_body')
})

test('what he returned himself, and a job of whatever name, keep nobody from judging the next answer', () => {
  const job: Answered = { kind: 'escalated', actorKind: 'system', actorId: supervisor.staffId }
  expect(barredFrom(supervisor, office, [somebody, by(supervisor.staffId, 'returned'), job, somebody])).toBeUndefined()
  expect(barredFrom(supervisor, office, [])).toBeUndefined()
})
