import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readItemFile } from '../importing/readFile.ts'
import type { ItemDefinition } from '../schema.ts'
import { shippedFiles } from '../shipped.ts'
import { themeNames } from '../themes.ts'
import { blankDefinition } from './blank.ts'
import { type LifeStage, lifeStages, stagesOf } from './stages.ts'

const guangan = '511602000000'
const definitions = shippedFiles('data').items.flatMap((path) => {
  const file = readItemFile(readFileSync(path, 'utf8'), {})
  if ('fault' in file) throw new Error(`${path}: ${file.fault}`)
  return file.rows.flatMap((row) => ('definition' in row ? [row.definition] : []))
})
const named = (name: string, change: Partial<ItemDefinition> = {}) => ({
  ...blankDefinition(name, guangan, 'x'),
  ...change,
})
const members = (stage: LifeStage, of: readonly ItemDefinition[]) =>
  of.filter((definition) => stagesOf(definition).includes(stage.id))

describe('stages of life', () => {
  test('eight of a person and those of an enterprise, each id once', () => {
    const persons = lifeStages.filter(({ audience }) => audience === 'person')
    expect(persons.map(({ name }) => name.zh)).toEqual('出生 入学 工作 婚姻 生育 安居 退休 身后'.split(' '))
    expect(lifeStages.length).toBeGreaterThan(persons.length)
    expect(new Set(lifeStages.map(({ id }) => id)).size).toBe(lifeStages.length)
    for (const { themes } of lifeStages) for (const theme of themes) expect(themeNames[theme]).toBeDefined()
  })

  test('every stage has items among the 1,135 real ones', () => {
    const there = definitions.filter(({ regionCode }) => regionCode === guangan)
    const elsewhere = definitions.filter(({ regionCode }) => regionCode !== guangan)
    expect(there).toHaveLength(1135)
    const lines = lifeStages.map((stage) => {
      const [own, others] = [members(stage, there), members(stage, elsewhere)]
      expect(own.length, stage.id).toBeGreaterThan(3)
      return `${stage.name.zh} ${own.length} + ${others.length}`
    })
    const covered = definitions.filter((definition) => stagesOf(definition).length > 0).length
    console.info(`stages (广安区 + 芙蓉区): ${lines.join(' · ')}; in any stage ${covered} of ${definitions.length}`)
    expect(covered).toBeGreaterThan(400)
  })

  // biome-ignore format: one line a case
  const cases: readonly [string, readonly string[]][] = [
    ['《出生医学证明》首次签发',                     ['birth']],
    ['户口登记',                                     ['birth']],
    ['户口登记项目内容变更更正证明',                 []],
    ['户口注销',                                     ['death']],
    ['中国内地公民婚姻登记',                         ['marriage']],
    ['母婴保健技术服务机构执业许可遗失补办（婚前医学检查）', []],
    ['生育津贴支付',                                 ['parenthood']],
    ['农村部分计划生育家庭奖励扶助金',               ['retirement']],
    ['城乡居民基本养老保险注销登记',                 ['death']],
    ['领取失业保险金期间丧葬补助金和抚恤金申领',     ['death']],
    ['护士变更执业注册',                             ['work']],
    ['公司注销登记',                                 ['close']],
    ['残疾人证注销',                                 []],
    ['社会保障卡注销',                               ['death']],
    ['拖拉机/联合收割机注销登记',                    []],
    ['股权出质注销/撤销登记',                        []],
    ['公司设立登记',                                 ['start']],
    ['股权出质设立登记',                             ['run']],
    ['食品(含保健食品)经营许可核发',                 ['licence']],
    ['食品(含保健食品)经营许可延续',                 ['run']],
    ['食品(含保健食品)经营许可变更住所',             ['change']],
    ['食品(含保健食品)经营许可注销',                 ['close']],
    ['企业职工参保登记',                             ['staff']],
    ['灵活就业人员企业职工基本养老保险参保登记',     ['work']],
    ['机关事业单位职工参保登记',                     []],
    ['供水报装',                                     ['home', 'build']],
    ['公路超限运输许可',                             []],
  ]
  test.each(cases)('%s stands in %j', (name, expected) => {
    expect(stagesOf(named(name))).toEqual(expected)
  })

  test('what says for whom it is stands in nobody else’s life', () => {
    expect(stagesOf(named('供水报装', { audience: ['person'] }))).toEqual(['home'])
    expect(stagesOf(named('职工参保登记（灵活就业人员参保）', { audience: ['person'] }))).toEqual(['work'])
  })

  test('a code counts whatever the name is, a theme unless a word keeps the item out', () => {
    expect(stagesOf(named('宝宝登记', { catalogCode: '432023201W00' }))).toEqual(['parenthood'])
    const themes = [{ audience: 'organization' as const, code: '165' }]
    expect(stagesOf(named('清算', { themes }))).toEqual(['close'])
    expect(stagesOf(named('采矿清算', { themes }))).toEqual([])
  })
})
