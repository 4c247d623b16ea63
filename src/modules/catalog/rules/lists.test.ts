import { describe, expect, test } from 'vitest'
import type { ItemDefinition, ItemStatus } from '../schema.ts'
import { blankDefinition } from './blank.ts'
import { listsOf, serviceLists, serviceListTexts } from './lists.ts'

const blank = blankDefinition('事项', '430102000000', 'x')
const promised = (days: number) => ({ limits: { ...blank.limits, promised: { days, unit: null, note: null } } })
const visits = (count: number) => ({ visits: { count, reason: null } })
const suspended: ItemStatus = {
  kind: 'suspended',
  reason: '系统升级',
  documentNumber: '1',
  since: '2026-01-01',
  successors: [],
}

describe('the four lists', () => {
  test('an item that publishes nothing is in none of them, and it is not known of any', () => {
    expect(listsOf(blank)).toEqual({ lists: [], unknown: [...serviceLists] })
  })

  // biome-ignore format: one line a case
  const cases: readonly [(typeof serviceLists)[number], string, Partial<ItemDefinition>, 'yes' | 'no' | 'unknown'][] = [
    ['at_once',   'promised on the spot',                promised(0),                                      'yes'],
    ['at_once',   'promised for the next day',           promised(1),                                      'yes'],
    ['at_once',   'promised in two days',                promised(2),                                      'no'],
    ['at_once',   'one clerk decides, nothing promised', { tier: 'simple' },                               'yes'],
    ['at_once',   'one clerk decides in five days',      { ...promised(5), tier: 'simple' },               'no'],
    ['at_once',   'several decide, nothing promised',    { tier: 'complex' },                              'no'],
    ['online',    'online without a visit',              { channels: ['online'], ...visits(0) },           'yes'],
    ['online',    'by telephone without a visit',        { channels: ['window', 'mobile'], ...visits(0) }, 'yes'],
    ['online',    'here without a visit',                { applyOnline: true, ...visits(0) },              'yes'],
    ['online',    'online and one visit',                { channels: ['online'], ...visits(1) },           'no'],
    ['online',    'online, visits not published',        { channels: ['online'] },                         'unknown'],
    ['online',    'at the window only',                  { channels: ['window'] },                         'no'],
    ['online',    'no visit, channels not published',    visits(0),                                        'unknown'],
    ['nearby',    'handled by the street',               { level: '5' },                                   'yes'],
    ['nearby',    'handled by the village, not beyond',  { level: '6', scope: 'none' },                    'yes'],
    ['nearby',    'anywhere in the county',              { level: '4', scope: 'county' },                  'yes'],
    ['nearby',    'only at the office itself',           { level: '4', scope: 'none' },                    'no'],
    ['nearby',    'scope not published',                 { level: '4' },                                   'unknown'],
    ['one_visit', 'no visit',                            visits(0),                                        'yes'],
    ['one_visit', 'one visit',                           visits(1),                                        'yes'],
    ['one_visit', 'two visits',                          visits(2),                                        'no'],
  ]
  test.each(cases)('%s: %s', (list, _title, change, answer) => {
    const { lists, unknown } = listsOf({ ...blank, ...change })
    expect(lists.includes(list) ? 'yes' : unknown.includes(list) ? 'unknown' : 'no').toBe(answer)
  })

  test('what is suspended can be handled nowhere, so it is in no list', () => {
    const whole = { ...promised(0), channels: ['online' as const], ...visits(0), level: '5' as const }
    expect(listsOf({ ...blank, ...whole }).lists).toEqual([...serviceLists])
    expect(listsOf({ ...blank, ...whole, status: suspended })).toEqual({ lists: [], unknown: [] })
  })

  test('each has its words in both languages', () => {
    for (const list of serviceLists) {
      const { name, lead, rule, unknown } = serviceListTexts[list]
      for (const text of [name, lead, rule, unknown]) expect(text.zh && text.en).toBeTruthy()
    }
  })
})
