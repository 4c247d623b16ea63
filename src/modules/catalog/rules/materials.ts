import { fillSentence, type Sentence } from '../../../kernel/problem.ts'
import type { Condition } from '../schema/condition.ts'
import type { Material, Necessity } from '../schema/material.ts'
import { type Answers, holds } from './conditions.ts'
import texts from './materials.texts.json' with { type: 'json' }

/**
 * What one material means for one application. `conditional` occurs only where what decides it was not answered yet;
 * `made_from_answers` is written by the platform and never uploaded.
 */
export type MaterialNeed = Necessity | 'not_needed' | 'made_from_answers' | 'conditional'

export interface AskedMaterial {
  readonly material: Material
  readonly need: MaterialNeed
  /** Why, or why not, for the applicant and the clerk. */
  readonly reason: Sentence
}

/** Every material of the item with what it means here, in the order of the item. `answers` of null: the guide page. */
export function requiredMaterials(
  definition: { readonly materials: readonly Material[] | null },
  answers: Answers | null,
): readonly AskedMaterial[] {
  return takenMaterials(definition, (condition) => (answers === null ? undefined : holds(condition, answers)))
}

/** The same where some conditions are not decided yet: `standing` is undefined for those. */
export function takenMaterials(
  { materials }: { readonly materials: readonly Material[] | null },
  standing: (condition: Condition) => boolean | null | undefined,
): readonly AskedMaterial[] {
  return (materials ?? []).map((material) => ({ material, ...needOf(material, standing) }))
}

/** True when the application shows a place to upload it. */
export function takesUpload(asked: AskedMaterial): boolean {
  return asked.need !== 'not_needed' && asked.need !== 'made_from_answers'
}

function needOf(
  material: Material,
  standing: (condition: Condition) => boolean | null | undefined,
): { need: MaterialNeed; reason: Sentence } {
  const { requiredWhen } = material
  if (requiredWhen) {
    const { open, met, notMet } = reasonsWhen(requiredWhen)
    const holding = standing(requiredWhen.condition)
    if (holding === undefined) return { need: 'conditional', reason: open }
    if (!holding) return { need: 'not_needed', reason: notMet }
    return { need: material.madeFromAnswers ? 'made_from_answers' : 'required', reason: met }
  }
  if (material.madeFromAnswers) return { need: 'made_from_answers', reason: texts.made_from_answers }
  return { need: material.necessity, reason: reasons[material.necessity] }
}

type RequiredWhen = NonNullable<Material['requiredWhen']>
interface ReasonsWhen {
  readonly open: Sentence
  readonly met: Sentence
  readonly notMet: Sentence
}

/** Filled once for each condition of an item, which never changes: every look at a checklist asks for all of them. */
const filled = new WeakMap<RequiredWhen, ReasonsWhen>()

function reasonsWhen(required: RequiredWhen): ReasonsWhen {
  const known = filled.get(required)
  if (known) return known
  const when = { when: required.text }
  const made = {
    open: fillSentence(texts.condition_open, when),
    met: fillSentence(texts.condition_met, when),
    notMet: fillSentence(texts.condition_not_met, when),
  }
  filled.set(required, made)
  return made
}

const reasons: Readonly<Record<Necessity, Sentence>> = {
  required: texts.always,
  optional: texts.optional,
  deferrable: texts.deferrable,
  credit_deferrable: texts.credit_deferrable,
}
