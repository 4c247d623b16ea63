import { z } from 'zod'
import type { ItemDefinition } from './schema.ts'
import { syllables } from './sounds.ts'

/** What search needs of a definition, at most some 2 kB: kept beside it, so that no index has to read 15 kB of each. */
export const SearchText = z.strictObject({
  name: z.string(),
  /** Syllables of the name, one per Chinese character: reading them takes longer than indexing them. */
  sounds: z.string(),
  parent: z.string().nullable(),
  result: z.string().nullable(),
  /** In words for a standard; items carry the name of their own body. */
  department: z.string(),
  themes: z.array(z.string()),
  materials: z.string(),
  conditions: z.string(),
  questions: z.string(),
})
export type SearchText = z.infer<typeof SearchText>

const materialsMax = 200
const conditionsMax = 200
const questionsMax = 120

export function searchTextOf(definition: ItemDefinition, themeNames: Readonly<Record<string, string>>): SearchText {
  const { name, parentName, result, department, themes, materials, conditions, faqs } = definition
  return {
    name,
    sounds: syllables(name).join(' '),
    parent: parentName,
    result: result.name,
    department: department.name,
    themes: themes.flatMap(({ audience, code }) => themeNames[`${audience}/${code}`] ?? []),
    materials: shortened(
      (materials ?? []).map((material) => material.name),
      materialsMax,
    ),
    conditions: shortened(conditions ?? [], conditionsMax),
    questions: shortened(
      faqs.map(({ question }) => question),
      questionsMax,
    ),
  }
}

/** One line each, as many as fit. */
function shortened(lines: readonly string[], charactersMax: number): string {
  return lines.join('\n').slice(0, charactersMax)
}
