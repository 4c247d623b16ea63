import { expect, test } from 'vitest'
import { type Candidate, itemMeant, nextStepsAfter } from './nextSteps.ts'

const step = (outcome: 'granted' | 'denied' | 'any', name: string) => ({
  outcome,
  name,
  catalogCode: null,
  reason: '因',
})
const steps = [step('granted', '甲'), step('denied', '乙'), step('any', '丙')]
const names = (end: 'granted' | 'denied' | 'open') => nextStepsAfter({ nextSteps: steps }, end).map(({ name }) => name)

test('what is offered depends on how the case ended; who plans, plans for a yes', () => {
  expect(names('granted')).toEqual(['甲', '丙'])
  expect(names('open')).toEqual(['甲', '丙'])
  expect(names('denied')).toEqual(['乙', '丙'])
})

const [district, city, province] = ['430102000000', '430100000000', '430000000000']
const chain = [district, city, province]
const item = (regionCode: string, name: string, catalogCode: string | null = null): Candidate => ({
  regionCode,
  name,
  catalogCode,
})
const meant = (wanted: { name: string; catalogCode: string | null }, ...candidates: Candidate[]) =>
  itemMeant(wanted, candidates, chain)

test('the nearest region that has it', () => {
  const here = item(district, '甲')
  const above = item(province, '甲')
  expect(meant({ name: '甲', catalogCode: null }, above, here)).toBe(here)
  expect(meant({ name: '甲', catalogCode: null }, above)).toBe(above)
  expect(meant({ name: '甲', catalogCode: null }, item('511602000000', '甲'))).toBeUndefined()
})

test('the one of that name among several with the code; the only one with it; none of several', () => {
  const [one, two] = [item(district, '甲（新办）', 'C1'), item(district, '甲（变更）', 'C1')]
  expect(meant({ name: '甲（变更）', catalogCode: 'C1' }, one, two)).toBe(two)
  expect(meant({ name: '甲', catalogCode: 'C1' }, one)).toBe(one)
  expect(meant({ name: '甲', catalogCode: 'C1' }, one, two)).toBeUndefined()
  expect(meant({ name: '甲', catalogCode: null }, one)).toBeUndefined()
  expect(meant({ name: '甲', catalogCode: 'C1' }, item(district, '甲'), item(district, '甲', 'C1'))?.catalogCode).toBe(
    'C1',
  )
})
