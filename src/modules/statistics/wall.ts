import { dayOf, hourOf } from '../../kernel/day.ts'
import { regionPrefixOf } from '../../kernel/identifiers/regionCode.ts'
import { remembered } from '../../platform/remembered.ts'
import type { StatisticsContext } from './context.ts'
import { formulas } from './measures.ts'
import { createNumbers } from './numbers.ts'
import { neighbour, periodAround } from './rules/periods.ts'
import { computed, type Sums } from './rules/values.ts'
import { hoursOf, type LatestAct, latestActs, standingsOf } from './store-wall.ts'

export const cardLevels = ['warning', 'yellow', 'red'] as const

/** All that a wall shows at one moment. No person is in it, and no case. */
export interface WallFrame {
  readonly regionCode: string
  readonly at: Date
  readonly day: string
  /** Of today. */
  readonly submitted: number
  readonly settled: number
  readonly onlineRate: number | null
  /** As counted within the last minute. */
  readonly open: number
  readonly overdue: number
  /** Cards that rose today, by level; null: supervision does not tell. */
  readonly cards: Readonly<Record<(typeof cardLevels)[number], number>> | null
  /** Of the month before, as published; null: too few evaluations to be shown. A running month would tell each grade as it comes. */
  readonly satisfaction: number | null
  /** One for each hour of the day that has begun. */
  readonly hours: readonly { readonly hour: number; readonly submitted: number; readonly settled: number }[]
  /** The region's own bodies, then the regions directly below in the order of their codes: together they are the whole. None below, no tiles. */
  readonly tiles: readonly WallTile[]
  /** Newest first. */
  readonly acts: readonly LatestAct[]
}

export interface WallTile {
  readonly code: string
  readonly name: string
  /** The region itself, without what is below it. */
  readonly isOwn: boolean
  readonly submitted: number
  readonly open: number
  readonly overdue: number
}

export interface Wall {
  /** Computed once a second for everybody who looks at this region. */
  wallFrame(regionCode: string): Promise<WallFrame>
}

const frameMs = 1_000
/** What is read from sums of whole months and other modules changes slowly, and need not be asked each second. */
const slowMs = 20_000
const regionsMax = 200
const actsShown = 6

export function createWall(context: StatisticsContext): Wall {
  const nowMs = () => context.platform.clock.now().getTime()
  const frames = remembered<WallFrame>(nowMs, frameMs, regionsMax)
  const slow = remembered<Slow>(nowMs, slowMs, regionsMax)
  return {
    wallFrame: (regionCode) =>
      frames(regionCode, async () =>
        frameOf(context, regionCode, await slow(regionCode, () => slowOf(context, regionCode))),
      ),
  }
}

type Slow = Pick<WallFrame, 'cards' | 'satisfaction'>

async function slowOf({ evaluations, cardsTallied, platform }: StatisticsContext, regionCode: string): Promise<Slow> {
  const today = dayOf(platform.clock.now())
  const regionPrefix = regionPrefixOf(regionCode)
  const month = neighbour(periodAround('month', today), -1).text
  const [rates, cards] = await Promise.all([
    evaluations.published(regionCode, month),
    cardsTallied?.({ regionPrefix, from: today, through: today }),
  ])
  const of = (level: (typeof cardLevels)[number]) => cards?.get(level) ?? 0
  return {
    satisfaction: rates?.satisfaction ?? null,
    cards: cards ? { warning: of('warning'), yellow: of('yellow'), red: of('red') } : null,
  }
}

async function frameOf(context: StatisticsContext, regionCode: string, slow: Slow): Promise<WallFrame> {
  const { db, clock } = context.platform
  const at = clock.now()
  const day = dayOf(at)
  const period = periodAround('day', day)
  const { numbers } = createNumbers(context)
  const [region, children] = await Promise.all([
    context.organizations.getRegion(regionCode),
    context.organizations.childRegions(regionCode),
  ])
  const [total, below, hours, standings, acts] = await Promise.all([
    numbers({ regionCode, period }),
    children.length === 0 ? new Map<string, Sums>() : numbers({ regionCode, period }, 'region'),
    hoursOf(db, regionCode, day),
    standingsOf(db, [regionCode, ...children.map(({ code }) => code)]),
    latestActs(db, regionPrefixOf(regionCode), actsShown),
  ])
  const own = total.get('') ?? new Map<string, number>()
  const filedIn = (code: string) => computed(formulas.submitted, below.get(code) ?? new Map()).of
  const standing = (code: string) => {
    const { open = 0, overdue = 0 } = standings.find((one) => one.regionCode === code) ?? {}
    return { open, overdue }
  }
  return {
    ...{ regionCode, at, day, acts, ...slow },
    submitted: computed(formulas.submitted, own).of,
    settled: computed(formulas.settled, own).of,
    onlineRate: computed(formulas.online_rate, own).value,
    open: standing(regionCode).open,
    overdue: standing(regionCode).overdue,
    hours: Array.from({ length: hourOf(at) + 1 }, (_, hour) => {
      const amount = (measure: string) => hours.find((one) => one.hour === hour && one.measure === measure)?.amount ?? 0
      return { hour, submitted: amount('submitted'), settled: amount('settled') }
    }),
    tiles: withOwn(
      { code: regionCode, name: region.name, isOwn: true, submitted: filedIn(''), ...standing(regionCode) },
      children.map(({ code, name }) => ({ code, name, isOwn: false, submitted: filedIn(code), ...standing(code) })),
    ),
  }
}

/** What waits is counted with all below: what the regions below have is taken from it. */
function withOwn(whole: WallTile, below: readonly WallTile[]): WallTile[] {
  if (below.length === 0) return []
  const rest = (of: 'open' | 'overdue') => below.reduce((left, tile) => left - tile[of], whole[of])
  return [{ ...whole, open: rest('open'), overdue: rest('overdue') }, ...below]
}
