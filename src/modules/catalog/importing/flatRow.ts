import { withNotPublished } from '../rules/notPublished.ts'
import { Channel, type ItemDefinition, ItemType, ServiceObject } from '../schema.ts'
import { blankDefinition, finding, type ImportRow, refuse } from './row.ts'

/**
 * A CSV row of our own columns: what fits into a table. Lists are separated by `;`. Columns that are absent count as
 * not published; columns that are not named here are not read.
 */
export const flatColumns = [
  'name',
  'regionCode',
  'localCode',
  'catalogCode',
  'taskCode',
  'businessCode',
  'parentName',
  'type',
  'department',
  'creditCode',
  'serviceObjects',
  'channels',
  'statutoryDays',
  'promisedDays',
  'dayUnit',
  'visits',
  'visitReason',
  'conditions',
  'legalBasis',
  'resultName',
] as const

export function readFlatRow(line: number, given: Readonly<Record<string, string>>): ImportRow {
  const cell = (column: (typeof flatColumns)[number]): string | null => given[column]?.trim() || null
  const list = (column: (typeof flatColumns)[number]) =>
    cell(column)
      ?.split(/[;；]/)
      .map((part) => part.trim()) ?? []
  const name = cell('name')
  const regionCode = cell('regionCode')
  const localCode = cell('localCode')
  if (!name) return refuse(line, 'name_missing', 'name')
  if (!regionCode || !/^\d{12}$/.test(regionCode)) return refuse(line, 'identity_missing', 'regionCode')
  if (!localCode) return refuse(line, 'identity_missing', 'localCode')

  const findings = []
  const type = ItemType.safeParse(cell('type')?.padStart(2, '0')).data ?? null
  if (type === null && cell('type')) findings.push(finding('/type', 'type_missing', cell('type')))
  const unit = cell('dayUnit')
  const dayUnit = unit === 'working' || unit === 'calendar' ? unit : null
  const days = (column: 'statutoryDays' | 'promisedDays' | 'visits', pointer: string): number | null => {
    const text = cell(column)
    if (text === null || /^\d{1,3}$/.test(text)) return text === null ? null : Number(text)
    findings.push(finding(pointer, 'shape', text))
    return null
  }
  const statutory = days('statutoryDays', '/limits/statutory/days')
  const promised = days('promisedDays', '/limits/promised/days')
  const visits = days('visits', '/visits/count')
  const blank = blankDefinition(name, regionCode, localCode)
  const definition: ItemDefinition = {
    ...blank,
    catalogCode: cell('catalogCode'),
    taskCode: cell('taskCode'),
    businessCode: cell('businessCode'),
    parentName: cell('parentName'),
    type,
    serviceObjects: list('serviceObjects').flatMap((code) => ServiceObject.safeParse(code).data ?? []),
    department: { id: null, name: cell('department') ?? blank.department.name, creditCode: cell('creditCode') },
    channels: list('channels').flatMap((code) => Channel.safeParse(code).data ?? []),
    limits: {
      ...blank.limits,
      statutory: statutory === null ? null : { days: statutory, unit: dayUnit, note: null },
      promised: promised === null ? null : { days: promised, unit: dayUnit, note: null },
    },
    visits: visits === null ? null : { count: visits, reason: cell('visitReason') },
    conditions: cell('conditions') === null ? null : list('conditions'),
    legalBasis: cell('legalBasis') === null ? null : list('legalBasis'),
    result: { ...blank.result, name: cell('resultName') },
  }
  return { line, definition: withNotPublished(definition), findings }
}
