import { fillSentence, type Sentence } from '../../kernel/problem.ts'
import { type FeelPart, readFeelTree } from '../../platform/feel/tree.ts'
import texts from './condition-words.texts.json' with { type: 'json' }
import factTexts from './fact-words.texts.json' with { type: 'json' }
import { type ActFacts, sampleFacts } from './rules/facts.ts'

/** What is said of one fact; which of these there are depends on what the fact can be. */
interface FactWords {
  readonly label: Sentence
  readonly unit?: Sentence
  readonly one?: Sentence
  /** It is at least one, or true. */
  readonly some?: Sentence
  /** It is zero, or false. */
  readonly none?: Sentence
  readonly absent?: Sentence
  readonly present?: Sentence
  readonly values?: Readonly<Record<string, Sentence>>
}
const factWords: Readonly<Record<keyof ActFacts, FactWords>> = factTexts

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='
const opposite = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const
const flipped = { '=': '=', '!=': '!=', '<': '>', '>=': '<=', '>': '<', '<=': '>=' } as const

/** What a condition of a rule asks, as people say it; undefined where it has no plain words, such as a comparison of comparisons. */
export function conditionWords(condition: string): Sentence | undefined {
  const tree = readFeelTree(condition)
  const words = tree && statement(tree, true)
  return words && { zh: spaced(words.zh), en: words.en }
}

/** What is said when a part holds, or when it does not: a denial goes to the smallest thing that can take it. */
function statement(part: FeelPart, holds: boolean): Sentence | undefined {
  switch (part.kind) {
    case 'Expression':
    case 'ParenthesizedExpression':
      return statement(inner(part), holds)
    case 'Conjunction':
      return holds ? joined(part, 'and') : denied(part)
    case 'Disjunction':
      return holds ? joined(part, 'or') : denied(part)
    case 'FunctionInvocation':
      return denial(part, holds)
    case 'Comparison':
      return comparison(part, holds)
    case 'BooleanLiteral':
      return texts[(part.text === 'true') === holds ? 'true' : 'false']
    default: {
      const fact = isYesNo(part) ? factOf(part) : undefined
      return holds ? fact?.some : fact?.none
    }
  }
}

function denied(part: FeelPart): Sentence | undefined {
  const words = statement(part, true)
  return words && fillSentence(texts.not, { part: words })
}

/** `not(…)` of one thing; another function has no words. */
function denial({ parts }: FeelPart, holds: boolean): Sentence | undefined {
  const given = parts.find(({ kind }) => kind === 'PositionalParameters')?.parts ?? []
  const [only] = given
  return parts[0]?.text === 'not' && only && given.length === 1 ? statement(only, !holds) : undefined
}

/** A chain of the same word is one list; and inside or, or inside and, stands in brackets. */
function joined(part: FeelPart, word: 'and' | 'or'): Sentence | undefined {
  return listed(
    chain(part, part.kind).map((member) => {
      const words = statement(member, true)
      return words && isCompound(member) ? fillSentence(texts.inside, { part: words }) : words
    }),
    texts[word],
  )
}

function chain(part: FeelPart, kind: string): readonly FeelPart[] {
  const bare = unwrapped(part)
  return bare.kind === kind ? [bare.parts[0]!, bare.parts.at(-1)!].flatMap((member) => chain(member, kind)) : [part]
}

function isCompound(part: FeelPart): boolean {
  return ['Conjunction', 'Disjunction'].includes(unwrapped(part).kind)
}

function comparison({ parts }: FeelPart, holds: boolean): Sentence | undefined {
  const [left, word, right] = parts
  if (!left || !word || !right) return undefined
  if (word.kind === 'between') return between(left, right, parts.at(-1)!, holds)
  if (word.kind === 'in') return membership(left, parts.slice(2), holds)
  const operator = word.text as Operator
  return compared(left, holds ? operator : opposite[operator], right)
}

/** The fact stands on the left, on whichever side it was written. */
function compared(left: FeelPart, operator: Operator, right: FeelPart): Sentence | undefined {
  const fact = factOf(left)
  if (!fact && factOf(right)) return compared(right, flipped[operator], left)
  const value = unwrapped(right)
  if (fact && value.kind === 'null')
    return operator === '=' ? fact.absent : operator === '!=' ? fact.present : undefined
  if (fact && value.kind === 'BooleanLiteral') return ofBoolean(fact, operator, value)
  if (fact && value.kind === 'StringLiteral') return ofText(fact, operator, [value])
  const zero = fact && value.kind === 'NumericLiteral' ? ofZero(fact, operator, numberOf(value)) : undefined
  if (zero) return zero
  const [one, other] = [amount(left), amount(right, fact)]
  return one && other && fillSentence(texts[operator], { left: one, right: other })
}

function ofBoolean({ some, none }: FactWords, operator: Operator, { text }: FeelPart): Sentence | undefined {
  if (operator !== '=' && operator !== '!=') return undefined
  return (text === 'true') === (operator === '=') ? some : none
}

/** Whether there is any at all has words of its own. What may be unknown is not said to be there because it is not zero. */
function ofZero({ some, none, absent }: FactWords, operator: Operator, value: number): Sentence | undefined {
  const comparison = `${operator}${value}`
  if (comparison === '!=0' && absent) return undefined
  if (['>0', '>=1', '!=0'].includes(comparison)) return some
  return ['=0', '<=0', '<1'].includes(comparison) ? none : undefined
}

