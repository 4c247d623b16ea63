import type { Grouped, Sums } from '../../../modules/statistics/index.ts'
import type { TextKey } from '../../texts/index.ts'
import type { Visit } from '../../visit.ts'
import { itemNameOf } from '../../workbench/callbacks.tsx'
import { type AskedStatistics, countedPath, statisticsHref } from './asked.ts'

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
  const narrowed = (change: Record<string, string | undefined>) => statisticsHref(asked, { by: undefined, ...change })
  const cases = (change: Record<string, string | undefined> = {}) =>
    statisticsHref(asked, { by: undefined, ...change }, countedPath)
  const casesIfOwn = (change: Record<string, string>) => (asked.ofOwn ? cases(change) : undefined)
  const { organizations } = visit.modules
  switch (asked.by) {
    case 'region': {
      if (key === '') {
        const href = statisticsHref(asked, { by: 'department' })
        return { key, sums, label: visit.t('statistics.own'), href, casesHref: cases() }
      }
      const { name } = await organizations.getRegion(key)
      return { key, sums, label: name, href: narrowed({ region: key }), casesHref: undefined }
    }
    case 'department': {
      const label = (await organizations.findDepartment(key))?.name ?? key
      return { key, sums, label, href: narrowed({ department: key }), casesHref: cases({ department: key }) }
    }
    case 'item':
      return {
        ...{ key, sums, label: await itemNameOf(visit, key), casesHref: cases({ item: key }) },
        href: asked.question.itemId ? undefined : narrowed({ item: key }),
      }
    case 'time':
      return timeRow(asked, key, sums, casesIfOwn)
    case 'itemType': {
      const href = asked.question.itemType ? undefined : narrowed({ type: key })
      return {
        key,
        sums,
        label: worded(visit, 'vocabulary.itemType', key),
        ...ways(key, href, casesIfOwn({ type: key })),
      }
    }
    case 'tier': {
      const href = asked.question.tier ? undefined : narrowed({ tier: key })
      return { key, sums, label: worded(visit, 'vocabulary.tier', key), ...ways(key, href, casesIfOwn({ tier: key })) }
    }
    case 'channel': {
      const href = asked.question.channel ? undefined : narrowed({ channel: key })
      return {
        key,
        sums,
        label: worded(visit, 'statistics.channels', key),
        ...ways(key, href, casesIfOwn({ channel: key })),
      }
    }
  }
}

/** What is not told cannot be asked for. */
function ways(key: string, href: string | undefined, casesHref: string | undefined) {
  return key === '' ? { href: undefined, casesHref: undefined } : { href, casesHref }
}

/** A month leads to its days where days are kept, and every other time to what it was made of. */
function timeRow(
  asked: AskedStatistics,
  first: string,
  sums: Sums,
  casesIfOwn: (change: Record<string, string>) => string | undefined,
): StatisticsRow {
  const { departmentId, itemId } = asked.question
  const months = asked.period.grain === 'year' || departmentId !== undefined || itemId !== undefined
  const text = months ? first.slice(0, 7) : first
  const casesHref = casesIfOwn({ period: text })
  const row = { key: text, label: text, sums, casesHref }
  if (itemId !== undefined) return { ...row, href: undefined }
  const by = months && departmentId === undefined ? 'time' : undefined
  return { ...row, href: statisticsHref(asked, { period: text, by }) }
}

/** A code without words shows as itself; one that is not told is said so. */
function worded(visit: Visit, group: string, code: string): string {
  if (code === '') return visit.t('statistics.untold')
  const key = `${group}.${code}`
  const word = visit.t(key as TextKey)
  return word === key ? code : word
}
