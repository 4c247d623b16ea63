/** One word, number, text or sign of a condition, with its place in the text. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'unreadable'
  /** As written; of a text what it says. */
  readonly value: string
  readonly from: number
  readonly to: number
}

const shapes = {
  number: /\d+(?:\.\d+)?/y,
  text: /"(?:\\.|[^"\\])*"/y,
  name: /[\p{L}_][\p{L}\p{N}_]*/uy,
  sign: /\.\.|!=|<=|>=|\*\*|->|[-=<>()[\],+*/{}.:@]/y,
} as const

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const blank = match(/\s+/y, text, at)
    if (blank) {
      at += blank.length
      continue
    }
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.to
  }
  return tokens
}

function tokenAt(text: string, from: number): Token {
  for (const kind of ['number', 'text', 'name', 'sign'] as const) {
    const found = match(shapes[kind], text, from)
    if (found) return { kind, value: kind === 'text' ? said(found) : found, from, to: from + found.length }
  }
  const [character = ''] = text.slice(from)
  return { kind: 'unreadable', value: character, from, to: from + character.length }
}

function match(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at
  return shape.exec(text)?.[0]
}

/** The escapes of FEEL: those of JSON, and six digits behind a large U. */
function said(quoted: string): string {
  const meanings: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return quoted.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (_, four, six, one: string) => {
    const code = four ?? six
    return code === undefined ? (meanings[one] ?? one) : codePoint(Number.parseInt(code, 16))
  })
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}
