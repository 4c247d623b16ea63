import { expect, test } from 'vitest'
import { reportBlocks } from '../page.ts'
import { causesOf, type MonthNumbers, rateOf } from './content.ts'

const none: MonthNumbers = { cases: new Map(), cards: new Map(), evaluations: new Map() }
const point = (rule: string | null, cost: number, stands = true) => ({ rule, sentence: rule ?? '整改', cost, stands })

test('causes stand in the order of what they cost, name every point, and count only those that stand', () => {
  const causes = causesOf([point('Y4', 1), point('R1', 5), point('Y4', 1, false), point(null, 2), point('Y4', 0.1)])
  expect(causes.map(({ rule, cost, points }) => [rule, cost, points.length])).toEqual([
    ['R1', 5, 1],
    [null, 2, 1],
    ['Y4', 1.1, 3],
  ])
})

test('rates follow their definitions, and are nothing where there is nothing to divide by', () => {
  expect(rateOf('on_time', none)).toBeNull()
  expect(rateOf('satisfaction', none)).toBeNull()
  const numbers: MonthNumbers = {
    ...none,
    cases: new Map([
      ['on_time', 3],
      ['late', 1],
      ['submitted', 10],
      ['correction_requested', 2],
      ['accepted', 9],
      ['not_accepted', 1],
    ]),
    evaluations: new Map([
      ['grade_1', 3],
      ['grade_5', 1],
    ]),
  }
  expect(rateOf('on_time', numbers)).toBe(0.75)
  expect(rateOf('correction', numbers)).toBe(0.2)
  expect(rateOf('refusal', numbers)).toBe(0.1)
  expect(rateOf('bad', numbers)).toBe(0.25)
})

test('a month in which nothing happened has a report that says so, and one with too much says what is left out', () => {
  const numbers = { now: none, before: none, lastYear: none }
  const blocks = reportBlocks('范围', { numbers, scores: [], points: { listed: [], complete: true } })
  expect(JSON.stringify(blocks)).toContain('本月没有扣分')
  const points = Array.from({ length: 605 }, (_, at) => ({
    ...{ rule: '规则Y4第1版', sentence: '环节超过规定时限', cost: 1, stands: true, contest: '', name: `FR-${at}` },
    ...{ itemName: '事项', day: '2026-12-15' },
  }))
  const full = JSON.stringify(reportBlocks('范围', { numbers, scores: [], points: { listed: points, complete: true } }))
  expect(full).toContain('605件，扣605分')
  expect(full).toContain('另有5件，见同号 Excel 文件')
  expect(full).not.toContain('FR-600"')
  expect(full).not.toMatch(/\{\w+\}|undefined|NaN/)
  expect(full).not.toContain('只列出')
  const cut = { numbers, scores: [], points: { listed: points, complete: false } }
  expect(JSON.stringify(reportBlocks('范围', cut))).toContain('扣分超过5000件，只列出其中5000件')
})
