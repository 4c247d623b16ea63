import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import household from '../../data/hunan/items/000109147003-03.json' with { type: 'json' }
import health from '../../data/hunan/items/000123020000-06.json' with { type: 'json' }
import { furong, type World } from './world.ts'

const localCode = '000109147003-03-promise'

const [material] = household.materials
const paper = (id: string, name: string, more: object = {}) => ({
  ...material,
  id,
  name,
  shortName: undefined,
  necessity: 'required',
  madeFromAnswers: false,
  requiredWhen: undefined,
  ...more,
})

export const materialPromise = {
  text: '我承诺经营场所由我合法使用。',
  consequence: '承诺不实的，撤销登记。',
  legalBasis: null,
}

export const field = (id: string, label: string) => ({ id, label, element: 'shortText', required: true })

/**
 * An item that may be granted on a promise and lets one paper be promised and one come later. `changes` make another version of it when it
 * is imported again. Returns the item's id.
 */
export async function importPromisingItem({ modules }: Pick<World, 'modules'>, changes: object = {}): Promise<string> {
  const item = {
    ...household,
    name: '小店登记（测试）',
    localCode,
    promise: health.promise,
    form: {
      sections: [{ id: 'shop', title: '门店', fields: [field('shopName', '门店名称'), field('goods', '卖什么')] }],
    },
    situations: [],
    materials: [
      paper('identity', '身份证'),
      paper('siteProof', '场所使用证明', { promise: materialPromise }),
      paper('rulesList', '规章制度清单', { deferDays: 5 }),
    ],
    correctionReasons: [],
    result: { ...household.result, content: [] },
    ours: [],
    ...changes,
  }
  const directory = mkdtempSync(join(tmpdir(), 'yimen-item-'))
  const path = join(directory, 'item.json')
  writeFileSync(path, JSON.stringify(item))
  const report = await modules.catalog.importFiles([path])
  rmSync(directory, { recursive: true })
  const version = await modules.catalog.findByCode(furong, localCode)
  if (!version?.definition.promise) throw new Error(`the item was not taken: ${JSON.stringify(report)}`)
  return version.itemId
}
