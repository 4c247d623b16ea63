/**
 * Sounds as they are compared: what many speakers and keyboards do not keep apart is one (zh/z, ch/c, sh/s, ang/an, eng/en, ing/in, ü written
 * v or u). On letters and not on syllables, so that a border of syllables makes no difference.
 */
export function comparedLetters(letters: string): string {
  return letters
    .replace(/[^a-zü]/g, '')
    .replace(/[vü]/g, 'u')
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
}

export function comparedSound(syllables: readonly string[]): string {
  return comparedLetters(syllables.join(''))
}

export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('')
}

/**
 * How well a short text is contained in a longer one: 1 is exactly, 0.9 one mistake in ten letters. A mistake is a wrong, missing, additional
 * or exchanged letter; what stands before and after costs nothing.
 */
export function containedShare(short: string, long: string): number {
  if (short.length === 0) return 0
  if (long.includes(short)) return 1
  const width = long.length + 1
  let beforeLast = new Uint8Array(width)
  let last = new Uint8Array(width)
  let present = new Uint8Array(width)
  for (let row = 1; row <= short.length; row += 1) {
    present[0] = row
    for (let column = 1; column < width; column += 1) {
      const same = short.charCodeAt(row - 1) === long.charCodeAt(column - 1)
      let cost = Math.min(last[column - 1]! + (same ? 0 : 1), last[column]! + 1, present[column - 1]! + 1)
      const exchanged =
        row > 1 &&
        column > 1 &&
        short.charCodeAt(row - 1) === long.charCodeAt(column - 2) &&
        short.charCodeAt(row - 2) === long.charCodeAt(column - 1)
      if (exchanged) cost = Math.min(cost, beforeLast[column - 2]! + 1)
      present[column] = cost
    }
    const free = beforeLast
    beforeLast = last
    last = present
    present = free
  }
  let least = short.length
  for (const cost of last) if (cost < least) least = cost
  return 1 - least / short.length
}

/**
 * Syllables in a row that letters spell, each whole, by its first letter or by its beginning at the end (shengydj, shenfzheng): how many;
 * 0 when they do not.
 */
export function mixedSyllables(letters: string, syllables: readonly string[]): number {
  let best = 0
  for (let start = 0; start < syllables.length && best === 0; start += 1) best = spelled(letters, syllables, start)
  return best
}

function spelled(letters: string, syllables: readonly string[], start: number): number {
  /** Letters that the syllables so far may have used up. */
  let ends = new Set([0])
  for (let at = start; at < syllables.length && ends.size > 0; at += 1) {
    const syllable = syllables[at]!
    const next = new Set<number>()
    for (const end of ends) {
      const rest = letters.length - end
      if (rest <= syllable.length && syllable.startsWith(letters.slice(end))) return at - start + 1
      if (letters.startsWith(syllable, end)) next.add(end + syllable.length)
      if (letters[end] === syllable[0]) next.add(end + 1)
    }
    ends = next
  }
  return 0
}
