import type { Grouped, Sums } from '../../../modules/statistics/index.ts'
import type { TextKey } from '../../texts/index.ts'
import type { Visit } from '../../visit.ts'
import { itemNameOf } from '../../workbench/callbacks.tsx'
import { type AskedStatistics, statisticsHref } from './asked.ts'

/** One line of the table: a part, its sums, and where it leads. */
export interface StatisticsRow {
  readonly key: string
  readonly label: string
  readonly href: string | undefined
  /** The list of its cases. */
  readonly casesHref: string | undefined
  readonly sums: Sums
}

/** More are not shown; the largest come first. */
export const rowsMax = 200

export async function rowsOf(visit: Visit, asked: AskedStatistics): Promise<StatisticsRow[]> {
  const { statistics } = visit.modules
  const groups: Grouped =
    asked.by === 'time' ? await statistics.courseOf(asked.question) : await statistics.numbers(asked.question, asked.by)
  const chosen = [...groups].sort(asked.by === 'time' ? byKey : byFiled).slice(0, rowsMax)
  return Promise.all(chosen.map(([key, sums]) => rowOf(visit, asked, key, sums)))
}

type Group = readonly [string, Sums]
const byKey = ([one]: Group, [other]: Group) => (one < other ? -1 : 1)
const filed = (sums: Sums) => sums.get('submitted') ?? 0
const byFiled = (one: Group, other: Group) => filed(other[1]) - filed(one[1]) || byKey(one, other)

async function rowOf(visit: Visit, asked: AskedStatistics, key: string, sums: Sums): Promise<StatisticsRow> {
  const casesHref = (more: Record<string, string>) =>
    `/supervision?${new URLSearchParams({ region: asked.region, show: 'all', ...more })}`
  const row = { key, sums, href: undefined, casesHref: undefined }
  const { organizations } = visit.modules
  const { departmentId, itemId } = asked.question
  switch (asked.by) {
    case 'region': {
      if (key === '')
        return { ...row, label: visit.t('statistics.own'), href: statisticsHref(asked, { by: 'department' }) }
      const region = await organizations.getRegion(key)
      return { ...row, label: region.name, href: statisticsHref(asked, { region: key, by: undefined }) }
    }
    case 'department': {
      const label = (await organizations.findDepartment(key))?.name ?? key
      const href = statisticsHref(asked, { department: key, by: 'item' })
      return { ...row, label, href, casesHref: casesHref({ department: key, ...(itemId && { item: itemId }) }) }
    }
    case 'item': {
      const href = statisticsHref(asked, { item: key, by: 'time' })
      const cases = casesHref({ item: key, ...(departmentId && { department: departmentId }) })
      return { ...row, label: await itemNameOf(visit, key), href, casesHref: cases }
    }
    case 'time': {
      const text = asked.period.grain === 'year' || departmentId || itemId ? key.slice(0, 7) : key
      return { ...row, key: text, label: text, href: statisticsHref(asked, { period: text }) }
    }
    case 'itemType':
      return { ...row, label: worded(visit, 'vocabulary.itemType', key), href: statisticsHref(asked, { type: key }) }
    case 'tier':
      return { ...row, label: worded(visit, 'vocabulary.tier', key), href: statisticsHref(asked, { tier: key }) }
    case 'channel':
      return { ...row, label: worded(visit, 'statistics.channels', key), href: statisticsHref(asked, { channel: key }) }
  }
}

/** A code without words shows as itself; one that is not told is said so. */
function worded(visit: Visit, group: string, code: string): string {
  if (code === '') return visit.t('statistics.untold')
  const key = `${group}.${code}`
  const word = visit.t(key as TextKey)
  return word === key ? code : word
}
