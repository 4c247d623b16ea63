import texts from './surnames.json' with { type: 'json' }

const digitsInARow = /\d{6,}/
const address = /\S@\S|https?:|www\./
const surnames = new Set([...texts.surnames])
const nameLengthMax = 4

/**
 * Whether a question may be written down: nothing that could be somebody's number, address or name. What was found is no name, because it
 * is in the catalogue. `typed` is as it was typed: the signs that make an address are gone from what is compared.
 */
export function isKeepable(typed: string, wasFound: boolean): boolean {
  const question = typed.normalize('NFKC').toLowerCase()
  if (question === '' || digitsInARow.test(question.replaceAll(/[\s\p{P}]/gu, '')) || address.test(question))
    return false
  return wasFound || !looksLikeName(question)
}

/**
 * What is kept of a question that somebody leaves: numbers of six digits and more, also in the wide digits of Chinese keyboards, and
 * addresses of mail are made unreadable. The one character that no text in the database can have is left out.
 */
export function withoutNumbers(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll(/[\d０-９][\d０-９\s\-－–—_·.]{4,}[\d０-９][xXｘＸ]?/g, (number) =>
      /(?:[^\d０-９]*[\d０-９]){6}/.test(number) ? number.replaceAll(/[\d０-９xXｘＸ]/g, '*') : number,
    )
    .replaceAll(/[\w.+-]+[@＠][\w.-]+/g, (mail) => mail.replaceAll(/[^@＠]/g, '*'))
}

function looksLikeName(question: string): boolean {
  const text = question.replaceAll(/[\s\p{P}\p{S}]/gu, '')
  if (!/^\p{Script=Han}{2,}$/u.test(text) || text.length > nameLengthMax) return false
  return surnames.has(text[0]!)
}
