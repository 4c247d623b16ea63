import { expect, test } from 'vitest'
import shipped from '../../../../data/supervision/rules.json' with { type: 'json' }
import type { Rule } from '../../../modules/supervision/index.ts'
import { type Language, translator } from '../../texts/index.ts'
import { whenWords } from './rule-words.ts'

const rules = shipped.rules as Rule[]
const words = (on: Rule['on'], language: Language = 'zh') => whenWords({ on }, translator(language), language)
const ofAll = (language: Language) => Object.fromEntries(rules.map(({ number, on }) => [number, words(on, language)]))

test('every shipped rule says when it raises a card, in Chinese', () => {
  expect(ofAll('zh')).toMatchInlineSnapshot(`
    {
      "A1": "“不予受理”时：没有写明理由",
      "A2": "“要求补正”时：有首次就能提出的补正事项",
      "A3": "“作出决定”时：办理结果不是“不予”，并且有审查要点没有确认",
      "A4": "“作出决定”时：与裁量基准不一致",
      "A5": "“特别程序结束，恢复计时”时：特别程序开始时的剩余时间不超过 1 天，并且特别程序占用的时间不超过 1 个工作日",
      "P1": "同一岗位在同一小时内，有 10 件许可在受理后 5 秒内作出决定",
      "R1": "承诺办结时限的最后一天过后，到第 3 个工作日（按自然日计的到第 3 天）",
      "R2": "法定办结时限过了最后一天",
      "R3": "送达时限的最后一天过后，到第 10 个工作日（按自然日计的到第 10 天）",
      "S1": "抽查当场办结的办件，发现有问题",
      "U1": "同一办件有 2 张黄牌到期没有说明",
      "W1": "承诺办结时限、受理时限、环节时限、送达时限、答复期限只剩 20% 的天数（至少 1 天）；时限不超过 2 天的，过了一半",
      "Y1": "承诺办结时限过了最后一天",
      "Y3": "受理时限过了最后一天",
      "Y4": "环节时限过了最后一天",
      "Y5": "答复期限过了最后一天",
      "Y6": "送达时限过了最后一天",
    }
  `)
})

test('and in English', () => {
  expect(ofAll('en')).toMatchInlineSnapshot(`
    {
      "A1": "At “Not accepted”: no reason was given",
      "A2": "At “Correction requested”: something is demanded that could have been demanded the first time",
      "A3": "At “Decided”: the outcome is not “denied”, and a review point was not found met",
      "A4": "At “Decided”: it departs from a discretion table",
      "A5": "At “Special procedure ended, the clock runs on”: the time left when the special procedure began is at most 1 day, and the time that the special procedure took is at most 1 working day",
      "P1": "One post decided 10 permits of one clock hour within 5 seconds of acceptance",
      "R1": "3 working days after the last day of the promised limit (3 calendar days where the limit is in calendar days)",
      "R2": "The last day of the statutory limit is over",
      "R3": "10 working days after the last day of the delivery limit (10 calendar days where the limit is in calendar days)",
      "S1": "A decision on the spot was looked at and a fault found",
      "U1": "2 yellow cards of one case were not answered in time",
      "W1": "20% of the days (at least 1 day) are left of the promised limit, the acceptance limit, the limit of a step, the delivery limit, the limit for an opinion; where the limit is 2 days or shorter, when half of it is over",
      "Y1": "The last day of the promised limit is over",
      "Y3": "The last day of the acceptance limit is over",
      "Y4": "The last day of the limit of a step is over",
      "Y5": "The last day of the limit for an opinion is over",
      "Y6": "The last day of the delivery limit is over",
    }
  `)
})

test('none, one and several are said as people say them', () => {
  const unanswered = (count: number, days: number) => ({ unanswered: { level: 'red' as const, count, days } })
  expect(words(unanswered(1, 0))).toBe('同一办件有 1 张红牌到期没有说明')
  expect(words(unanswered(2, 3))).toBe('同一办件有 2 张红牌到期没有说明，又过了 3 个工作日')
  expect(words(unanswered(1, 1), 'en')).toBe('1 working day after 1 red card of one case was not answered in time')
  expect(words(unanswered(2, 0), 'en')).toBe('2 red cards of one case were not answered in time')
  expect(words({ clock: ['step'], over: 1 })).toBe('环节时限过了最后一天')
  expect(words({ clock: ['step'], over: 2 }, 'en')).toBe(
    '2 working days after the last day of the limit of a step (2 calendar days where the limit is in calendar days)',
  )
  const left = { clock: ['step' as const], left: { share: 0.5, daysMin: 3, shortLimitDays: 0 } }
  expect(words(left)).toBe('环节时限只剩 50% 的天数（至少 3 天）')
  expect(words({ pace: { seconds: 1, count: 2 } }, 'en')).toContain('within 1 second of')
})

test('a condition that has no plain words says where to read it', () => {
  expect(words({ acts: ['accepted', 'decided'], when: '(late > 0) = (against > 0)' })).toBe(
    '“受理”、“作出决定”时：符合下面的表达式',
  )
})
