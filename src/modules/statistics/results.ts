import { isDay } from '../../kernel/day.ts'
import type { Statement } from '../../platform/db/statement.ts'
import { type CaseNews, caseNewsTopic } from '../cases/index.ts'
import type { StatisticsContext } from './context.ts'
import { type ListedResult, listResults, putResult, type ResultCursor, removeResult } from './store-results.ts'

export interface ResultPage {
  readonly results: readonly ListedResult[]
  readonly next: string | undefined
}

export interface Results {
  /** Published results of the region itself, newest first; at most 5,000 a page. A cursor that is none begins at the beginning. */
  results(
    regionCode: string,
    page?: { readonly limit?: number; readonly after?: string | undefined },
  ): Promise<ResultPage>
}

const pageDefault = 25
const pageMax = 5_000
/** After these the row may be another one. */
const changing: ReadonlySet<string> = new Set([
  'result_issued',
  'recalled',
  'annulled',
  'forfeited',
  'cancelled',
  'reopened',
])

export function createResults({ platform: { db } }: StatisticsContext): Results {
  return {
    async results(regionCode, { limit = pageDefault, after } = {}) {
      const bounded = Math.min(Math.max(1, limit), pageMax)
      const rows = await listResults(db, regionCode, cursorOf(after), bounded + 1)
      const results = rows.slice(0, bounded)
      const last = rows.length > bounded ? results.at(-1) : undefined
      return { results, next: last && `${last.decidedOn}.${last.resultId}` }
    },
  }
}

/** Follows results. What may be published is asked of `cases`, which opens the name and gives it masked. */
export function followResults({ platform: { outbox, keys }, cases }: StatisticsContext): void {
  outbox.subscribe('statistics.results', [caseNewsTopic], async ({ payload }): Promise<Statement[]> => {
    const { caseId, type } = payload as CaseNews
    if (!changing.has(type)) return []
    const caseHash = keys.hash('open-result', caseId)
    const result = await cases.publishedResult(caseId)
    return [result ? putResult(caseHash, result) : removeResult(caseHash)]
  })
}

function cursorOf(text: string | undefined): ResultCursor | undefined {
  const [, decidedOn = '', id = ''] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/.exec(text ?? '') ?? []
  return isDay(decidedOn) ? { decidedOn, resultId: Number(id) } : undefined
}
