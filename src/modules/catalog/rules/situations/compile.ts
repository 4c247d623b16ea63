import type { Bound, Decision, Literal, Operator } from './decision.ts'
import type feelTexts from './feel.texts.json'
import { type Token, tokensOf } from './tokens.ts'

export type RefusalCode = keyof typeof feelTexts
/** What a condition says that it may not say here, and where. */
export interface Refusal {
  readonly code: RefusalCode
  /** As written in the condition. */
  readonly part: string
}
export type Compiled =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/**
 * The part of FEEL that conditions may use: questions by their id, texts, numbers, true and false; = != < <= > >=, between, in with
 * values, comparisons and intervals; list contains; and, or, not(). Everything else is refused with its name. For whatever is accepted,
 * a test proves that it means the same as in a whole FEEL engine.
 */
export function compile(text: string): Compiled {
  const kept = memory.get(text)
  if (kept) return kept
  const compiled = read(text)
  if (memory.size >= memoryMax) memory.clear()
  memory.set(text, compiled)
  return compiled
}

/** Conditions kept after they were read: those of a few hundred items. */
const memoryMax = 5_000
const memory = new Map<string, Compiled>()

/** Conditions inside one another; a deeper one is for nobody to read. */
const depthMax = 20

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

function read(text: string): Compiled {
  try {
    return { kind: 'decision', decision: new Reader(text).whole() }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

const operators: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>='])
const flipped: Readonly<Record<string, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Words of FEEL that begin what is not allowed here. */
const otherWords: ReadonlyMap<string, RefusalCode> = new Map([
  ['if', 'branch'],
  ['for', 'loop'],
  ['some', 'loop'],
  ['every', 'loop'],
  ['function', 'function'],
  ['null', 'null'],
  ['instance', 'type'],
  ['date', 'date'],
  ['time', 'date'],
  ['duration', 'date'],
])
const reserved: ReadonlySet<string> = new Set(['and', 'or', 'between', 'in', 'then', 'else', 'return', 'satisfies'])

type Operand = { readonly field: string; readonly token: Token } | { readonly value: Literal; readonly token: Token }

class Reader {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text)
  }

  whole(): Decision {
    if (this.tokens.length === 0) throw this.refused('empty')
    const decision = this.either()
    const rest = this.peek()
    if (rest?.kind === 'name') throw this.refused('not_joined', this.tokens[this.at - 1], rest)
    if (rest) throw this.unexpected()
    return decision
  }

  private either(): Decision {
    return this.joined('or', () => this.joined('and', () => this.single()))
  }

  private joined(kind: 'and' | 'or', next: () => Decision): Decision {
    const parts = [next()]
    while (this.takes(kind)) parts.push(next())
    return parts.length === 1 ? parts[0]! : { kind, parts }
  }

  private single(): Decision {
    const [first, second] = [this.peek(), this.peek(1)]
    if (isWord(first, 'not') && isSign(second, '(')) {
      this.at += 1
      return { kind: 'not', part: this.inParentheses() }
    }
    if (isSign(first, '(')) return this.inParentheses()
    if (isWord(first, 'list') && isWord(second, 'contains') && isSign(this.peek(2), '(')) return this.contains()
    return this.comparison(this.operand())
  }

  private inParentheses(): Decision {
    this.depth += 1
    if (this.depth > depthMax) throw this.refused('deep')
    this.expect('(')
    const decision = this.either()
    this.expect(')')
    this.depth -= 1
    return decision
  }

  private contains(): Decision {
    this.at += 3
    const list = this.operand()
    this.expect(',')
    const value = this.literal()
    this.expect(')')
    if (!('field' in list)) throw this.refused('not_a_question', list.token)
    return { kind: 'contains', field: list.field, value }
  }

  private comparison(left: Operand): Decision {
    const token = this.peek()
    if (token && isOperator(token)) {
      this.at += 1
      return this.compared(left, token.value as Operator, this.operand())
    }
    if (!('field' in left)) throw this.refused('not_a_question', left.token)
    const { field } = left
    if (this.takes('between')) {
      const from = this.number()
      if (!this.takes('and')) throw this.unexpected()
      return this.between(field, { value: from, included: true }, { value: this.number(), included: true })
    }
    if (this.takes('in')) return this.membership(field)
    return { kind: 'yes', field }
  }

  private compared(left: Operand, operator: Operator, right: Operand): Decision {
    if ('field' in left && 'field' in right) throw this.refused('two_questions', left.token, right.token)
    if ('field' in left && 'value' in right) return { kind: 'compare', field: left.field, operator, value: right.value }
    if ('value' in left && 'field' in right) {
      return { kind: 'compare', field: right.field, operator: flipped[operator] ?? operator, value: left.value }
    }
    throw this.refused('not_a_question', left.token, right.token)
  }

  /**
   * What may stand behind `in`: an interval, or several tests in parentheses. A list or a single value is refused, and so is an interval
   * with more behind it: the grammar of FEEL lets `a in [1..5] and b` mean two things, and engines differ.
   */
  private membership(field: string): Decision {
    const bracket = this.peek()
    const interval = this.interval(field)
    if (interval) {
      const next = this.peek()
      if (isWord(next, 'and') || isWord(next, 'or')) throw this.refused('in_parentheses', bracket, this.peek(-1))
      return interval
    }
    if (isSign(bracket, '[')) throw this.refused('brackets', bracket, this.tokens.at(-1))
    if (isSign(bracket, '(')) return this.several(() => this.test(field))
    throw this.refused('one_value', this.peek())
  }

  private several(next: () => Decision): Decision {
    const first = this.at
    this.expect('(')
    const parts = [next()]
    while (isSign(this.peek(), ',')) {
      this.at += 1
      parts.push(next())
    }
    this.expect(')')
    if (parts.length === 1) throw this.refused('one_value', this.tokens[first], this.tokens[this.at - 1])
    return { kind: 'or', parts }
  }

  private test(field: string): Decision {
    const token = this.peek()
    if (token && isOperator(token)) {
      this.at += 1
      return { kind: 'compare', field, operator: token.value as Operator, value: this.literal() }
    }
    return this.interval(field) ?? this.equal(field)
  }

  private equal(field: string): Decision {
    return { kind: 'compare', field, operator: '=', value: this.literal() }
  }

  /** `[1..5]`, `(1..5)`, `]1..5[`; undefined, and nothing read, where there is none. */
  private interval(field: string): Decision | undefined {
    const open = this.peek()
    const start = this.at
    if (!['[', '(', ']'].some((sign) => isSign(open, sign))) return undefined
    this.at += 1
    const from = this.findNumber()
    if (from === undefined || !isSign(this.peek(), '..')) {
      this.at = start
      return undefined
    }
    this.at += 1
    const to = this.number()
    const close = this.peek()
    if (![']', ')', '['].some((sign) => isSign(close, sign))) throw this.unexpected()
    this.at += 1
    const included = { from: isSign(open, '['), to: isSign(close, ']') }
    return this.between(field, { value: from, included: included.from }, { value: to, included: included.to })
  }

  private between(field: string, from: Bound, to: Bound): Decision {
    if (from.value >= to.value) throw this.refused('backwards', this.peek(-1))
    return { kind: 'between', field, from, to }
  }

  private operand(): Operand {
    const token = this.peek()
    if (token?.kind !== 'name' || token.value === 'true' || token.value === 'false') {
      return { value: this.literal(), token: token! }
    }
    const other = otherWords.get(token.value)
    const called = isSign(this.peek(1), '(')
    if (other && (called || !isOperator(this.peek(1)))) throw this.refused(other, token)
    if (reserved.has(token.value)) throw this.unexpected()
    if (called) throw this.refused('function', token)
    this.at += 1
    const next = this.peek()
    if (isSign(next, '.') || isSign(next, '[')) throw this.refused('path', token, next)
    if (next?.kind === 'name' && !['and', 'or', 'in', 'between', 'instance'].includes(next.value)) {
      throw this.refused('spaces', token, next)
    }
    if (isWord(next, 'instance')) throw this.refused('type', next)
    this.noArithmetic(token)
    return { field: token.value, token }
  }

  private literal(): Literal {
    const token = this.peek()
    if (token?.kind === 'text') {
      this.at += 1
      this.noArithmetic(token)
      return token.value
    }
    if (token?.kind === 'name' && (token.value === 'true' || token.value === 'false')) {
      this.at += 1
      return token.value === 'true'
    }
    const number = this.findNumber()
    if (number !== undefined) {
      this.noArithmetic(this.tokens[this.at - 1]!)
      return number
    }
    if (isSign(token, '@')) throw this.refused('date', token, this.peek(1))
    const other = token && otherWords.get(token.value)
    if (other) throw this.refused(other, token)
    if (token?.kind === 'name') throw this.refused(isSign(this.peek(1), '(') ? 'function' : 'value_expected', token)
    throw this.unexpected()
  }

  private number(): number {
    const number = this.findNumber()
    if (number === undefined) throw this.peek() ? this.refused('number_expected', this.peek()) : this.unexpected()
    this.noArithmetic(this.tokens[this.at - 1]!)
    return number
  }

  private findNumber(): number | undefined {
    const negative = isSign(this.peek(), '-')
    const token = this.peek(negative ? 1 : 0)
    if (token?.kind !== 'number') return undefined
    this.at += negative ? 2 : 1
    return negative ? -Number(token.value) : Number(token.value)
  }

  private noArithmetic(before: Token): void {
    const sign = this.peek()
    if (['+', '-', '*', '/', '**'].some((one) => isSign(sign, one))) throw this.refused('arithmetic', before, sign)
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead]
  }

  private takes(word: string): boolean {
    if (!isWord(this.peek(), word)) return false
    this.at += 1
    return true
  }

  private expect(sign: string): void {
    if (!isSign(this.peek(), sign)) throw this.unexpected()
    this.at += 1
  }

  private unexpected(): Refused {
    const token = this.peek()
    if (!token) return this.refused('unfinished')
    return this.refused(otherWords.get(token.value) ?? 'unexpected', token)
  }

  private refused(code: RefusalCode, from?: Token, to: Token | undefined = from): Refused {
    const part = from ? this.text.slice(from.from, (to ?? from).to) : this.text
    return new Refused({ code, part: part.slice(0, 60) })
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'name' && token.value === word
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign
}

function isOperator(token: Token | undefined): boolean {
  return token?.kind === 'sign' && operators.has(token.value)
}
