import { describe, expect, test } from 'vitest'
import judged from '../../../../data/vocabulary/judged-names.json' with { type: 'json' }
import type { DataElementId } from '../schema/vocabulary.ts'
import { createGuesser } from './guess.ts'
import { bareName, linkName } from './names.ts'
import { evidenceTypes, sharedElements } from './shared.ts'

const guesser = { material: createGuesser(evidenceTypes.values()), field: createGuesser(sharedElements.values()) }
const material = (shown: string, standardCode: string | null = null) => {
  const { key, confidence, reason } = guesser.material({ shown, standardCode, element: null })
  return `${key} ${confidence} ${reason}`
}
const field = (shown: string, element: DataElementId) => {
  const { key, confidence, reason } = guesser.field({ shown, standardCode: null, element })
  return `${key} ${confidence} ${reason}`
}

describe('how a name is compared', () => {
  test('width, spaces, book marks and a mark at the end make no other name', () => {
    expect(linkName(' 《调档函》。')).toBe('调档函')
    expect(linkName('申请表（ 正本 ）')).toBe(linkName('申请表(正本)'))
  })

  test('what is only said about it falls away, and something always stays', () => {
    expect(bareName('湖南省异地就医备案登记表')).toBe('异地就医备案登记表')
    expect(bareName('营业执照（副本）复印件')).toBe('营业执照')
    expect(bareName('（三证合一）')).toBe('(三证合一)')
    expect(bareName('复印件')).toBe('复印件')
  })
})

describe('the guess, from sure to doubtful', () => {
  test.each([
    ['居民户口簿', null, 'householdRegister 100 same_name'],
    ['迁移人居民户口簿内页', 'L2000017', 'householdRegister 98 standard_code'],
    ['身份证', null, 'residentIdCard 95 alias'],
    ['授权委托书（原件）', null, 'powerOfAttorney 92 same_without_additions'],
    ['营业直照', null, 'businessLicence 70 sounds_like'],
    ['单位专管员身份证', null, 'residentIdCard 80 ends_with'],
    ['建设工程规划许可证附图', null, 'planningPermit 40 contains'],
    ['委托人身份证明和授权委托书', null, 'powerOfAttorney 45 several_types'],
    ['参保人员身份证或社会保障卡', 'L2000016', 'residentIdCard 60 several_types'],
    ['燃气管理部门要求提供的有关材料', null, 'null 0 nothing_found'],
    ['', null, 'null 0 nothing_found'],
  ])('%s', (shown, code, expected) => {
    expect(material(shown, code)).toBe(expected)
  })

  test('a name that agrees with another type of answer is doubted', () => {
    expect(field('统一社会信用代码', 'creditCode')).toBe('creditCode 100 same_name')
    expect(field('统一社会信用代码', 'shortText')).toBe('creditCode 50 other_type')
  })

  test('a code that nobody knows decides nothing', () => {
    expect(material('居民身份证', 'X0000000')).toBe('residentIdCard 100 same_name')
  })
})

describe('60 real names, drawn by chance and judged by a person', () => {
  /** Right guesses of all guesses in a band of confidence. */
  const measured = (guess: (name: string, code: string | null) => { key: string | null; confidence: number }) => {
    const bands = { sure: [0, 0], likely: [0, 0], doubtful: [0, 0], none: [0, 0] }
    for (const { name, standardCode, right } of judged.names) {
      const { key, confidence } = guess(name, standardCode)
      const band = confidence >= 90 ? 'sure' : confidence >= 80 ? 'likely' : confidence > 0 ? 'doubtful' : 'none'
      bands[band][1]! += 1
      if (key === right) bands[band][0]! += 1
    }
    return bands
  }

  test('as shipped, where many aliases were written after these very names', () => {
    const bands = measured((shown, standardCode) => guesser.material({ shown, standardCode, element: null }))
    expect(bands).toEqual({ sure: [26, 28], likely: [8, 8], doubtful: [2, 9], none: [14, 15] })
  })

  test('for a name that nobody wrote down: the same, with the name itself taken out of the aliases', () => {
    const bands = measured((shown, standardCode) => {
      const without = [...evidenceTypes.values()].map((type) => ({
        ...type,
        aliases: type.aliases.filter((alias) => linkName(alias) !== linkName(shown)),
      }))
      return createGuesser(without)({ shown, standardCode, element: null })
    })
    expect(bands).toEqual({ sure: [8, 8], likely: [16, 16], doubtful: [7, 15], none: [16, 21] })
  })
})
