/** One line of questions.tsv: what somebody types, and every item that a fair clerk would accept. */
export interface AskedQuestion {
  readonly kind: string
  readonly region: string
  readonly question: string
  /** Names or codes of items. */
  readonly right: readonly string[]
}

/** Blank lines, the header and lines that begin with # are no questions. */
export function readQuestions(text: string): readonly AskedQuestion[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [kind, region, question, right] = line.split('\t').map((cell) => cell.trim())
    if (!kind || kind.startsWith('#') || !region || !/^\d{12}$/.test(region) || !question || !right) return []
    return [
      {
        kind,
        region,
        question,
        right: right
          .split('|')
          .map((one) => one.trim())
          .filter(Boolean),
      },
    ]
  })
}

export function answersQuestion(
  { right }: AskedQuestion,
  items: readonly { readonly name: string; readonly localCode: string }[],
): boolean {
  return items.slice(0, 3).some(({ name, localCode }) => right.includes(name) || right.includes(localCode))
}
