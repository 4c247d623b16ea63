import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import insurance from '../../data/hunan/items/002014001005-08.json' with { type: 'json' }
import { furong, type World } from './world.ts'

const localCode = '002014001005-08-test'

const entries = {
  id: 'staff',
  title: '从业人员名单',
  repeat: { min: 1, max: 4, entryName: '从业人员' },
  fields: [
    { id: 'staffName', label: '从业人员姓名', element: 'personName', required: true },
    { id: 'staffId', label: '从业人员身份证号码', element: 'citizenId', required: true },
    { id: 'hasHealthCertificate', label: '有健康证明', element: 'yesNo', required: true },
    {
      id: 'healthNumber',
      label: '健康证明编号',
      element: 'shortText',
      required: true,
      showWhen: { field: 'hasHealthCertificate', equals: true },
    },
  ],
}

/**
 * An item of the simple tier that asks for people: one section once, then 从业人员 as often as there are any. Its certificate of
 * receipt prints them. Returns the item's id.
 */
export async function importRepeatedItem({ modules }: Pick<World, 'modules'>): Promise<string> {
  const item = {
    ...insurance,
    name: '食品从业人员登记（测试）',
    localCode,
    form: {
      sections: [
        {
          id: 'shop',
          title: '门店',
          fields: [
            { id: 'ownerName', label: '经营者', element: 'personName', required: true, prefill: 'account.name' },
            { id: 'shopName', label: '门店名称', element: 'shortText', required: true },
          ],
        },
        entries,
      ],
    },
    materials: [],
    correctionReasons: [{ id: 'healthOld', about: { field: 'healthNumber' }, text: '健康证明已过期，请更新编号。' }],
    result: { ...insurance.result, content: [{ label: '从业人员', fields: ['staff'] }] },
    ours: [],
  }
  const directory = mkdtempSync(join(tmpdir(), 'yimen-item-'))
  const path = join(directory, 'item.json')
  writeFileSync(path, JSON.stringify(item))
  const report = await modules.catalog.importFiles([path])
  rmSync(directory, { recursive: true })
  const version = await modules.catalog.findByCode(furong, localCode)
  if (!version?.definition.form) throw new Error(`the item was not taken: ${JSON.stringify(report)}`)
  return version.itemId
}

/** One entry over the API; numbers that nobody can have. */
export const staff = {
  shi: {
    staffName: '石小桥（演示）',
    staffId: '430199198808230313',
    hasHealthCertificate: true,
    healthNumber: '演示健字第 0001 号',
  },
  lin: { staffName: '林知夏（演示）', staffId: '430199199205140129', hasHealthCertificate: false },
  luo: {
    staffName: '罗一鸣（演示）',
    staffId: '430199200002290077',
    hasHealthCertificate: true,
    healthNumber: '演示健字第 0003 号',
  },
} as const

/** The entries as the controls of a page send them. */
export function controlsOf(
  list: readonly Readonly<Record<string, string | boolean>>[],
): Record<string, string | string[]> {
  const named = list.flatMap((entry, at) =>
    Object.entries(entry).map(([field, value]) => {
      const sent = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
      return [`staff.${at}.${field}`, sent] as const
    }),
  )
  return { staff: list.map((_, at) => String(at)), ...Object.fromEntries(named) }
}
