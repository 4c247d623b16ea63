import type { ListedResult } from '../../modules/statistics/index.ts'
import { csvOf } from '../csv.ts'
import { fileHeadOf, fileUnitOf } from '../supervision/statistics/values.ts'
import { type TextKey, translator } from '../texts/index.ts'
import type { Visit } from '../visit.ts'
import type { Answer, Web } from '../web.ts'
import { type MadeFile, madeFile } from './files.ts'
import type { Kept } from './kept.ts'
import { openMeasures, openMonths, openNumbers } from './numbers.ts'
import { rssOf } from './rss.ts'

/** Results of one file; older ones stand on the pages. */
const resultsMax = 5_000
const feedMax = 50
const formats = { results: ['csv', 'json', 'rss'], numbers: ['csv', 'json'] } as const
type Dataset = keyof typeof formats
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
} as const
type Format = keyof typeof mediaTypes

/** Files are in Chinese for everybody, as the other open files are. */
const t = translator('zh')

export const resultColumns = ['item', 'body', 'holder', 'outcome', 'decidedOn', 'certificate', 'region'] as const

/** These addresses are promised to stay. */
export function datasetPath(regionCode: string, dataset: Dataset, format: Format): string {
  return `/open/${regionCode}/${dataset}.${format}`
}

/** Results and numbers as open data, the columns described in `columns.json`. No session, no language, nothing of whoever asks. */
export function datasetFiles(web: Web, kept: Kept<MadeFile>): void {
  for (const [dataset, known] of Object.entries(formats) as [Dataset, readonly Format[]][]) {
    for (const format of known) {
      web.get(`/open/:region(^\\d{12}$)/${dataset}.${format}`, async (visit): Promise<Answer> => {
        const region = await visit.modules.organizations.getRegion(visit.parameter('region'))
        const key = `${region.code}/${dataset}.${format}`
        const { content, mediaType, fileName, etag } = await kept(key, () => makers[dataset](visit, region, format))
        return { open: content, mediaType, fileName, etag }
      })
    }
  }
  web.get('/open/columns.json', async (): Promise<Answer> => {
    const described = { results: describedBy(resultColumns, 'open.columns'), numbers: numberColumns() }
    const { content, mediaType, fileName, etag } = made('columns', 'json', json(described))
    return { open: content, mediaType, fileName, etag }
  })
}

type Region = Awaited<ReturnType<Visit['modules']['organizations']['getRegion']>>

const makers = { results: makeResults, numbers: makeNumbers } as const

async function makeResults(visit: Visit, region: Region, format: Format): Promise<MadeFile> {
  const { results, next } = await visit.modules.statistics.results(region.code, {
    limit: format === 'rss' ? feedMax : resultsMax,
  })
  const lines = await Promise.all(results.map((result) => resultCells(visit, result)))
  const title = `${region.name} ${t('open.results.title')}`
  const { baseUrl } = visit.platform.config
  switch (format) {
    case 'csv':
      return made(title, format, csvOf([resultColumns.map((column) => t(`open.columns.${column}.name`)), ...lines]))
    case 'json': {
      const rows = lines.map((cells) => Object.fromEntries(resultColumns.map((column, at) => [column, cells[at]])))
      const columns = describedBy(resultColumns, 'open.columns')
      return made(title, format, json({ region: named(region), columns, complete: next === undefined, results: rows }))
    }
    case 'rss':
      return made(
        title,
        format,
        rssOf({
          title,
          link: `${baseUrl}/${region.code}/open/results`,
          description: t('open.results.lead'),
          entries: lines.map(([item = '', body = '', holder = '', outcome = '', day = ''], at) => ({
            title: `${item}：${holder}，${outcome}`,
            description: `${body}，${day}`,
            id: `${region.code}/results/${results[at]?.resultId ?? ''}`,
            day,
          })),
        }),
      )
  }
}

export async function resultCells(visit: Visit, result: ListedResult): Promise<string[]> {
  const { organizations } = visit.modules
  const [department, region] = await Promise.all([
    organizations.findDepartment(result.departmentId),
    organizations.findRegion(result.regionCode),
  ])
  return [
    result.itemName,
    department?.name ?? '',
    result.holderName,
    t(`open.outcomes.${result.outcome}`),
    result.decidedOn,
    result.certificateNumber ?? '',
    region?.name ?? '',
  ]
}

async function makeNumbers(visit: Visit, region: Region, format: Format): Promise<MadeFile> {
  const months = await openMonths(visit, region.code)
  const rows = months.map(({ month, sums }) => ({
    month,
    values: openNumbers(sums, 'zh').map(({ value }) => rounded(value)),
  }))
  const title = `${region.name} ${t('open.numbers.title')}`
  if (format === 'csv') {
    const head = [t('open.columns.month.name'), ...openMeasures.map((code) => fileHeadOf(code, 'zh'))]
    return made(
      title,
      format,
      csvOf([
        head,
        ...rows.map(({ month, values }) => [month, ...values.map((value) => (value === null ? '' : String(value)))]),
      ]),
    )
  }
  const shown = rows.map(({ month, values }) => ({
    month,
    ...Object.fromEntries(openMeasures.map((code, at) => [code, values[at] ?? null])),
  }))
  return made(title, format, json({ region: named(region), columns: numberColumns(), months: shown }))
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000
}

function numberColumns() {
  const measures = openNumbers(new Map(), 'zh').map(({ code, name, definition }) => [
    code,
    { name, unit: fileUnitOf(code, 'zh'), description: definition },
  ])
  return { ...describedBy(['month'], 'open.columns'), ...Object.fromEntries(measures) }
}

function describedBy(columns: readonly string[], group: string) {
  const of = (column: string) => ({
    name: t(`${group}.${column}.name` as TextKey),
    description: t(`${group}.${column}.description` as TextKey),
  })
  return Object.fromEntries(columns.map((column) => [column, of(column)]))
}

function named({ code, name }: Region) {
  return { code, name }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

function made(title: string, format: Format, text: string): MadeFile {
  return madeFile(Buffer.from(text, 'utf8'), mediaTypes[format], `${title}.${format}`)
}
