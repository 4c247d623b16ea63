/**
 * What went wrong, said once: a stable code for programs, one public sentence in two languages for people,
 * and a private detail for the log. The domain throws problems; it knows nothing of HTTP. One handler in
 * `platform/http` turns a kind into a status.
 */
export type ProblemKind =
  | 'invalid' // the input cannot be used; the sentence says what to change
  | 'unauthenticated' // nobody is signed in
  | 'forbidden' // signed in, but not this person's duty
  | 'not_found' // absent, or somebody else's: the two are never told apart
  | 'conflict' // right when it was sent, overtaken since
  | 'too_large'
  | 'too_many'
  | 'unavailable'

export type Language = 'zh' | 'en'
export type Sentence = Readonly<Record<Language, string>>

/** One fault of one field. `field` is a path such as `answers.siteAddress`; `code` is stable. */
export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly sentence: Sentence
}

export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    /** What the person reads: what happened and what to do next. */
    readonly sentence: Sentence,
    /** For the log only. Never holds personal values. */
    readonly detail?: string,
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(detail ? `${code}: ${detail}` : code)
  }
}

/** A value that reads differently in the two languages, such as a day, is a sentence itself. */
type Parameters = Readonly<Record<string, string | number | Sentence>>

/** What a reader of the interface may meet: `sentence` still has its `{name}` places. */
export interface DeclaredProblem {
  readonly code: string
  readonly kind: ProblemKind
  readonly sentence: Sentence
}

const declared = new Map<string, DeclaredProblem>()

/** Every problem that a family of this process can throw, by code: the table of the public documentation. */
export function declaredProblems(): readonly DeclaredProblem[] {
  return [...declared.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/**
 * Makes the thrower of one module's problems from two tables with the same keys: kinds in code, sentences in a
 * text file. `{name}` in a sentence is filled from the parameters.
 */
export function problemFamily<const Kinds extends Readonly<Record<string, ProblemKind>>>(
  kinds: Kinds,
  texts: Readonly<Record<keyof Kinds & string, Sentence>>,
) {
  for (const [code, kind] of Object.entries(kinds))
    declared.set(code, { code, kind, sentence: texts[code as keyof Kinds & string] })
  return function problem(
    code: keyof Kinds & string,
    parameters: Parameters = {},
    detail?: string,
    fields: readonly FieldFault[] = [],
  ): Problem {
    return new Problem(code, kinds[code] as ProblemKind, fillSentence(texts[code], parameters), detail, fields)
  }
}

export function fillSentence(sentence: Sentence, parameters: Parameters): Sentence {
  return { zh: fill(sentence, 'zh', parameters), en: fill(sentence, 'en', parameters) }
}

function fill(sentence: Sentence, language: Language, parameters: Parameters): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name] ?? whole
    return typeof value === 'object' ? value[language] : String(value)
  })
}
