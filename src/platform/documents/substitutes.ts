import type { Json } from './documents.ts'
import { missingCharacters } from './fonts.ts'

/** Stands where a character should be that no font has: 〓 is what Chinese typesetters put there (缺字符). */
const substitute = '〓'

/** Marks that only choose between shapes of the character before them, or join letters: without a shape for them nothing is lost. */
const shapeless = /\u200b|\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

export interface Substituted {
  readonly data: Json
  /** `U+20BB7`, each once: what the fonts lack. */
  readonly codePoints: readonly string[]
}

/**
 * Data that can be drawn: a paper with a rare name (生僻字) is made and says what it could not print, `张〓（U+20BB7）`, because a
 * right that runs from a notice must not wait for a font.
 */
export function withSubstitutes(data: Json): Substituted {
  const codePoints = new Set<string>()
  const drawable = (text: string): string => {
    const missing = new Set(missingCharacters(text))
    if (missing.size === 0) return text
    return [...text.replace(shapeless, '')]
      .map((character) => (missing.has(character) ? stated(character) : character))
      .join('')
  }
  const stated = (character: string): string => {
    const name = codePointName(character)
    codePoints.add(name)
    return `${substitute}（${name}）`
  }
  return { data: mapStrings(data, drawable), codePoints: [...codePoints] }
}

export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function mapStrings(data: Json, change: (text: string) => string): Json {
  if (typeof data === 'string') return change(data)
  if (Array.isArray(data)) return data.map((value: Json) => mapStrings(value, change))
  if (data === null || typeof data !== 'object') return data
  const entries = Object.entries(data).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  return Object.fromEntries(entries.map(([key, value]) => [key, mapStrings(value, change)]))
}
