import { describe, expect, test } from 'vitest'
import { syllables } from '../../catalog/index.ts'
import { actionFit, actionsOf } from './actions.ts'
import { isKeepable, withoutNumbers } from './keepable.ts'
import { createLexicon } from './lexicon.ts'
import { normalise, normaliseQuestion, textMax } from './normalise.ts'
import { comparedLetters, comparedSound, containedShare, mixedSyllables } from './sounds.ts'
import { understand } from './understand.ts'

const lexicon = createLexicon(
  [
    { kind: 'same', said: ['娃儿', '细伢子'], means: ['孩子'], regionCode: null },
    { kind: 'same', said: ['搞丢了'], means: ['丢了'], regionCode: null },
    { kind: 'meaning', said: ['孩子 户口'], means: ['户口登记'], regionCode: null },
    { kind: 'meaning', said: ['社保卡'], means: ['社会保障卡'], regionCode: null },
    { kind: 'meaning', said: ['营业执照'], means: ['企业设立登记'], regionCode: null },
    { kind: 'meaning', said: ['派单车'], means: ['网约车'], regionCode: '430000000000' },
  ],
  syllables,
)
const names = ['不动产登记', '社会保障卡挂失']
const read = (typed: string, regionCode = '430100000000') =>
  understand(typed, {
    lexicon,
    syllables,
    regionCodes: new Set([regionCode, `${regionCode.slice(0, 2)}0000000000`]),
    inNames: (two) => names.some((name) => name.includes(two)),
  })
const meant = (typed: string, regionCode?: string) =>
  read(typed, regionCode).parts.map(({ said, ways }) => [
    said,
    ways.filter(({ kind }) => kind === 'meaning').map(({ text }) => text),
  ])

describe('a question becomes parts', () => {
  test('pinyin may be written syllable by syllable, and other letters stay apart', () => {
    expect(read('she bao ka').parts).toEqual(read('shebaoka').parts)
    expect(read('id card').parts.map(({ said }) => said)).toEqual(['id', 'card'])
  })

  test.each([
    ['社保卡怎么办理', [['社保卡', ['社会保障卡']]]],
    [
      '給娃兒上戶口',
      [
        ['孩子 户口', ['户口登记']],
        ['上', []],
      ],
    ],
    ['不动产登记需要什么材料', [['不动产登记', []]]],
    ['shebaoka', [['社保卡', ['社会保障卡']]]],
    ['营业热照', [['营业热照', ['企业设立登记']]]],
    ['设保卡', [['设保卡', ['社会保障卡']]]],
    ['怎么办', [['怎么办', []]]],
    ['', []],
  ] as const)('%s', (typed, parts) => {
    expect(meant(typed).filter(([said]) => said !== '上')).toEqual(parts.filter(([said]) => said !== '上'))
  })

  test('words of a region hold there and below, and nowhere else', () => {
    expect(meant('派单车')).toEqual([['派单车', ['网约车']]])
    expect(meant('派单车', '511600000000')).toEqual([['派单车', []]])
  })

  test('has an end, whatever is typed', () => {
    const { text, parts } = read('社保卡，营业执照。'.repeat(1_000))
    expect(text.length).toBeLessThanOrEqual(textMax)
    expect(parts.length).toBeLessThanOrEqual(12)
    expect(read('𠮷'.repeat(200)).parts.length).toBeLessThanOrEqual(12)
  })
})

test('what is compared has one width, one case and simplified characters', () => {
  expect(normalise('ＡＢＣ《身份證》（補辦）')).toBe('abc 身份证 补办')
  expect(normalise('計程車')).toBe('出租车')
  expect([...normaliseQuestion('长'.repeat(500))]).toHaveLength(textMax)
})

describe('sounds', () => {
  test('of what speakers do not keep apart are the same', () => {
    expect(comparedSound(['sheng', 'yu', 'deng', 'ji'])).toBe('senyudenji')
    for (const typed of ['shengyudengji', 'senyudengji', 'shenyudenji'])
      expect(comparedLetters(typed)).toBe('senyudenji')
  })

  test('are contained exactly, or with a mistake in so many letters', () => {
    expect(containedShare('yudenji', 'senyudenji')).toBe(1)
    expect(containedShare('yudneji', 'senyudenji')).toBeCloseTo(1 - 1 / 7)
    expect(containedShare('yudeji', 'senyudenji')).toBeCloseTo(1 - 1 / 6)
    expect(containedShare('kuangwu', 'senyudenji')).toBeLessThan(0.6)
  })

  test('can be mixed with initials, and the last may be unfinished', () => {
    const name = ['sen', 'yu', 'den', 'ji']
    for (const [typed, count] of [
      ['senyudj', 4],
      ['sydenj', 4],
      ['yud', 2],
      ['sx', 0],
    ] as const) {
      expect([typed, mixedSyllables(typed, name)]).toEqual([typed, count])
    }
  })
})

test('who says nothing of replacing or ending does not want to', () => {
  const [begin, replace, none] = [actionsOf('许可证新办'), actionsOf('许可证遗失补办'), actionsOf('许可证')]
  expect(actionFit(none, begin)).toBeGreaterThan(actionFit(none, replace))
  expect(actionFit(actionsOf('丢了'), replace)).toBeGreaterThan(actionFit(actionsOf('丢了'), begin))
})

describe('what is written down of a question', () => {
  test.each([
    ['社保卡', false, true],
    ['王小明', false, false],
    ['王小明', true, true],
    ['13800138000', true, false],
    ['430102 1990 0101', true, false],
    ['a@b.c', true, false],
    ['zhang＠qq.com 补办', true, false],
    ['１３８００１３８０００', true, false],
    ['138.0013.8000', true, false],
    ['王·小明', false, false],
    ['量子纠缠报备', false, true],
  ])('%s (found: %s): %s', (question, found, kept) => {
    expect(isKeepable(question, found)).toBe(kept)
  })

  test('numbers in a question that is left are unreadable, and days are not', () => {
    expect(withoutNumbers('我的电话 138-0013-8000，2026年办')).toBe('我的电话 ***-****-****，2026年办')
    expect(withoutNumbers('身份证４３０１０２１９９００１０１１２３Ｘ，2026 年 1 月前')).toBe(
      '身份证******************，2026 年 1 月前',
    )
    expect(withoutNumbers('写信到 zhang.san@qq.com')).toBe('写信到 *********@******')
    expect(withoutNumbers('a\0b')).toBe('ab')
  })
})
