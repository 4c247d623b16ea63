import texts from '../evaluations.texts.json' with { type: 'json' }

export type ReasonCode = keyof typeof texts.reasons

/** What was good or bad; words in evaluations.texts.json, where those without a `good` wording are offered for bad grades alone. */
export const reasonCodes = Object.keys(texts.reasons) as readonly ReasonCode[]

export const isBad = (grade: number): boolean => grade >= 4

/** The reasons that are offered and taken for a grade. */
export function reasonsFor(grade: number): readonly ReasonCode[] {
  return isBad(grade) ? reasonCodes : reasonCodes.filter((code) => 'good' in texts.reasons[code])
}

/** The words of a reason at a grade. */
export function reasonWords(code: ReasonCode, grade: number): { readonly zh: string; readonly en: string } {
  const words: { readonly good?: { zh: string; en: string }; readonly bad: { zh: string; en: string } } =
    texts.reasons[code]
  return isBad(grade) ? words.bad : (words.good ?? words.bad)
}
