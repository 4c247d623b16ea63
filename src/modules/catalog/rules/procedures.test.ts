import { expect, test } from 'vitest'
import { procedureKindOf, stopsClock } from './procedures.ts'

test.each([
  ['听证', 'hearing'],
  ['招标', 'tender'],
  ['拍卖', 'auction'],
  ['产品检验', 'inspection'],
  ['检测', 'testing'],
  ['动物检疫', 'quarantine'],
  ['鉴定^联合审查', 'appraisal'],
  ['专家评审', 'expert_review'],
  ['检测、检验', 'testing'],
  ['检验、检测', 'inspection'],
  ['现场考察', 'other'],
])('%s is %s', (name, kind) => {
  expect(procedureKindOf(name)).toBe(kind)
})

test.each([
  ['a permit, one of the eight', '01', 'hearing', null, true],
  ['a permit, another one by a law', '01', 'other', '某法第一条', true],
  ['a permit, another one without a law', '01', 'other', ' ', false],
  ['no permit, one of the eight', '20', 'hearing', null, false],
  ['no permit, one of the eight by a law', '20', 'hearing', '某法第一条', true],
  ['nothing said of the type', null, 'testing', null, false],
] as const)('%s', (_, type, kind, legalBasis, stops) => {
  expect(stopsClock({ type }, { kind, name: '程序', days: 5, unit: 'working', legalBasis })).toBe(stops)
})
