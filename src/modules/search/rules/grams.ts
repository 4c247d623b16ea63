const runs = /\p{Script=Han}+|[a-z0-9-]+/gu
const hanRun = /^\p{Script=Han}/u

/**
 * What a text is looked up by: every two neighbouring characters, every single one, and Latin words and numbers whole. Two characters
 * are most Chinese words, need no dictionary, and survive a wrong character beside them.
 */
export function gramsOf(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [run] of text.matchAll(runs)) {
    if (!hanRun.test(run)) {
      found.add(run)
      continue
    }
    const characters = [...run]
    for (let at = 0; at < characters.length; at += 1) {
      found.add(characters[at]!)
      if (at > 0) found.add(characters[at - 1]! + characters[at]!)
    }
  }
  return [...found]
}

/** A single character says much less than two in a row. */
export function gramShare(gram: string): number {
  return gram.length === 1 ? 0.35 : 1
}

/** Every three letters in a row; of less than three letters the whole. */
export function lettersInThrees(letters: string): readonly string[] {
  if (letters.length <= 3) return letters === '' ? [] : [letters]
  const found = new Set<string>()
  for (let at = 0; at + 3 <= letters.length; at += 1) found.add(letters.slice(at, at + 3))
  return [...found]
}

export function lettersInTwos(letters: string): readonly string[] {
  const found = new Set<string>()
  for (let at = 0; at + 2 <= letters.length; at += 1) found.add(letters.slice(at, at + 2))
  return [...found]
}
