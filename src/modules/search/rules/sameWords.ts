/** The question with everyday words in the place of others. */
export interface Asked {
  readonly original: string
  readonly text: string
  /** A piece of the text as it was typed. */
  before(at: number, length: number): string
}

/** 娃儿 → 孩子. The longest word first, from left to right. */
export function sameWords(original: string, wordFor: (piece: string) => string | undefined, longest: number): Asked {
  let text = ''
  /** Where each character of the text begins in the original, and where it ends. */
  const begins: number[] = []
  const ends: number[] = []
  for (let at = 0; at < original.length; ) {
    const length = longestAt(original, at, longest, (piece) => wordFor(piece) !== undefined)
    const word = length > 0 ? wordFor(original.slice(at, at + length))! : original[at]!
    const end = at + Math.max(length, 1)
    for (let each = 0; each < word.length; each += 1) {
      begins.push(at)
      ends.push(end)
    }
    text += word
    at = end
  }
  return { original, text, before: (at, length) => original.slice(begins[at], ends[at + length - 1]) }
}

/** The longest piece that begins here and is one; 0 if none does. */
export function longestAt(text: string, at: number, lengthMax: number, is: (piece: string) => boolean): number {
  for (let length = Math.min(lengthMax, text.length - at); length > 0; length -= 1) {
    if (is(text.slice(at, at + length))) return length
  }
  return 0
}
