import { type Difference, findMember, stepsOf } from '../modules/catalog/index.ts'
import { flatten, type Language, type TextKey, translator, zh } from './texts/index.ts'

/** A difference in plain words: 材料“身份证” › 份数, from 1 to 2. */
export interface DifferenceWords {
  readonly place: string
  readonly kind: Difference['kind']
  readonly kindWord: string
  /** Undefined for what was added, or removed, on that side. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What the words are taken from: names of materials, fields and windows stand in the contents themselves. */
export interface ComparedContents {
  readonly before: unknown
  readonly after: unknown
}

export function differenceWords(
  difference: Difference,
  contents: ComparedContents,
  language: Language,
): DifferenceWords {
  const t = translator(language)
  const { pointer, kind, before, after } = difference
  const way = wayOf(pointer, kind === 'removed' ? contents.before : contents.after, language)
  const words = (value: unknown) => {
    if (value === undefined) return undefined
    if (kind === 'moved') return t('differences.position', { number: Number(value) + 1 })
    return valueWords(value, way.property, way.holder, language)
  }
  const kindWord = t(`differences.kinds.${kind}`)
  return { place: way.words, kind, kindWord, before: words(before), after: words(after) }
}

/** A pointer alone, as a fault or a conflict names it. */
export function placeWords(pointer: string, content: unknown, language: Language): string {
  return wayOf(pointer, content, language).words
}

const known: ReadonlySet<string> = new Set(flatten(zh).keys())

interface Way {
  readonly words: string
  /** The last property on the way, and the one that holds it: `copies` of `materials`. */
  readonly property: string
  readonly holder: string
}

function wayOf(pointer: string, content: unknown, language: Language): Way {
  const t = translator(language)
  const parts: string[] = []
  let [at, property, holder, facts]: [unknown, string, string, unknown] = [content, '', '', undefined]
  for (const step of stepsOf(pointer)) {
    if (Array.isArray(at)) {
      const member: unknown = findMember(at, step)
      const list = fieldWord(property, holder, language)
      const name = memberName(member) ?? (member === at[Number(step)] ? undefined : step)
      const number = Number(step) + 1
      parts.pop()
      parts.push(
        name === undefined ? t('differences.place', { list, number }) : t('differences.member', { list, name }),
      )
      at = member
      continue
    }
    // What a rule asks of a fact is named by the fact, which stands beside the rules.
    if (isObject(at) && Array.isArray(at.facts)) facts = at.facts
    const fact = property === 'when' && Array.isArray(facts) ? memberName(findMember(facts, step)) : undefined
    if (fact === undefined) [holder, property] = [property, step]
    parts.push(fact ?? fieldWord(step, holder, language))
    at = isObject(at) ? at[step] : undefined
  }
  const shown = parts.length > 1 && skipped.has(parts[0]!) ? parts.slice(1) : parts
  return { words: shown.join(t('differences.between')) || t('differences.whole'), property, holder }
}

/** The envelope of a proposal says nothing that its reader does not know. */
const skipped: ReadonlySet<string> = new Set(
  (['zh', 'en'] as const).flatMap((language) =>
    ['standard', 'definition', 'claim'].map((name) => translator(language)(`differences.fields.${name}` as TextKey)),
  ),
)

/** A property that means another thing in another holder has a word of its own there. */
function fieldWord(property: string, holder: string, language: Language): string {
  const t = translator(language)
  const keys = [`differences.fields.${holder}_${property}`, `differences.fields.${property}`]
  const key = keys.find((candidate) => known.has(candidate))
  return key ? t(key as TextKey) : property
}

/** What people call a member of a list. */
function memberName(member: unknown): string | undefined {
  if (!isObject(member)) return undefined
  const { shortName, name, title, label, question, postName, text } = member
  const called = [shortName, name, title, label, question, postName, text].find(
    (candidate) => typeof candidate === 'string' && candidate !== '',
  ) as string | undefined
  return called && called.length > nameMax ? `${called.slice(0, nameMax)}…` : called
}

/** Characters: a name that is a sentence would fill the line. */
const nameMax = 30
/** Characters of one side. What is longer is read in the item itself. */
const valueMax = 1_000

function valueWords(value: unknown, property: string, holder: string, language: Language): string {
  const words = untrimmed(value, property, holder, language)
  return words.length > valueMax ? `${words.slice(0, valueMax)}…` : words
}

function untrimmed(value: unknown, property: string, holder: string, language: Language): string {
  const t = translator(language)
  const inner = (part: unknown, name: string, of: string) => untrimmed(part, name, of, language)
  if (value === null || value === undefined || value === '') return t('differences.nothing')
  if (typeof value === 'boolean') return t(value ? 'differences.yes' : 'differences.no')
  if (Array.isArray(value)) {
    if (value.length === 0) return t('differences.nothing')
    return value.map((part) => memberName(part) ?? inner(part, property, holder)).join(t('differences.list'))
  }
  if (!isObject(value)) return codeWord(String(value), property, holder, language)
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const empty = part === null || part === undefined || (Array.isArray(part) && part.length === 0)
    if (empty) return []
    const field = fieldWord(name, property, language)
    return [t('differences.part', { field, value: inner(part, name, property) })]
  })
  return parts.join(t('differences.parts'))
}

/** Vocabularies that pages already have words for, by the property that holds their codes. */
const vocabularies: Readonly<Record<string, string>> = {
  type: 'vocabulary.itemType',
  materials_type: 'vocabulary.materialType',
  materials_form: 'vocabulary.materialForm',
  serviceObjects: 'vocabulary.serviceObject',
  audience: 'vocabulary.audience',
  tier: 'vocabulary.tier',
  necessity: 'vocabulary.necessity',
  origin: 'vocabulary.origin',
  deliveryWays: 'vocabulary.delivery',
  channels: 'vocabulary.channel',
  scope: 'vocabulary.scope',
  result_kind: 'vocabulary.result',
  specialProcedures_kind: 'vocabulary.procedure',
  openSlots: 'differences.fields',
}

function codeWord(value: string, property: string, holder: string, language: Language): string {
  const groups = [vocabularies[`${holder}_${property}`], vocabularies[property], `differences.values.${property}`]
  const key = groups.map((group) => `${group}.${value}`).find((candidate) => known.has(candidate))
  return key ? translator(language)(key as TextKey) : value
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
