import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '../../kernel/calendar.ts'
import type { Platform } from '../../platform/platform.ts'
import { formulaAt, monthAfter, monthOf, ScoreFormula } from './rules/score.ts'
import { formulaRows, insertFormula } from './store-scores.ts'

export interface FormulaEdition extends ScoreFormula {
  readonly edition: number
  readonly fromMonth: string
}

export interface ScoreFormulas {
  /** The formula of a month. Throws where nothing was loaded: that is ours to mend. */
  of(month: string): Promise<FormulaEdition>
  /** The shipped edition, where it is not there yet: the first for all months, a later one from the month after this. */
  load(dataDirectory: string): Promise<void>
}

/** Before any month that a platform of this kind has. */
const beginning = '2000-01'

export function createScoreFormulas({ db, clock }: Pick<Platform, 'db' | 'clock'>): ScoreFormulas {
  const editions = async (): Promise<FormulaEdition[]> =>
    (await formulaRows(db)).map(({ edition, formula, fromMonth }) => ({
      ...ScoreFormula.parse(formula),
      edition,
      fromMonth,
    }))
  return {
    async of(month) {
      const found = formulaAt(await editions(), month)
      if (!found) throw new Error(`no formula of scores for ${month}`)
      return found
    },
    async load(dataDirectory) {
      const path = join(dataDirectory, 'supervision/score.json')
      const { edition, ...given } = JSON.parse(await readFile(path, 'utf8')) as { readonly edition: number }
      const formula = ScoreFormula.parse(given)
      const there = await formulaRows(db)
      if (there.some((one) => one.edition >= edition)) return
      const now = clock.now()
      const fromMonth = there.length === 0 ? beginning : monthAfter(monthOf(dayOf(now)), 1)
      await db.batch([insertFormula({ edition, formula, fromMonth }, now)])
    },
  }
}
