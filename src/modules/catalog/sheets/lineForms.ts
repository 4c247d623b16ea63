import { CellError, type CellForm, escapedPart, lines, partRead, partsOf } from './cells.ts'

/**
 * The short notations for what is a list inside a row. Options: `value | label | hint`. Conditions: `field = value`, `field in a, b`, `FEEL: …`.
 * Discretion: `fact in a, b`, `fact = true`, `fact [1, 5)` where `*` is no bound.
 */
type Text = Readonly<Record<string, unknown>>

/** Lines `a | b | c` ↔ objects with these members; a member with `?` may be absent, one with `-` null. */
function records(members: readonly string[]): CellForm {
  return lines({
    write(value) {
      const parts = members.map((member) => {
        const held = (value as Text)[member.replace(/[?-]$/, '')]
        return held === undefined || held === null ? '' : escapedPart(String(held))
      })
      while (parts.at(-1) === '') parts.pop()
      return parts.join(' | ')
    },
    read(line) {
      const parts = partsOf(line)
      if (parts.length > members.length) throw new CellError('lines_expected')
      const pairs = members.flatMap((member, at): [string, unknown][] => {
        const part = parts[at] ?? ''
        const name = member.replace(/[?-]$/, '')
        if (part === '' && member.endsWith('?')) return []
        if (part === '' && member.endsWith('-')) return [[name, null]]
        if (part === '') throw new CellError('lines_expected')
        return [[name, partRead(part)]]
      })
      return Object.fromEntries(pairs)
    },
  })
}

export const optionLines = records(['value', 'label', 'hint?'])
export const factValueLines = records(['value', 'label'])
export const outcomeLines = records(['id', 'label', 'decision'])
export const nextStepLines = records(['outcome', 'name', 'reason', 'catalogCode-'])
export const successorLines = records(['itemId', 'name'])

/** `label | field, field` */
export const contentLines: CellForm = lines({
  write(value) {
    const { label, fields } = value as { label: string; fields: readonly string[] }
    return `${escapedPart(label)} | ${fields.join(', ')}`
  },
  read(line) {
    const [label, fields, ...rest] = partsOf(line)
    if (!label || !fields || rest.length > 0) throw new CellError('lines_expected')
    return { label: partRead(label), fields: fields.split(/[,，]/).map((field) => field.trim()) }
  },
})

/** `person/005` */
export const themeLines: CellForm = lines({
  write: (value) => `${(value as Text).audience}/${(value as Text).code}`,
  read(line) {
    const [audience, code, ...rest] = line.trim().split('/')
    if (!audience || !code || rest.length > 0) throw new CellError('lines_expected')
    return { audience, code }
  },
})

/** `material idCard` · `field siteAddress` · `whole` */
export const aboutForm: CellForm = {
  write(value) {
    const [[kind, name] = []] = Object.entries(value as Text)
    return kind === 'whole' ? 'whole' : `${kind} ${name}`
  },
  read(given) {
    const [kind = '', name] = given.trim().split(/ (.*)/s)
    if (kind === 'whole' && name === undefined) return { whole: true }
    if ((kind === 'material' || kind === 'field') && name !== undefined) return { [kind]: name }
    throw new CellError('lines_expected')
  },
}

/** A value in a condition: bare where it is a word, else in quotation marks as JSON; true and false are yes and no. */
function atom(value: unknown): string {
  return typeof value === 'string' && (!/^[A-Za-z0-9_]+$/.test(value) || value === 'true' || value === 'false')
    ? JSON.stringify(value)
    : String(value)
}
function readAtom(given: string): string | boolean {
  if (given === 'true' || given === 'false') return given === 'true'
  if (!given.startsWith('"')) return given
  try {
    return String(JSON.parse(given))
  } catch {
    throw new CellError('condition_expected')
  }
}
const atoms = (given: string) => (given.match(/"(?:\\.|[^"\\])*"|[^,，\s"]+/g) ?? []).map(readAtom)

/** Before a condition in FEEL, whose text follows as it is. */
const feelMark = 'FEEL:'

export const conditionForm: CellForm = {
  write(value) {
    const {
      field,
      equals,
      in: list,
      feel,
    } = value as { field: string } & Partial<Record<'equals' | 'feel', unknown>> & {
        in?: readonly string[]
      }
    if (feel !== undefined) return `${feelMark} ${feel}`
    return list ? `${field} in ${list.map(atom).join(', ')}` : `${field} = ${atom(equals)}`
  },
  read(given) {
    if (given.startsWith(feelMark)) return { feel: given.slice(feelMark.length).replace(/^ /, '') }
    const parts = /^\s*(\S+)\s*(=|in\s)\s*(.+?)\s*$/s.exec(given)
    if (!parts) throw new CellError('condition_expected')
    const [, field, operator, rest = ''] = parts
    return operator === '=' ? { field, equals: readAtom(rest) } : { field, in: atoms(rest).map(String) }
  },
}

interface Between {
  readonly kind: 'between'
  readonly from: number | null
  readonly fromIncluded: boolean
  readonly to: number | null
  readonly toIncluded: boolean
}
type Test = { kind: 'oneOf'; values: readonly string[] } | { kind: 'is'; value: boolean } | Between

const testLines = lines({
  write(pair) {
    const [fact, test] = pair as [string, Test]
    if (test.kind === 'oneOf') return `${fact} in ${test.values.join(', ')}`
    if (test.kind === 'is') return `${fact} = ${test.value}`
    return `${fact} ${test.fromIncluded ? '[' : '('}${test.from ?? '*'}, ${test.to ?? '*'}${test.toIncluded ? ']' : ')'}`
  },
  read(line): [string, Test] {
    const [, fact = '', rest = ''] = /^\s*(\S+)\s+(.+?)\s*$/.exec(line) ?? []
    const list = /^in\s+(.+)$/.exec(rest)?.[1]
    if (list) return [fact, { kind: 'oneOf', values: atoms(list).map(String) }]
    const is = /^=\s*(true|false)$/.exec(rest)?.[1]
    if (is) return [fact, { kind: 'is', value: is === 'true' }]
    const [, open, from, to, close] = /^([[(])\s*([^,]+?)\s*,\s*(.+?)\s*([\])])$/.exec(rest) ?? []
    if (!fact || from === undefined || to === undefined) throw new CellError('condition_expected')
    const bound = (word: string) => (word === '*' ? null : Number(word))
    return [
      fact,
      { kind: 'between', from: bound(from), fromIncluded: open === '[', to: bound(to), toIncluded: close === ']' },
    ]
  },
})
export const testsForm: CellForm = {
  write: (value) => testLines.write(Object.entries(value as object)),
  read: (given) => Object.fromEntries(testLines.read(given) as [string, Test][]),
}
