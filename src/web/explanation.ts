import type { ExplainedDate, ExplanationStep } from '../kernel/explanation.ts'
import { formatDay } from './texts/format.ts'
import { flatten, type Language, type TextKey, type TextParameters, translator, zh } from './texts/index.ts'

/** The calculation of a date as sentences, one a step. A code without a sentence is a fault of ours and shows as the code. */
export function explanationLines(explained: ExplainedDate, language: Language): string[] {
  const words = sentences(language)
  const weekends = explained.steps.filter((step) => step.rule === 'weekend')
  return explained.steps.flatMap((step) => {
    if (step.rule !== 'weekend') return [words(step)]
    // All weekends are one line: a limit of twenty days would else be mostly weekends.
    return step === weekends[0] ? [words(step, weekends)] : []
  })
}

/** Every code that has a sentence, so that a test can compare it with the codes that are written. */
export const explainedRules: ReadonlySet<string> = new Set(
  [...flatten(zh.explanation.rules).keys()].map((code) => code.replace(/^(result|extended)_.*/, '$1')),
)

function sentences(language: Language) {
  const t = translator(language)
  const text = (path: string, parameters?: TextParameters) => t(`explanation.${path}` as TextKey, parameters)
  const day = (of: string) => formatDay(of, language, 'short')
  const run = ({ from, to }: ExplanationStep) =>
    from === to ? day(from) : text('run', { from: day(from), to: day(to) })

  const limitWords = (limit: string, situation: string | number | undefined) =>
    situation === undefined
      ? text(`limits.${limit}`)
      : text('inSituation', { limit: text(`limits.${limit}`), situation })

  return (step: ExplanationStep, all: readonly ExplanationStep[] = [step]): string => {
    const { note = {}, rule, from, days, calendarVersion } = step
    const limit = typeof note.limit === 'string' ? note.limit : undefined
    const result = rule === 'result'
    return text(`rules.${result || rule === 'extended' ? `${rule}_${step.unit}` : rule}`, {
      ...note,
      days,
      from: result ? formatDay(from, language) : day(from),
      run: all.map(run).join(text('and')),
      version: calendarVersion,
      ...(limit && { limit: limitWords(limit, note.situation), act: text(`acts.${limit}`) }),
      ...(typeof note.pause === 'string' && { pause: text(`pauses.${note.pause}`) }),
    })
  }
}
