import { describe, expect, it } from 'vitest'
import { formatBytes, formatDay, formatInstant, formatNumber } from './format.ts'
import { en, flatten, placeholderPattern, translator, zh } from './index.ts'

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(placeholderPattern)].map((match) => match[1]))].sort()

describe('the texts', () => {
  const chinese = flatten(zh)
  const english = flatten(en)

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have the same placeholders in both languages', () => {
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('have no empty text and no exclamation mark', () => {
    const bad = [...chinese, ...english].filter(([, text]) => text.trim() === '' || /[!！]/.test(text))
    expect(bad).toEqual([])
  })
})

describe('the translator', () => {
  it('fills placeholders and chooses the singular', () => {
    expect(translator('zh')('common.errors.title', { count: 2 })).toBe('有 2 处需要改')
    expect(translator('en')('common.errors.title', { count: 1 })).toBe('1 thing needs correcting')
    expect(translator('en')('common.errors.title', { count: 2 })).toBe('2 things need correcting')
  })
})

describe('formats', () => {
  it('say the day with its weekday', () => {
    expect(formatDay('2026-12-04', 'zh')).toBe('12月4日（星期五）')
    expect(formatDay('2026-12-04', 'en')).toBe('Friday 4 December')
    expect(formatDay('2026-12-04', 'zh', 'year')).toBe('2026年12月4日')
    expect(formatDay('2026-12-04', 'en', 'short')).toBe('4 December')
  })

  it('say an instant in Shanghai time, across midnight', () => {
    expect(formatInstant(new Date('2026-11-20T16:05:00Z'), 'zh')).toBe('11月21日 00:05')
    expect(formatInstant(new Date('2026-11-20T06:05:00Z'), 'en')).toBe('20 November, 14:05')
  })

  it('say numbers and sizes', () => {
    expect(formatNumber(95009, 'zh')).toBe('95,009')
    expect(formatBytes(0)).toBe('1 kB')
    expect(formatBytes(20_000_000)).toBe('20 MB')
  })
})

describe('the bar of whoever handles cases', () => {
  const lists = ['inbox', 'window', 'rectifications', 'answers', 'toPutRight', 'ownScore', 'reports', 'people'] as const

  it.each([zh, en])('has names that nobody takes for one another', ({ workbench: { links } }) => {
    const names = lists.map((list) => links[list])
    expect(new Set(names.map((name) => name.slice(0, 3))).size).toBe(names.length)
  })
})
