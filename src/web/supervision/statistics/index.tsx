import { around, measureCodes, measureTexts, type Period, type Sums } from '../../../modules/statistics/index.ts'
import { writeWorkbook } from '../../../platform/spreadsheets/index.ts'
import { csvOf } from '../../csv.ts'
import { found } from '../../faults.ts'
import { pageProblem } from '../../problems.ts'
import { formatNumber } from '../../texts/format.ts'
import type { Language } from '../../texts/index.ts'
import type { Option } from '../../ui/index.ts'
import { StatisticsPage, type StatisticsPageModel, tableMeasures } from '../../views/supervision/statistics.tsx'
import type { Visit } from '../../visit.ts'
import type { Web } from '../../web.ts'
import { deskFrame, staffWith } from '../../workbench/desk.ts'
import {
  type AskedStatistics,
  channels,
  countedPath,
  itemTypes,
  parts,
  periodsBeside,
  statisticsAsked,
  statisticsHref,
  statisticsPath,
  tiers,
} from './asked.ts'
import { countedCasesPage } from './cases.tsx'
import { narrowedTo } from './narrowed.ts'
import { rowsMax, rowsOf, type StatisticsRow } from './rows.ts'
import { fileHeadOf, headOf, shownValue, writtenValue } from './values.ts'

const none: Sums = new Map()

export function statisticsPages(web: Web): void {
  countedCasesPage(web)
  web.get(statisticsPath, async (visit) => {
    staffWith(visit, 'supervise')
    const asked = await statisticsAsked(visit)
    const page = <StatisticsPage model={await modelOf(visit, asked)} frame={await deskFrame(visit, 'statistics')} />
    return { page, title: visit.t('statistics.title'), scripts: ['workbench.js'] }
  })

  web.get(`${statisticsPath}/export`, async (visit) => {
    staffWith(visit, 'supervise')
    const asked = await statisticsAsked(visit)
    // A file says nowhere that it is of another time than was asked for.
    if (asked.periodFault) throw pageProblem(`statistics.period_${asked.periodFault.kind}`)
    const format = found((['csv', 'xlsx'] as const).find((one) => one === visit.query('format')))
    const rows = tableOf(visit, asked, await rowsOf(visit, asked))
    const { name } = await visit.modules.organizations.getRegion(asked.region)
    const fileName = `${name} ${visit.t('statistics.title')} ${asked.period.text}.${format}`
    if (format === 'csv')
      return { file: Buffer.from(csvOf(rows), 'utf8'), mediaType: 'text/csv; charset=utf-8', fileName }
    const people = await peopleOf(visit, asked)
    const columns = (rows[0] ?? []).map((_, at) => ({ width: at === 0 ? 36 : 20 }))
    const definitions = measureCodes.map((code) => {
      const { definition } = measureTexts[code]
      return [fileHeadOf(code, visit.language), definition[visit.language]]
    })
    const sheets = [
      { name: visit.t('statistics.title'), headRows: 1, columns, rows },
      {
        name: visit.t('statistics.definitions'),
        headRows: 0,
        columns: [{ width: 26 }, { width: 110 }],
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
  const head = [t(`statistics.by.${asked.by}`), ...measureCodes.map((code) => fileHeadOf(code, language))]
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
  // What the chart draws stands in the table in any case, and first.
  const measures = [asked.measure, ...tableMeasures.filter((code) => code !== asked.measure)]
  const own = visit.staff.actor.regionCode
  const within = path.slice(path.findIndex(({ code }) => code === own))
  return {
    region: within.at(-1)?.name ?? '',
    crumbs: within.slice(0, -1).map(({ code, name }) => ({ label: name, href: regionHref(asked, code) })),
    narrowed: await narrowedTo(visit, asked),
    period: asked.period.text,
    periodFault: asked.periodFault,
    periods: { ...besides(visit, asked), wider: wider(asked) },
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
      casesHref: asked.ofOwn ? statisticsHref(asked, { measure: code, by: undefined }, countedPath) : undefined,
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
    measureName: headOf(asked.measure, language),
    isEmpty: rows.every(({ sums }) => sums.size === 0),
    rows: rows.map(({ key, label, href, casesHref, sums }) => ({
      key,
      label,
      href,
      casesHref,
      chart: chartValue(asked, sums, label, language),
      cells: measures.map((code) => writtenValue(code, shownValue(code, sums, language).value, language)),
    })),
    cut: rows.length === rowsMax ? rowsMax : undefined,
    heads: measures.map((code) => headOf(code, language)),
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
    casesHref: undefined,
    definition: t(`statistics.people.${code}Help`),
  })
  return [line('registered', online + atWindow), line('atWindow', atWindow), line('inAll', inAll)]
}

/** Below a column there is room for the day or the month alone. */
function chartValue({ by, measure }: AskedStatistics, sums: Sums, label: string, language: Language) {
  const { value } = shownValue(measure, sums, language)
  const text = writtenValue(measure, value, language)
  return { label: by === 'time' ? String(Number(label.slice(-2))) : label, value, text }
}

function besides(visit: Visit, asked: AskedStatistics) {
  const { previous, next } = periodsBeside(asked.period, visit.modules.cases.today())
  const href = (period: Period | undefined) => period && statisticsHref(asked, { period: period.text })
  return { previous: href(previous), next: href(next) }
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
