import { dayOf } from '../../kernel/calendar.ts'
import type { WallFrame } from '../../modules/statistics/index.ts'
import { formatDay, formatInstant, formatNumber, formatTime } from '../texts/format.ts'
import type { Language, TextKey } from '../texts/index.ts'
import { translator } from '../texts/index.ts'
import type { Strain, WallModel } from '../views/wall/wall.tsx'
import type { Web } from '../web.ts'
import { eventsPath } from './paths.ts'

/** The words of a frame. What they are made of is the same for every viewer of a region and language. */
export async function wallModel(modules: Web['modules'], frame: WallFrame, language: Language): Promise<WallModel> {
  const t = translator(language)
  const number = (value: number) => formatNumber(value, language)
  const share = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)}%`)
  const figure = (code: (typeof figureCodes)[number], text: string, strained = false) => ({
    ...{ code, text, strained },
    name: t(`wall.figures.${code}`),
  })
  return {
    region: (await modules.organizations.getRegion(frame.regionCode)).name,
    at: formatInstant(frame.at, language, 'weekday'),
    eventsHref: `${eventsPath}?${new URLSearchParams({ region: frame.regionCode })}`,
    figures: [
      figure('submitted', number(frame.submitted)),
      figure('settled', number(frame.settled)),
      figure('open', number(frame.open)),
      figure('overdue', number(frame.overdue), frame.overdue > 0),
      figure('online', share(frame.onlineRate)),
      figure('satisfaction', share(frame.satisfaction)),
    ],
    cards:
      frame.cards === null
        ? undefined
        : Object.entries(frame.cards).map(([level, count]) => ({
            level,
            name: t(`wall.levels.${level}` as TextKey),
            count: number(count),
          })),
    hours: frame.hours.map(({ hour, submitted }) => ({
      label: String(hour),
      value: submitted,
      text: number(submitted),
    })),
    tiles: frame.tiles.map(({ code, isOwn, submitted, open, overdue, ...tile }) => {
      const strain = strainOf(open, overdue)
      const name = isOwn ? t('wall.own', { region: tile.name }) : tile.name
      return { code, name, text: number(submitted), strain, words: t(`wall.strain.${strain}`) }
    }),
    acts: await Promise.all(
      frame.acts.map(async ({ regionCode, itemId, type, effectiveAt }, at) => ({
        key: `${itemId} ${effectiveAt.getTime()} ${at}`,
        // The newest of a quiet morning are of the day before: a time alone would say that they are of today.
        time:
          dayOf(effectiveAt) === frame.day ? formatTime(effectiveAt) : formatDay(dayOf(effectiveAt), language, 'short'),
        region: (await modules.organizations.findRegion(regionCode))?.name ?? '',
        item: (await modules.catalog.findCurrentVersion(itemId))?.definition.name ?? '',
        word: t(`wall.acts_of.${type}` as TextKey),
      })),
    ),
  }
}

const figureCodes = ['submitted', 'settled', 'open', 'overdue', 'online', 'satisfaction'] as const

/** None, up to one in a hundred, up to one in twenty, more. */
function strainOf(open: number, overdue: number): Strain {
  if (overdue === 0) return 0
  const share = overdue / Math.max(1, open)
  return share <= 0.01 ? 1 : share <= 0.05 ? 2 : 3
}
