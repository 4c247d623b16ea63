/** What every check answers: the normalised value with what it says, or the stable code of the first fault. */
export type Checked<Details extends object, Reason extends string> =
  | ({ readonly ok: true; readonly value: string } & Details)
  | { readonly ok: false; readonly reason: Reason }

/** No identifier here is longer than 100 characters; what is longer is not looked at. */
const inputCharactersMax = 128

/**
 * What people type, in the form the standards print: full-width characters become plain ones (common with Chinese
 * input), letters upper case, spaces go. Text beyond any identifier's length becomes empty, and fails on its length.
 */
export function normaliseCode(text: string): string {
  if (text.length > inputCharactersMax) return ''
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
