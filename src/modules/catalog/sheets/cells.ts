import texts from './labels.texts.json' with { type: 'json' }

/** How one value of a definition stands in a cell, and how it is read back. Reading throws a CellError that says what is wrong. */
export interface CellForm {
  write(value: unknown): string
  /** `text` is '' for a blank cell. Undefined: the member is left out. */
  read(text: string): unknown
  /** What may be chosen, for templates. */
  readonly choices?: readonly string[]
}

export type CellRule =
  | 'choice_unknown'
  | 'number_expected'
  | 'yes_or_no'
  | 'date_expected'
  | 'lines_expected'
  | 'condition_expected'

export class CellError extends Error {
  constructor(readonly rule: CellRule) {
    super(rule)
  }
}

/** Two quotation marks stand for a text that is there and empty; a blank cell for one that is not there. */
const emptyText = '""'
const plain = {
  write: (text: string) => (text === '' ? emptyText : /^"{2,}$/.test(text) ? `${text}"` : text),
  read: (text: string) => (text === emptyText ? '' : /^"{3,}$/.test(text) ? text.slice(1) : text),
}

/** A text that must be there. */
export const text: CellForm = { write: (value) => plain.write(String(value)), read: plain.read }

/** What a blank cell means where it does not mean an empty text: `null`, or that the member is left out. */
export function blankIs(blank: null | undefined | boolean | number, form: CellForm): CellForm {
  return {
    ...form,
    write: (value) => (value === blank ? '' : form.write(value)),
    read: (given) => (given.trim() === '' && given !== emptyText ? blank : form.read(given)),
  }
}
export const nullable = (form: CellForm) => blankIs(null, form)
export const optional = (form: CellForm) => blankIs(undefined, form)

export const number: CellForm = {
  write: (value) => String(value),
  read(given) {
    const value = Number(
      given.trim().replace(/[０-９．－]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)),
    )
    if (given.trim() === '' || !Number.isFinite(value)) throw new CellError('number_expected')
    return value
  },
}

const { yes, no } = texts.yesNo
export const yesNo: CellForm = {
  choices: [yes, no],
  write: (value) => (value ? yes : no),
  read(given) {
    const word = given.trim().toLowerCase()
    if ([yes, 'yes', 'true', '1'].includes(word)) return true
    if ([no, 'no', 'false', '0', ''].includes(word)) return false
    throw new CellError('yes_or_no')
  },
}

/** Yes where the member is there as true; it is never there as false. */
export const mark: CellForm = { ...yesNo, read: (given) => yesNo.read(given) || undefined }

/** A day; a spreadsheet program that made a number of days since 1900 of it is understood. */
export const day: CellForm = {
  write: (value) => String(value),
  read(given) {
    const word = given.trim()
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(word)
    if (parts) return [parts[1], parts[2]!.padStart(2, '0'), parts[3]!.padStart(2, '0')].join('-')
    const daysSince1900 = /^\d{5}$/.test(word) ? Number(word) : undefined
    if (daysSince1900 === undefined) throw new CellError('date_expected')
    return new Date((daysSince1900 - 25_569) * 86_400_000).toISOString().slice(0, 10)
  },
}

/** A closed vocabulary: written in Chinese, read in Chinese or as the code. */
export function oneOf(labels: Readonly<Record<string, string>>): CellForm {
  const codes = new Map(
    Object.entries(labels).flatMap(([code, label]) => [[label, code] as const, [code, code] as const]),
  )
  return {
    choices: Object.values(labels),
    write: (value) => labels[String(value)] ?? String(value),
    read(given) {
      const code = codes.get(given.trim())
      if (code === undefined) throw new CellError('choice_unknown')
      return code
    },
  }
}

/** Several values of a closed vocabulary in one cell. */
export function someOf(labels: Readonly<Record<string, string>>): CellForm {
  const one = oneOf(labels)
  return {
    choices: one.choices ?? [],
    write: (values) => (values as readonly string[]).map(one.write).join('; '),
    read: (given) => (given.trim() === '' ? [] : given.split(/[;；\n]/).map((part) => one.read(part))),
  }
}

/** One line each; what a line cannot hold as it is stands behind a backslash. */
export function lines(member: { write(value: unknown): string; read(line: string): unknown }): CellForm {
  return {
    write: (values) => (values as readonly unknown[]).map(member.write).join('\n'),
    read: (given) => (given === '' ? [] : given.split('\n').map((line) => member.read(line.replace(/\r$/, '')))),
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '|': '\\|' }
const meanings: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r', '|': '|', s: ' ', e: '' }

/** One text of a line. Blanks at its ends would be lost between bars, and an empty text would be no line. */
export function escapedPart(value: string): string {
  if (value === '') return '\\e'
  return value.replace(/[\\\n\r|]/g, (character) => escapes[character] ?? character).replace(/^ | $/g, '\\s')
}

export function partRead(part: string): string {
  return part.trim().replace(/\\(.)/gs, (whole, mark: string) => meanings[mark] ?? whole)
}

/** The parts of a line `a | b | c`. */
export function partsOf(line: string): readonly string[] {
  return (line.match(/(?:^|\|)(?:\\.|[^\\|])*/gs) ?? []).map((part) => part.replace(/^\|/, '').trim())
}

export const textLines = lines({ write: (value) => escapedPart(String(value)), read: partRead })
