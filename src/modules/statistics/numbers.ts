import { dayOf } from '../../kernel/day.ts'
import type { TallyRow } from '../cases/index.ts'
import type { StatisticsContext } from './context.ts'
import { type Grain, type Period, partsOf, periodAround } from './rules/periods.ts'
import { addAmount, type Sums } from './rules/values.ts'
import {
  type GroupedAmount,
  type ItemGroup,
  type itemGroups,
  type KindFilter,
  type SumGroup,
  sumGroups,
  sumItems,
  sumRegions,
} from './store-sums.ts'

/** Which numbers are asked for. With a body or an item they are the region's own; else a region's with all below it. */
export interface StatisticsQuestion extends KindFilter {
  readonly regionCode: string
  readonly period: Period
  readonly departmentId?: string | undefined
  readonly itemId?: string | undefined
}

export type Grouped = ReadonlyMap<string, Sums>

export interface Numbers {
  /** Sums by group; `none` has the one group ''. `region`: one for each region directly below, and '' for the region's own bodies. */
  numbers(question: StatisticsQuestion, by?: ItemGroup): Promise<Grouped>
  /**
   * The course of time: the months of the year, or the days of the month, in which the period lies, as far as they have begun; one in which nothing
   * happened has no sums. With a body or an item always months, which is as fine as those are kept.
   */
  courseOf(question: StatisticsQuestion): Promise<Grouped>
}

export function createNumbers(context: StatisticsContext): Numbers {
  const { db } = context.platform

  async function ofRegion(question: StatisticsQuestion, by: SumGroup): Promise<Grouped> {
    const { regionCode, period, ...kinds } = question
    const times = { grain: period.grain, from: period.first, through: period.first }
    if (by !== 'region') return grouped(await sumRegions(db, { ...kinds, ...times, regionCodes: [regionCode] }, by))
    const below = (await context.organizations.childRegions(regionCode)).map(({ code }) => code)
    const [children, own] = await Promise.all([
      sumRegions(db, { ...kinds, ...times, regionCodes: below }, 'region'),
      ofItems(question, 'none'),
    ])
    return new Map([...grouped(children), ...own])
  }

  async function ofItems(question: StatisticsQuestion, by: ItemGroup): Promise<Grouped> {
    const { regionCode, period, ...filter } = question
    if (period.grain === 'day') {
      const rows = await context.cases.talliedDay(regionCode, period.first)
      return grouped(
        rows
          .filter((row) => fits(row, filter))
          .map((row) => ({ ...row, group: groupOf(row, by), online: row.channel === 'online' })),
      )
    }
    const times = { grain: period.grain, from: period.first, through: period.first }
    return grouped(await sumItems(db, { ...filter, ...times, regionCode }, by))
  }

  return {
    numbers: (question, by = 'none') =>
      isOfItems(question, by) ? ofItems(question, by) : ofRegion(question, by as SumGroup),
    async courseOf(question) {
      const { regionCode, period, ...filter } = question
      const ofItem = isOfItems(question, 'none')
      const whole = periodAround(ofItem || period.grain === 'year' ? 'year' : 'month', period.first)
      const grain: Grain = whole.grain === 'year' ? 'month' : 'day'
      const times = { grain, from: whole.first, through: whole.last }
      const happened = grouped(
        ofItem
          ? await sumItems(db, { ...filter, ...times, regionCode }, 'time')
          : await sumRegions(db, { ...filter, ...times, regionCodes: [regionCode] }, 'time'),
      )
      const parts = partsOf(whole, dayOf(context.platform.clock.now()))
      return new Map(parts.map(({ first }) => [first, happened.get(first) ?? new Map()]))
    },
  }
}

function isOfItems({ departmentId, itemId }: StatisticsQuestion, by: ItemGroup): boolean {
  return departmentId !== undefined || itemId !== undefined || !(by in sumGroups)
}

type Filter = Omit<StatisticsQuestion, 'regionCode' | 'period'>

function fits(row: TallyRow, filter: Filter): boolean {
  const asked = (['departmentId', 'itemId', 'channel', 'itemType', 'tier'] as const).filter((name) => filter[name])
  return asked.every((name) => row[name] === filter[name])
}

function groupOf(row: TallyRow, by: ItemGroup): string {
  const groups: Record<keyof typeof itemGroups, string> = {
    none: '',
    region: row.regionCode,
    time: row.day,
    channel: row.channel,
    itemType: row.itemType,
    tier: row.tier,
    department: row.departmentId,
    item: row.itemId,
  }
  return groups[by]
}

function grouped(amounts: readonly GroupedAmount[]): Grouped {
  const groups = new Map<string, Map<string, number>>()
  for (const amount of amounts) {
    const own = groups.get(amount.group) ?? new Map<string, number>()
    addAmount(own, amount)
    groups.set(amount.group, own)
  }
  return groups
}
