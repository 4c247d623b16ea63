import { isUuid } from '../../../kernel/ids.ts'
import {
  type ItemGroup,
  type MeasureCode,
  measureCodes,
  neighbour,
  type Period,
  periodAround,
  periodOf,
  type StatisticsQuestion,
} from '../../../modules/statistics/index.ts'
import type { Visit } from '../../visit.ts'
import { regionAsked } from '../list.tsx'

export const statisticsPath = '/supervision/statistics'
/** The cases behind one number. */
export const countedPath = `${statisticsPath}/cases`

/** By what a table can be told apart, in the order of the tabs. */
export const parts = ['region', 'department', 'item', 'time', 'itemType', 'tier', 'channel'] as const
export type StatisticsPart = (typeof parts)[number] & ItemGroup

export const channels = ['online', 'window'] as const
export const itemTypes = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'] as const
export const tiers = ['simple', 'general', 'complex'] as const

export interface AskedStatistics {
  readonly region: string
  readonly period: Period
  /** What was asked for and cannot be shown; the running month stands in its place. */
  readonly periodFault: { readonly asked: string; readonly kind: 'wrong' | 'future' } | undefined
  readonly by: StatisticsPart
  readonly measure: MeasureCode
  readonly question: StatisticsQuestion
  /** Whether there are regions below. */
  readonly hasChildren: boolean
  /** Whether the numbers are of the region's own bodies alone, so that their cases are in one list. */
  readonly ofOwn: boolean
}

/** What the address asks for. A filter that was tampered with filters nothing, a time that cannot be shown is told of; a foreign region is no page. */
export async function statisticsAsked(visit: Visit): Promise<AskedStatistics> {
  const region = await regionAsked(visit)
  const hasChildren = (await visit.modules.organizations.childRegions(region)).length > 0
  const { period, periodFault } = periodAsked(visit)
  const one = <Value extends string>(values: readonly Value[], name: string) =>
    values.find((value) => value === visit.query(name))
  const id = (name: string) => {
    const value = visit.query(name) ?? ''
    return isUuid(value) ? value : undefined
  }
  const question: StatisticsQuestion = {
    regionCode: region,
    period,
    channel: one(channels, 'channel'),
    itemType: one(itemTypes, 'type'),
    tier: one(tiers, 'tier'),
    departmentId: id('department'),
    itemId: id('item'),
  }
  const chosen = one(parts, 'by')
  const narrowed = question.departmentId !== undefined || question.itemId !== undefined
  const usual = question.itemId ? 'time' : narrowed ? 'item' : hasChildren ? 'region' : 'department'
  const by = chosen && !(chosen === 'region' && (narrowed || !hasChildren)) ? chosen : usual
  const measure = one(measureCodes, 'measure') ?? 'settled'
  return { region, period, periodFault, by, measure, question, hasChildren, ofOwn: narrowed || !hasChildren }
}

const askedShownMax = 20

function periodAsked(visit: Visit): Pick<AskedStatistics, 'period' | 'periodFault'> {
  const today = visit.modules.cases.today()
  const running = periodAround('month', today)
  const asked = visit.query('period')?.trim() ?? ''
  if (asked === '') return { period: running, periodFault: undefined }
  const period = periodOf(asked)
  if (period && period.first <= today) return { period, periodFault: undefined }
  const periodFault = { asked: asked.slice(0, askedShownMax), kind: period ? 'future' : 'wrong' } as const
  return { period: running, periodFault }
}

/** The period before and the one after, as far as numbers may be of them. */
export function periodsBeside(
  period: Period,
  today: string,
): { previous: Period | undefined; next: Period | undefined } {
  const next = neighbour(period, 1)
  return { previous: periodOf(neighbour(period, -1).text), next: next.first <= today ? next : undefined }
}

/** The address of another view of the same; `undefined` takes a parameter away. */
export function statisticsHref(
  asked: AskedStatistics,
  change: Readonly<Record<string, string | undefined>> = {},
  path: string = statisticsPath,
): string {
  const { question } = asked
  const all = {
    region: asked.region,
    period: asked.period.text,
    by: asked.by,
    measure: asked.measure,
    channel: question.channel,
    type: question.itemType,
    tier: question.tier,
    department: question.departmentId,
    item: question.itemId,
    ...change,
  }
  const given = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return `${path}?${new URLSearchParams(given)}`
}
