import { z } from 'zod'
import shipped from '../../../../data/life-stages.json' with { type: 'json' }
import { Audience } from '../schema/vocabulary.ts'
import type { ItemDefinition } from '../schema.ts'

const both = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) })

/** One stage of a person's or an enterprise's life, and how to tell which items belong to it. */
export const LifeStage = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]{0,29}$/),
  audience: Audience,
  name: both,
  lead: both,
  codes: z.array(z.string().min(1).max(40)).max(200).describe('基本编码: whatever the item is called, it belongs here'),
  themes: z
    .array(z.string().regex(/^(person|organization)\/\d{3}$/))
    .max(10)
    .describe('Every item of the theme belongs here, unless a word of `not` is in its name'),
  words: z.array(z.string().min(2).max(40)).max(120).describe('An item whose name has one of them belongs here'),
  not: z.array(z.string().min(1).max(40)).max(60).describe('… unless its name also has one of these'),
})
export type LifeStage = z.infer<typeof LifeStage>

/** The stages in their order: first a person's, then an enterprise's. */
export const lifeStages: readonly LifeStage[] = z.object({ stages: z.array(LifeStage).max(30) }).parse(shipped).stages

/** Ids of the stages to which an item belongs. Several are possible: a marriage may also bring a move. */
export function stagesOf(definition: ItemDefinition, stages: readonly LifeStage[] = lifeStages): readonly string[] {
  return stages.flatMap((stage) => (belongs(definition, stage) ? [stage.id] : []))
}

function belongs(definition: ItemDefinition, stage: LifeStage): boolean {
  const { audience, catalogCode, themes } = definition
  if (catalogCode !== null && stage.codes.includes(catalogCode)) return true
  // An item that says for whom it is stands in nobody else's life.
  if (audience.length > 0 && !audience.includes(stage.audience)) return false
  const name = definition.name.replace(/\s/g, '')
  if (stage.not.some((word) => name.includes(word))) return false
  const ofTheme = themes.some((theme) => stage.themes.includes(`${theme.audience}/${theme.code}`))
  return ofTheme || stage.words.some((word) => name.includes(word))
}
