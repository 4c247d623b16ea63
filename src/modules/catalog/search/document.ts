import type { ItemDefinition } from '../schema.ts'
import { indexWords, normalise, syllables } from './words.ts'

/** PostgreSQL's weights: the name counts most, the conditions least. */
type Weight = 'A' | 'B' | 'C' | 'D'

/** Positions in a tsvector end at 16,383, and a lexeme at 2,046 bytes. */
const positionMax = 16_383
const tokenMax = 60

/**
 * The search document of an item as a tsvector literal: words of name, parent item, department, result, themes and
 * conditions; pinyin and initials of the name from each word on; the codes; and the region as `@code`, so that one
 * index answers words and region together.
 */
export function searchDocument(definition: ItemDefinition, themeNames: readonly string[]): string {
  const tokens: string[] = []
  let position = 0
  const add = (weight: Weight, words: readonly string[]) => {
    for (const word of words) {
      if (word.length === 0 || word.length > tokenMax || position >= positionMax) continue
      position += 1
      tokens.push(`${quote(word)}:${position}${weight}`)
    }
  }
  add('A', indexWords(definition.name))
  add(
    'B',
    [definition.parentName, definition.result.name].flatMap((text) => (text ? indexWords(text) : [])),
  )
  add('C', sounds(definition.name))
  add('C', codes(definition))
  add('C', [definition.department.name, ...themeNames].flatMap(indexWords))
  add('D', (definition.conditions ?? []).slice(0, 20).flatMap(indexWords))
  add('D', [regionToken(definition.regionCode)])
  return tokens.join(' ')
}

export function regionToken(regionCode: string): string {
  return `@${regionCode}`
}

/** In the order of a dictionary: 生育登记 → shengyudengji. */
export function sortKey(name: string): string {
  return syllables(name).join('').slice(0, 120) || normalise(name).slice(0, 120)
}

/** 生育登记 → shengyudengji, sydj from the first word on, dengji, dj from the second. Questions match their beginnings. */
function sounds(name: string): readonly string[] {
  const spoken = [...normalise(name)].filter((character) => /\p{Script=Han}/u.test(character)).join('')
  const all = syllables(spoken)
  const starts = wordStarts(spoken).filter((start) => start < all.length)
  const found = starts.flatMap((start) => {
    const rest = all.slice(start, start + 12)
    return [rest.join(''), rest.map((syllable) => syllable.charAt(0)).join('')]
  })
  return [...new Set(found)]
}

function wordStarts(text: string): readonly number[] {
  const starts = new Set([0])
  for (const word of indexWords(text)) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) starts.add(at)
  }
  return [...starts].sort((left, right) => left - right)
}

function codes({ catalogCode, localCode, taskCode }: ItemDefinition): readonly string[] {
  return [...new Set([catalogCode, localCode, taskCode].flatMap((code) => (code ? [normalise(code)] : [])))]
}

/** A lexeme in the syntax of tsvector and tsquery. */
export function quote(word: string): string {
  return `'${word.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`
}
