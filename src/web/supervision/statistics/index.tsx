import { around, measureCodes, measureTexts, neighbour, type Sums } from '../../../modules/statistics/index.ts'
import { writeWorkbook } from '../../../platform/spreadsheets/index.ts'
import { csvOf } from '../../csv.ts'
import { found } from '../../faults.ts'
import { formatNumber } from '../../texts/format.ts'
import type { Option } from '../../ui/index.ts'
import { StatisticsPage, type StatisticsPageModel, tableMeasures } from '../../views/supervision/statistics.tsx'
import type { Visit } from '../../visit.ts'
import type { Web } from '../../web.ts'
import { itemNameOf } from '../../workbench/callbacks.tsx'
import { deskFrame, staffWith } from '../../workbench/desk.ts'
import {
  type AskedStatistics,
  channels,
  itemTypes,
  parts,
  statisticsAsked,
  statisticsHref,
  statisticsPath,
  tiers,
} from './asked.ts'
import { rowsMax, rowsOf, type StatisticsRow } from './rows.ts'
import { shownValue, writtenValue } from './values.ts'

const none: Sums = new Map()

export function statisticsPages(web: Web): void {
  web.get(statisticsPath, async (visit) => {
    staffWith(visit, 'supervise')
    const asked = await statisticsAsked(visit)
    const page = <StatisticsPage model={await modelOf(visit, asked)} frame={await deskFrame(visit, 'statistics')} />
    return { page, title: visit.t('statistics.title'), scripts: ['workbench.js'] }
  })

  web.get(`${statisticsPath}/export`, async (visit) => {
    staffWith(visit, 'supervise')
    const asked = await statisticsAsked(visit)
    const format = found((['csv', 'xlsx'] as const).find((one) => one === visit.query('format')))
    const rows = tableOf(visit, asked, await rowsOf(visit, asked))
    const { name } = await visit.modules.organizations.getRegion(asked.region)
    const fileName = `${name} ${visit.t('statistics.title')} ${asked.period.text}.${format}`
    if (format === 'csv')
      return { file: Buffer.from(csvOf(rows), 'utf8'), mediaType: 'text/csv; charset=utf-8', fileName }
    const people = await peopleOf(visit, asked)
    const columns = (rows[0] ?? []).map((_, at) => ({ width: at === 0 ? 36 : 14 }))
    const definitions = measureCodes.map((code) => {
      const { name: said, definition } = measureTexts[code]
      return [said[visit.language], definition[visit.language]]
    })
    const sheets = [
      { name: visit.t('statistics.title'), headRows: 1, columns, rows },
      {
        name: visit.t('statistics.definitions'),
        headRows: 0,
        columns: [{ width: 18 }, { width: 110 }],
        rows: definitions,
      },
      ...(people.length > 0
        ? [
            {
              name: visit.t('statistics.people.title'),
              headRows: 0,
              columns: [{ width: 18 }, { width: 14 }, { width: 110 }],
              rows: people.map((line) => [line.name, String(line.people), line.definition]),
            },
          ]
        : []),
    ]
    return { file: writeWorkbook(sheets), mediaType: workbookType, fileName }
  })
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Every measure of every part, as plain numbers: shares from 0 to 1. */
function tableOf({ t, language }: Visit, asked: AskedStatistics, rows: readonly StatisticsRow[]): string[][] {
  const head = [t(`statistics.by.${asked.by}`), ...measureCodes.map((code) => measureTexts[code].name[language])]
  const lines = rows.map(({ label, sums }) => [
    label,
    ...measureCodes.map((code) => {
      const { value } = shownValue(code, sums, language)
      return value === null ? '' : String(Math.round(value * 10_000) / 10_000)
    }),
  ])
  return [head, ...lines]
}

async function modelOf(visit: Visit, asked: AskedStatistics): Promise<StatisticsPageModel> {
  const { t, language } = visit
  const { statistics, organizations } = visit.modules
  const [total, rows, path, people] = await Promise.all([
    statistics.numbers(asked.question).then((groups) => groups.get('') ?? onlyGroup(groups)),
    rowsOf(visit, asked),
    organizations.regionPath(asked.region),
    peopleOf(visit, asked),
  ])
  const own = visit.staff.actor.regionCode
  const within = path.slice(path.findIndex(({ code }) => code === own))
  return {
    region: within.at(-1)?.name ?? '',
    crumbs: within.slice(0, -1).map(({ code, name }) => ({ label: name, href: regionHref(asked, code) })),
    narrowed: await narrowedTo(visit, asked),
    period: asked.period.text,
    periods: {
      previous: statisticsHref(asked, { period: neighbour(asked.period, -1).text }),
      next: statisticsHref(asked, { period: neighbour(asked.period, 1).text }),
      wider: wider(asked),
    },
    filters: {
      hidden: {
        region: asked.region,
        by: asked.by,
        department: asked.question.departmentId ?? '',
        item: asked.question.itemId ?? '',
      },
      measure: asked.measure,
      channel: asked.question.channel ?? '',
      type: asked.question.itemType ?? '',
      tier: asked.question.tier ?? '',
      measures: measureCodes.map((value) => ({ value, label: measureTexts[value].name[language] })),
      channels: channels.map((value) => ({ value, label: t(`statistics.channels.${value}`) })),
      types: itemTypes.map((value) => ({ value, label: t(`vocabulary.itemType.${value}`) })),
      tiers: tiers.map((value): Option => ({ value, label: t(`vocabulary.tier.${value}`) })),
      resetHref: `${statisticsPath}?${new URLSearchParams({ region: asked.region, period: asked.period.text })}`,
    },
    values: measureCodes.map((code) => ({
      ...shownValue(code, total, language),
      definition: measureTexts[code].definition[language],
    })),
    people,
    tabs: parts
      .filter((part) => part !== 'region' || (asked.hasChildren && asked.question.departmentId === undefined))
      .map((part) => ({
        label: t(`statistics.by.${part}`),
        href: statisticsHref(asked, { by: part }),
        current: part === asked.by,
      })),
    part: t(`statistics.by.${asked.by}`),
    overTime: asked.by === 'time',
    measureName: measureTexts[asked.measure].name[language],
    rows: rows.map(({ key, label, href, casesHref, sums }) => ({
      key,
      label,
      href,
      casesHref,
      chart: shownValue(asked.measure, sums, language),
      cells: tableMeasures.map((code) => writtenValue(code, shownValue(code, sums, language).value, language)),
    })),
    cut: rows.length === rowsMax ? rowsMax : undefined,
    heads: tableMeasures.map((code) => measureTexts[code].name[language]),
    exports: (['csv', 'xlsx'] as const).map((format) => ({
      label: t(`statistics.export.${format}`),
      href: statisticsHref(asked, { format }, `${statisticsPath}/export`),
    })),
  }
}

/** Registered people are not told apart by department, item, channel or kind. */
async function peopleOf({ t, language, modules }: Visit, { region, question }: AskedStatistics) {
  const { period, channel, itemType, tier, departmentId, itemId } = question
  if ([channel, itemType, tier, departmentId, itemId].some((narrowed) => narrowed !== undefined)) return []
  const { online, atWindow, inAll } = await modules.identity.registeredPeople({
    regionCode: region,
    from: period.first,
    to: period.last,
  })
  const line = (code: 'registered' | 'atWindow' | 'inAll', people: number) => ({
    code,
    people,
    name: t(`statistics.people.${code}`),
    text: formatNumber(people, language),
    definition: t(`statistics.people.${code}Help`),
  })
  return [line('registered', online + atWindow), line('atWindow', atWindow), line('inAll', inAll)]
}

function onlyGroup(groups: ReadonlyMap<string, Sums>): Sums {
  return [...groups.values()][0] ?? none
}

function regionHref(asked: AskedStatistics, region: string): string {
  return statisticsHref(asked, { region, by: undefined, department: undefined, item: undefined })
}

function wider(asked: AskedStatistics) {
  const period = around(asked.period)
  return period && { label: period.text, href: statisticsHref(asked, { period: period.text }) }
}

/** The body and the item to which the numbers are narrowed, each with the way out. */
async function narrowedTo(visit: Visit, asked: AskedStatistics) {
  const { departmentId, itemId } = asked.question
  const department = departmentId && (await visit.modules.organizations.findDepartment(departmentId))?.name
  const item = itemId && (await itemNameOf(visit, itemId))
  return [
    ...(department
      ? [{ label: department, href: statisticsHref(asked, { department: undefined, by: undefined }) }]
      : []),
    ...(item ? [{ label: item, href: statisticsHref(asked, { item: undefined, by: undefined }) }] : []),
  ]
}