function ofText(fact: FactWords, operator: Operator, values: readonly FeelPart[]): Sentence | undefined {
  if (operator !== '=' && operator !== '!=') return undefined
  const words = values.map(({ text }) => {
    const value = textOf(text)
    return fillSentence(texts.value, { value: fact.values?.[value] ?? value })
  })
  const said = listed(words, operator === '=' ? texts.value_or : texts.value_nor)
  return said && fillSentence(operator === '=' ? texts.is_one : texts.is_none, { left: fact.label, values: said })
}

function between(left: FeelPart, from: FeelPart, to: FeelPart, holds: boolean): Sentence | undefined {
  const fact = factOf(left)
  const [said, low, high] = [amount(left), plainAmount(from), amount(to, fact)]
  return said && low && high && fillSentence(holds ? texts.between : texts.outside, { left: said, low, high })
}

/** What stands behind `in`: texts, which are one list, or tests of which one is enough. */
function membership(left: FeelPart, behind: readonly FeelPart[], holds: boolean): Sentence | undefined {
  const tests = behind.flatMap((part) => (part.kind === 'PositiveUnaryTests' ? part.parts : part)).filter(isTest)
  const values = tests.map((test) => unwrapped(test.parts[0]!))
  const fact = factOf(left)
  if (fact && values.every(({ kind }) => kind === 'StringLiteral')) return ofText(fact, holds ? '=' : '!=', values)
  const words = values.map((value) => tested(left, value, holds))
  const said = listed(words, holds ? texts.or : texts.and)
  return said && words.length > 1 ? fillSentence(texts.inside, { part: said }) : said
}

const isTest = ({ kind }: FeelPart): boolean => kind === 'PositiveUnaryTest'

/** `1`, `> 3` or `(1..3)`, asked of the left side. */
function tested(left: FeelPart, test: FeelPart, holds: boolean): Sentence | undefined {
  if (test.kind !== 'SimplePositiveUnaryTest') return compared(left, holds ? '=' : '!=', test)
  const [first, second] = test.parts
  if (first?.kind !== 'Interval') {
    const operator = first?.text as Operator
    return second && compared(left, holds ? operator : opposite[operator], second)
  }
  const [open, from, , to, close] = first.parts
  const low = from && compared(left, open?.text === '[' ? '>=' : '>', from)
  const high = to && compared(left, close?.text === ']' ? '<=' : '<', to)
  const both = listed([low, high], texts.and)
  return both && fillSentence(holds ? texts.inside : texts.not, { part: both })
}

/** What a side of a comparison stands for, with the unit of the fact on the other side. */
function amount(part: FeelPart, beside?: FactWords): Sentence | undefined {
  const bare = unwrapped(part)
  if (bare.kind === 'NumericLiteral' && beside?.unit && beside.one) {
    const value = numberOf(bare)
    return fillSentence(texts.amount, { value, unit: value === 1 ? beside.one : beside.unit })
  }
  return plainAmount(bare)
}

function plainAmount(part: FeelPart): Sentence | undefined {
  const bare = unwrapped(part)
  if (bare.kind === 'NumericLiteral') return literal(String(numberOf(bare)))
  if (bare.kind !== 'ArithmeticExpression') return factOf(bare)?.label
  const [left, sign, right] = bare.parts
  const template = sign && texts[sign.text as keyof typeof texts]
  const [one, other] = [left && term(left), right && term(right)]
  return template && one && other && fillSentence(template, { left: one, right: other })
}

/** A sum inside another stands in brackets. */
function term(part: FeelPart): Sentence | undefined {
  const words = plainAmount(part)
  const isSum = unwrapped(part).kind === 'ArithmeticExpression'
  return words && isSum ? fillSentence(texts.inside, { part: words }) : words
}

function factOf(part: FeelPart): FactWords | undefined {
  const { kind, text } = unwrapped(part)
  return kind === 'VariableName' && Object.hasOwn(factWords, text) ? factWords[text as keyof ActFacts] : undefined
}

/** A number that stands alone says nothing. */
function isYesNo({ text }: FeelPart): boolean {
  return typeof sampleFacts[0][text as keyof ActFacts] === 'boolean'
}

function unwrapped(part: FeelPart): FeelPart {
  return part.kind === 'ParenthesizedExpression' || part.kind === 'Expression' ? unwrapped(inner(part)) : part
}

function inner({ kind, parts }: FeelPart): FeelPart {
  return parts[kind === 'Expression' ? 0 : 1]!
}

/** Undefined where one of them has no words. */
function listed(words: readonly (Sentence | undefined)[], separator: Sentence): Sentence | undefined {
  const said = words.filter((one) => one !== undefined)
  if (said.length < words.length || said.length === 0) return undefined
  return { zh: said.map(({ zh }) => zh).join(separator.zh), en: said.map(({ en }) => en).join(separator.en) }
}

const numberOf = ({ text }: FeelPart): number => Number(text.replaceAll(/\s/g, ''))
const literal = (text: string): Sentence => ({ zh: ` ${text} `, en: text })

/** Chinese has a space beside a number, but not before a mark or at the end. */
function spaced(words: string): string {
  return words.replaceAll(/ {2,}/g, ' ').replaceAll(/ (?=[，、）]|$)/g, '')
}

/** As it was meant, without its quotation marks. */
function textOf(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')
}
