import { expect, test } from 'vitest'
import type { Duty } from '../../../kernel/actor.ts'
import { superiorOf, toldAtOnce } from './superior.ts'

const [office, competent, clerk, chief, second] = ['office', 'competent', 'clerk', 'chief', 'second']
const post = (id: string, ...duties: Duty[]) => ({ id, duties })
const posts = [post(clerk, 'review'), post(chief, 'review', 'decide')]
const asked = (postId: string | null, departmentId: string | null = office) => ({
  officeId: office,
  departmentId,
  postId,
})

test('the superior of a post is whoever else decides in its body, else the competent body, else nobody', () => {
  expect(superiorOf(asked(clerk), posts)).toBe(office)
  expect(superiorOf(asked(clerk, competent), posts)).toBe(office)
  expect(superiorOf(asked(chief, competent), posts)).toBe(competent)
  expect(superiorOf(asked(chief), posts)).toBeNull()
  expect(superiorOf(asked(chief), [...posts, post(second, 'decide')])).toBe(office)
  expect(superiorOf(asked(clerk, competent), [post(clerk, 'review')])).toBe(competent)
  expect(superiorOf(asked(null, null), [])).toBeNull()
})

test('what the whole body is asked is told at once only to another body', () => {
  expect(toldAtOnce(asked(clerk), posts)).toBe(office)
  expect(superiorOf(asked(null), posts)).toBe(office)
  expect(toldAtOnce(asked(null), posts)).toBeNull()
  expect(toldAtOnce(asked(null, competent), [post(clerk, 'review')])).toBe(competent)
})
