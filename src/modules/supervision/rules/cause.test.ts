import { describe, expect, test } from 'vitest'
import { type Caused, isSameCause } from './cause.ts'

const id = (last: string) => `01990000-0000-7000-8000-0000000000${last}`
const late = (clock: string, sequence: number, more: Partial<Caused> = {}): Caused => ({
  caseId: id('ca'),
  occasion: `${clock}//2026-11-23`,
  sequence,
  officeId: id('0f'),
  postId: id('05'),
  details: { kind: 'clock', clock, start: '2026-11-23', day: '2026-11-30' },
  ...more,
})
const act = (sequence: number): Caused => late('act', sequence, { details: { kind: 'act', type: 'decided' } })

describe('one answer explains', () => {
  test.each<[string, Caused, Caused]>([
    ['warning, yellow and red card of one limit, whatever was done between', late('step', 4), late('step', 6)],
    ['limits that passed one after the other while the case stood still', late('step', 4), late('promised', 4)],
    ['what one act broke', act(7), act(7)],
    ['cards of a body that name no post', late('step', 4, { postId: null }), late('promised', 4, { postId: null })],
  ])('%s', (_, one, other) => {
    expect(isSameCause(one, other)).toBe(true)
    expect(isSameCause(other, one)).toBe(true)
  })
})

describe('one answer does not explain', () => {
  test.each<[string, Caused, Caused]>([
    ['two delays of one case', late('acceptance', 2), late('delivery', 9)],
    ['two acts', act(7), act(8)],
    ['a delay and the act at which it ended', late('step', 7), act(7)],
    ['another case', late('step', 4), late('step', 4, { caseId: id('cb') })],
    ['another body', late('step', 4), late('step', 4, { officeId: id('0e') })],
    ['another post of the body', late('step', 4), late('step', 4, { postId: id('06') })],
    ['a post and its whole body', late('step', 4), late('step', 4, { postId: null })],
    [
      'two cards of which each has causes of its own',
      late('unanswered', 4, { details: { kind: 'unanswered', cards: [] } }),
      late('unanswered', 4, { details: { kind: 'unanswered', cards: [] } }),
    ],
  ])('%s', (_, one, other) => {
    expect(isSameCause(one, other)).toBe(false)
    expect(isSameCause(other, one)).toBe(false)
  })
})
