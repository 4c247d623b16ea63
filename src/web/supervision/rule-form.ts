import type { Rule, RuleSetContent } from '../../modules/supervision/index.ts'
import type { FieldError } from '../ui/index.ts'
import { commonFields, fieldLabel, fieldsOf, type Way, wordFields } from '../views/supervision/rule-fields.ts'
import type { Visit } from '../visit.ts'

/** What was typed: rules as far as they could be read, and where each fault belongs. */
export interface TypedRules {
  readonly way: Way
  readonly inForceFrom: string
  /** Of the text: as it was typed. */
  readonly text: string
  /** Undefined: the text is no JSON. */
  readonly content: unknown
  /** Of the form: as it was typed, with what is to be left out. */
  readonly form: RuleSetContent | undefined
  /** Places of rules that are left out. */
  readonly off: readonly number[]
  /** The fault of a text that is no JSON. */
  readonly unreadable: FieldError | undefined
  /** A fault of the content, at the control in which it can be mended. */
  place(error: FieldError): FieldError
}

const isText = (path: string) => /(when|zh|en|level)$/.test(path)

export function readTypedRules(visit: Visit): TypedRules {
  const inForceFrom = visit.field('inForceFrom')
  return visit.field('way') === 'text' ? ofText(visit, inForceFrom) : ofForm(visit, inForceFrom)
}

function ofText(visit: Visit, inForceFrom: string): TypedRules {
  const text = visit.field('text')
  const typed = { way: 'text', inForceFrom, text, form: undefined, off: [] } as const
  try {
    const content: unknown = JSON.parse(text)
    const lines = linesOf(text)
    const place = (error: FieldError): FieldError => {
      if (error.field === 'inForceFrom' || error.field === '') return error
      const line = lineOf(lines, error.field)
      return { field: 'text', message: visit.t('cards.rules.atLine', { line, message: error.message }) }
    }
    return { ...typed, content, unreadable: undefined, place }
  } catch (error) {
    const message = visit.t('cards.rules.notJson', { line: brokenLine(text, (error as Error).message) })
    return { ...typed, content: undefined, unreadable: { field: 'text', message }, place: (one) => one }
  }
}

/** `base` carries what the form does not show, such as which clocks a rule watches. */
function ofForm(visit: Visit, inForceFrom: string): TypedRules {
  const base = readBase(visit.field('base'))
  const rules = base.rules.map((rule, index) => typedRule(visit, rule, `rules.${index}`))
  const off = rules.map((_, index) => index).filter((index) => visit.field(`rules.${index}.off`) === 'yes')
  const kept = rules.map((_, index) => index).filter((index) => !off.includes(index))
  const form = {
    ...base,
    sample: {
      permille: numberIn(visit, 'sample.permille', base.sample.permille),
      answerDays: numberIn(visit, 'sample.answerDays', base.sample.answerDays),
    },
    orderDays: numberIn(visit, 'orderDays', base.orderDays),
    rules: rules as RuleSetContent['rules'],
  }
  const content = { ...form, rules: kept.map((index) => rules[index]) }
  // Rules that are left out move the others up; a fault goes back to the place where the rule stands in the form.
  const place = ({ field, message }: FieldError): FieldError => {
    const [, index, path] = /^rules\.(\d+)\.(.+)$/.exec(field) ?? []
    const at = kept[Number(index)]
    const rule = at === undefined ? undefined : base.rules[at]
    if (path === undefined) return { field, message }
    if (!rule || !isInForm(rule, path)) return { field: '', message }
    // Beside its control the path says nothing: rule and label do.
    const words = message.replace(field, `${rule.number} ${fieldLabel(visit.t, path)}`)
    return { field: `rules.${at}.${path}`, message: words }
  }
  return { way: 'form', inForceFrom, text: '', content, form, off, unreadable: undefined, place }
}

function isInForm({ on }: Rule, path: string): boolean {
  return ['level', ...commonFields, ...wordFields, ...fieldsOf(on)].includes(path)
}

function readBase(json: string): RuleSetContent {
  try {
    const base = JSON.parse(json) as Partial<RuleSetContent>
    return {
      rules: Array.isArray(base.rules) ? base.rules : [],
      sample: { ...{ permille: 0, answerDays: 1 }, ...base.sample },
      orderDays: base.orderDays ?? 1,
    }
  } catch {
    return { rules: [], sample: { permille: 0, answerDays: 1 }, orderDays: 1 }
  }
}

function typedRule(visit: Visit, rule: Rule, at: string): unknown {
  const word = (path: string) => visit.field(`${at}.${path}`)
  const basis = { zh: word('basis.zh'), en: word('basis.en') }
  const answerDays = word('answerDays')
  const typed: Record<string, unknown> = {
    ...rule,
    level: word('level') || rule.level,
    sentence: { zh: word('sentence.zh'), en: word('sentence.en') },
    basis: basis.zh === '' && basis.en === '' ? null : basis,
    answerDays: answerDays === '' ? null : numberOf(answerDays),
    points: numberOf(word('points')),
    on: structuredClone(rule.on),
  }
  for (const path of fieldsOf(rule.on)) put(typed, path.split('.'), isText(path) ? word(path) : numberOf(word(path)))
  return typed
}

/** What is no number stays as it was typed, and is refused with its sentence. */
function numberOf(typed: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed
}

function numberIn(visit: Visit, name: string, before: number): number {
  const typed = visit.field(name)
  return typed === '' ? before : (numberOf(typed) as number)
}

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[name] = value
  else put(into[name] as Record<string, unknown>, rest, value)
}

/** Whether the form can show it: it is read as an edition, faults and all. */
export function fitsForm(content: unknown): content is RuleSetContent {
  const { rules, sample } = (content ?? {}) as Partial<RuleSetContent>
  const isObject = (one: unknown) => typeof one === 'object' && one !== null
  return Array.isArray(rules) && isObject(sample) && rules.every((rule) => isObject(rule) && isObject(rule.on))
}

/** The line on which each value of a JSON text begins, by its path. The text was read before. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  const path: (string | number)[] = []
  let line = 1
  let key: string | undefined
  const begins = () => lines.set(path.join('.'), line)
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:\n]|[^\s[\]{},:"]+/g)) {
    if (token === '\n') line += 1
    else if (token === '{') {
      begins()
      path.push('')
      key = ''
    } else if (token === '[') {
      begins()
      path.push(0)
      key = undefined
    } else if (token === '}' || token === ']') {
      path.pop()
      key = typeof path.at(-1) === 'string' ? '' : undefined
    } else if (token === ',') {
      const last = path.at(-1)
      if (typeof last === 'number') path[path.length - 1] = last + 1
      key = typeof last === 'string' ? '' : undefined
    } else if (token === ':') key = undefined
    else if (key !== undefined) path[path.length - 1] = JSON.parse(token) as string
    else begins()
  }
  return lines
}

/** Of what is missing, the line of what it is missing from. */
function lineOf(lines: ReadonlyMap<string, number>, field: string): number {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const line = lines.get(path)
    if (line !== undefined) return line
  }
  return 1
}

function brokenLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length
}
