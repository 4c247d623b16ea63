import texts from './surnames.json' with { type: 'json' }

const digitsInARow = /\d{6,}/
const address = /\S@\S|https?:|www\./
const surnames = new Set([...texts.surnames])
const nameLengthMax = 4

/**
 * Whether a question may be written down: nothing that could be somebody's number, address or name. What was found is no name, because it
 * is in the catalogue.
 */
export function isKeepable(question: string, wasFound: boolean): boolean {
  if (question === '' || digitsInARow.test(question.replaceAll(/[\s-]/g, '')) || address.test(question)) return false
  return wasFound || !looksLikeName(question)
}

/** What is kept of a question that somebody leaves: numbers of six digits and more are made unreadable. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(/\d[\d\s-]{4,}\d[xX]?/g, (number) => number.replaceAll(/[\dxX]/g, '*'))
}

function looksLikeName(question: string): boolean {
  const text = question.replaceAll(' ', '')
  if (!/^\p{Script=Han}{2,}$/u.test(text) || text.length > nameLengthMax) return false
  return surnames.has(text[0]!)
}
