import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import shipped from '../../../data/supervision/rules.json' with { type: 'json' }
import { conditionWords } from './condition-words.ts'
import { readCondition } from './conditions.ts'
import factTexts from './fact-words.texts.json' with { type: 'json' }
import { factNames } from './rules/facts.ts'

const conditions = shipped.rules.flatMap(({ number, on }) => ('when' in on ? [[number, on.when] as const] : []))

test('every condition that is shipped is said in both languages', () => {
  expect(Object.fromEntries(conditions.map(([number, when]) => [number, conditionWords(when)]))).toEqual({
    A1: { zh: '没有写明理由', en: 'no reason was given' },
    A2: {
      zh: '有首次就能提出的补正事项',
      en: 'something is demanded that could have been demanded the first time',
    },
    A3: {
      zh: '办理结果不是“不予”，并且有审查要点没有确认',
      en: 'the outcome is not “denied”, and a review point was not found met',
    },
    A4: { zh: '与裁量基准不一致', en: 'it departs from a discretion table' },
    A5: {
      zh: '特别程序开始时的剩余时间不超过 1 天，并且特别程序占用的时间不超过 1 个工作日',
      en: 'the time left when the special procedure began is at most 1 day, and the time that the special procedure took is at most 1 working day',
    },
  })
})

test('every fact has words, and no other', () => {
  expect(Object.keys(factTexts).sort()).toEqual([...factNames].sort())
})

describe('what a condition says', () => {
  test.each([
    ['late = 0', '没有首次就能提出的补正事项'],
    ['0 < late', '有首次就能提出的补正事项'],
    ['late >= 3', '首次就能提出的补正事项数不少于 3'],
    ['late > demands', '首次就能提出的补正事项数超过补正事项数'],
    ['late + 1 >= 3 * (demands - 1)', '首次就能提出的补正事项数加 1 不少于 3 乘以（补正事项数减 1）'],
    ['hasReason = false', '没有写明理由'],
    ['hasReason != false', '写明了理由'],
    ['daysLeft = null', '没有承诺期限或法定期限'],
    ['daysLeft != 0', '办理前的剩余时间不是 0 天'],
    ['daysLeft between 1 and 3', '办理前的剩余时间在 1 到 3 天之间'],
    ['not(daysLeft between 1 and 3)', '办理前的剩余时间不在 1 到 3 天之间'],
    ['daysLeft in (1..3)', '（办理前的剩余时间超过 1 天，并且办理前的剩余时间少于 3 天）'],
    ['corrections in (2, > 5)', '（要求补正的次数是 2，或者要求补正的次数超过 5）'],
    ['not(corrections in (2, > 5))', '（要求补正的次数不是 2，并且要求补正的次数不超过 5）'],
    ['outcome in ("granted", "partly")', '办理结果是“准予”或“部分准予”'],
    ['not(outcome in ("granted", "partly"))', '办理结果不是“准予”、也不是“部分准予”'],
    ['by = "silence"', '起因是“逾期视为受理”'],
    ['by = "a \\"b\\" and late"', '起因是“a "b" and late”'],
    ['by = "late > 0"', '起因是“late > 0”'],
    ['not(not(hasReason))', '写明了理由'],
    ['not(late > 0)', '没有首次就能提出的补正事项'],
    ['not(late > 0 and hasReason)', '并非（有首次就能提出的补正事项，并且写明了理由）'],
    ['late > 0 and hasReason or against > 0', '（有首次就能提出的补正事项，并且写明了理由），或者与裁量基准不一致'],
    ['late > 0 and (hasReason or against > 0)', '有首次就能提出的补正事项，并且（写明了理由，或者与裁量基准不一致）'],
    ['(late > 0 and (hasReason and against > 0))', '有首次就能提出的补正事项，并且写明了理由，并且与裁量基准不一致'],
    ['true', '任何情况下'],
    ['daysLeft between 1 and 3 and hasReason', '办理前的剩余时间在 1 到 3 天之间，并且写明了理由'],
    ['corrections between 1 and 3', '要求补正的次数在 1 到 3 之间'],
  ])('%s', (condition, zh) => {
    expect(readCondition(condition).ok).toBe(true)
    expect(conditionWords(condition)?.zh).toBe(zh)
  })

  test('an interval with its ends says so', () => {
    expect(conditionWords('late in [1..3]')?.zh).toBe(
      '（有首次就能提出的补正事项，并且首次就能提出的补正事项数不超过 3）',
    )
  })

  test.each(['late >', '(late > 0) = (demands > 0)', 'late', 'unknown > 1', 'count(late) > 0'])(
    '%s has no words',
    (condition) => expect(conditionWords(condition)).toBeUndefined(),
  )
})

describe('generated conditions', () => {
  const number = fc.integer({ min: -3, max: 9 })
  const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
  const counted = fc.constantFrom('late', 'demands', 'missingPoints', 'daysLeft', 'pauseDays', 'secondsSinceAccepted')
  const quoted = fc.constantFrom('granted', 'denied', 'partly', 'other').map((value) => `"${value}"`)
  const atom = fc.oneof(
    fc.tuple(counted, operator, number).map((parts) => parts.join(' ')),
    fc.tuple(number, operator, counted).map((parts) => parts.join(' ')),
    fc.tuple(counted, operator, counted).map((parts) => parts.join(' ')),
    fc.tuple(counted, number, number).map(([fact, low, high]) => `${fact} between ${low} and ${high}`),
    fc.tuple(counted, fc.array(number, { minLength: 1, maxLength: 3 })).map(([fact, all]) => `${fact} in (${all})`),
    fc.tuple(fc.constantFrom('=', '!='), quoted).map(([sign, value]) => `outcome ${sign} ${value}`),
    fc.array(quoted, { minLength: 1, maxLength: 3 }).map((all) => `outcome in (${all})`),
    fc.constantFrom('hasReason', 'hasReason = true', 'daysLeft = null', 'by != null', 'true'),
  )
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      atom,
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, b, c]) => `(${a}) ${b} (${c})`),
      tie('condition').map((part) => `not(${part})`),
    ),
  }))

  test('have words in both languages, with nothing left to fill in and every bracket closed', () => {
    fc.assert(
      fc.property(condition, (feel) => {
        const words = conditionWords(feel)
        expect(words, feel).toBeDefined()
        for (const said of [words!.zh, words!.en]) {
          expect(said).not.toMatch(/[{}]|undefined/)
          expect(said.split(/[(（]/).length).toBe(said.split(/[)）]/).length)
        }
        expect(words!.en).not.toMatch(/\p{Script=Han}/u)
      }),
      { numRuns: 300 },
    )
  })
})
