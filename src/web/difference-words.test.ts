import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { differencesOf } from '../modules/catalog/index.ts'
import { ProposalContent } from '../modules/catalog/schema/proposal.ts'
import { differenceWords, placeWords } from './difference-words.ts'
import { zh } from './texts/index.ts'

describe('a difference in words', () => {
  const before = {
    definition: {
      type: '01',
      materials: [{ id: 'idCard', name: '身份证', copies: 1, type: 'copy', form: null }],
      conditions: ['年满十八周岁'],
      windows: [{ name: '一号窗口', address: '甲路 1 号' }],
      discretion: [
        { id: 't', title: '幅度', facts: [{ id: 'area', label: '面积' }], rows: [{ when: { area: { to: 5 } } }] },
      ],
    },
  }
  const after = {
    definition: {
      type: '20',
      materials: [
        { id: 'plan', name: '平面图', copies: 2, type: null, form: null },
        { id: 'idCard', name: '身份证', copies: 2, type: 'original', form: 'paper' },
      ],
      conditions: ['年满十六周岁'],
      windows: [{ name: '一号窗口', address: '乙路 2 号' }],
      discretion: [
        { id: 't', title: '幅度', facts: [{ id: 'area', label: '面积' }], rows: [{ when: { area: { to: 6 } } }] },
      ],
    },
  }
  const lines = (language: 'zh' | 'en') =>
    differencesOf(before, after).map((difference) => {
      const { place, kindWord, before: was, after: is } = differenceWords(difference, { before, after }, language)
      return [place, kindWord, was, is]
    })

  test('says where and what in Chinese', () => {
    expect(lines('zh')).toEqual([
      ['事项类型', '修改', '行政许可', '公共服务'],
      ['材料“身份证” › 份数', '修改', '1', '2'],
      ['材料“身份证” › 材料类型', '修改', '复印件', '原件'],
      ['材料“身份证” › 材料形式', '修改', '空', '纸质'],
      ['材料“平面图”', '增加', undefined, '编号：plan；名称：平面图；份数：2'],
      ['受理条件第 1 项', '修改', '年满十八周岁', '年满十六周岁'],
      ['办理窗口“一号窗口” › 地址', '修改', '甲路 1 号', '乙路 2 号'],
      ['裁量基准“幅度” › 规则第 1 项 › 条件 › 面积 › 到', '修改', '5', '6'],
    ])
  })

  test('says the same places in English', () => {
    expect(lines('en')[1]).toEqual(['Material “身份证” › Copies', 'Changed', '1', '2'])
    expect(lines('en').map(([place]) => place)).not.toContain('')
  })

  test('names moves by their places, and a pointer without a difference', () => {
    const [was, is] = [
      { duties: [{ duty: 'accept' }, { duty: 'decide' }] },
      { duties: [{ duty: 'decide' }, { duty: 'accept' }] },
    ]
    const [moved] = differencesOf(was, is)
    expect(differenceWords(moved!, { before: was, after: is }, 'zh')).toMatchObject({ kindWord: '移动' })
    expect(placeWords('/limits/promised/days', {}, 'zh')).toBe('办理时限 › 承诺办结时限 › 天数')
  })

  test('has a word for every property that a proposal can hold', () => {
    const missing = [...propertiesOf(z.toJSONSchema(ProposalContent))].filter(
      (name) => !(name in zh.differences.fields),
    )
    expect(missing).toEqual([])
  })
})

function propertiesOf(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== 'object' || node === null) return found
  const { properties } = node as { properties?: object }
  for (const name of Object.keys(properties ?? {})) found.add(name)
  for (const part of Object.values(node)) propertiesOf(part, found)
  return found
}
