import { z } from 'zod'
import { withNotPublished } from '../rules/notPublished.ts'
import { ItemType, type Source } from '../schema.ts'
import { blankDefinition, finding, type ImportRow, refuse } from './row.ts'

/** One row of the Guang'an list: a name, codes and a department. It publishes no materials, limits or conditions. */
const GuanganRow = z.object({
  name: z.string().nullish(),
  areaCode: z.string().nullish(),
  itemCode: z.string().nullish(),
  catalogCode: z.string().nullish(),
  orgCode: z.string().nullish(),
  department: z.string().nullish(),
  mainItem: z.string().nullish(),
  taskType: z.coerce.string().nullish(),
})

export const guanganSource: Source = {
  repo: 'v-luobo/zwfw',
  path: 'services.json',
  commit: '11bd626315e3d6f8b70ea948ccc476d17a21cd9c',
  upstream: 'sczwfw.gov.cn',
  abridged: [],
}

export function readGuanganRow(line: number, given: unknown): ImportRow {
  const parsed = GuanganRow.safeParse(given)
  if (!parsed.success) return refuse(line, 'not_an_object', '')
  const row = parsed.data
  const [name, areaCode, itemCode] = [row.name, row.areaCode, row.itemCode].map((text) => text?.trim() ?? '')
  if (!name) return refuse(line, 'name_missing', 'name')
  if (!areaCode || !itemCode) return refuse(line, 'identity_missing', areaCode ? 'itemCode' : 'areaCode')

  const type = ItemType.safeParse(row.taskType?.padStart(2, '0')).data ?? null
  const blank = blankDefinition(name, areaCode, itemCode)
  const definition = {
    ...blank,
    catalogCode: row.catalogCode?.trim() || null,
    parentName: row.mainItem?.trim() || null,
    type,
    level: '4' as const,
    department: {
      id: null,
      name: row.department?.trim() || blank.department.name,
      creditCode: row.orgCode?.trim() || null,
    },
    source: guanganSource,
  }
  const findings = []
  if (type === null && row.taskType) findings.push(finding('/type', 'type_missing', row.taskType))
  const regionInCode = /-(\d{12})-/.exec(itemCode)?.[1]
  if (regionInCode && regionInCode !== areaCode) findings.push(finding('/localCode', 'region_in_code', regionInCode))
  return { line, definition: withNotPublished(definition), findings }
}
