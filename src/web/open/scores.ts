import type { MonthScores } from '../../modules/supervision/index.ts'
import { csvOf } from '../csv.ts'
import { found } from '../faults.ts'
import { formulaText } from '../supervision/score-lines.ts'
import { translator } from '../texts/index.ts'
import type { Answer, Web } from '../web.ts'
import { type MadeFile, madeFile } from './files.ts'
import type { Kept } from './kept.ts'

export const scoreFormats = ['csv', 'json'] as const
type ScoreFormat = (typeof scoreFormats)[number]

/** These addresses are promised to stay. */
export function openScorePath(regionCode: string, month: string, format: ScoreFormat): string {
  return `/open/${regionCode}/scores/${month}.${format}`
}

interface NamedBody {
  readonly departmentId: string
  readonly name: string
  readonly score: number
  readonly lost: number
  readonly points: number
}

const mediaTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** Files are in Chinese for everybody, as those of lists. */
const t = translator('zh')

/** Published scores as open data: `/open/430102000000/scores/2026-12.csv`. Bodies alone, neither posts nor cases. */
export function openScoreFiles(web: Web, kept: Kept<MadeFile>): void {
  web.get('/open/:region(^\\d{12}$)/scores/:file', async (visit): Promise<Answer> => {
    const [, month = '', extension] = /^(\d{4}-\d{2})\.([a-z]{1,5})$/.exec(visit.parameter('file')) ?? []
    const format = found(scoreFormats.find((one) => one === extension))
    const { organizations, supervision } = visit.modules
    const region = await organizations.getRegion(visit.parameter('region'))
    // A month that is not published yet is asked again each time: the next minute it may be.
    const scores = found(await supervision.scores.published(region.code, month))
    const { content, mediaType, fileName, etag } = await kept(`${region.code}/scores/${month}.${format}`, async () => {
      const bodies = await Promise.all(
        scores.bodies.map(async ({ departmentId, score, lost, points }) => ({
          ...{ departmentId, score, lost, points },
          name: (await organizations.findDepartment(departmentId))?.name ?? '',
        })),
      )
      return scoreFile(region, scores, bodies, format)
    })
    return { open: content, mediaType, fileName, etag }
  })
}

function scoreFile(
  region: { readonly code: string; readonly name: string },
  scores: MonthScores,
  bodies: readonly NamedBody[],
  format: ScoreFormat,
): MadeFile {
  const text = format === 'csv' ? csvOf(tableOf(bodies)) : jsonOf(region, scores, bodies)
  const title = t('score.public.fileTitle', { month: scores.month })
  return madeFile(Buffer.from(text, 'utf8'), mediaTypes[format], `${region.name} ${title}.${format}`)
}

function tableOf(bodies: readonly NamedBody[]): string[][] {
  const head = [
    t('score.columns.body'),
    t('score.columns.score'),
    t('score.columns.lost'),
    t('score.columns.points'),
    t('score.public.code'),
  ]
  const rows = bodies.map(({ name, score, lost, points, departmentId }) => [
    name,
    ...[score, lost, points].map(String),
    departmentId,
  ])
  return [head, ...rows]
}

function jsonOf(
  { code, name }: { readonly code: string; readonly name: string },
  { month, computedAt, formula }: MonthScores,
  bodies: readonly NamedBody[],
): string {
  const { edition, start, floor, lateRectification } = formula
  const value = {
    region: { code, name },
    month,
    computedAt,
    formula: { edition, start, floor, lateRectification, text: formulaText({ language: 'zh' }, formula) },
    bodies,
  }
  return `${JSON.stringify(value, null, 1)}\n`
}
